import * as l10n from '@vscode/l10n';
import { isSeq } from 'yaml';
import { insertion } from '../transcript/textEdit';
import type { CodebookDraft } from './draft';
import { Refusal } from './refusal';
import { addItems } from './yamlLists';
import { endOf, keyOf, lineBreakOf, valueAt } from './yamlPlaces';
import { yamlItem, yamlText } from './yamlText';

/**
 * Adds a line to the codebook's own history, the newest last; begins it at the end of the file where there is none.
 *
 * @param date as YYYY-MM-DD
 * @param what was done, in words
 */
export function addHistory(draft: CodebookDraft, date: string, what: string): void {
  const { text, root } = draft;
  if (isSeq(root)) {
    throw new Refusal(
      l10n.t(
        'There is no place for a history in codebook.yaml: it begins with a list. Put `codes:` on a line above it first; nothing was changed.',
      ),
    );
  }
  const key = keyOf(root, 'history');
  if (key) draft.change(addItems(text, key, valueAt(root, 'history'), (write) => `${date}: ${write(what)}`));
  else if (root.flow)
    draft.change(insertion(endOf(text, root) - 1, `, history: [${date}: ${yamlItem(what)}]`));
  else {
    const newLine = lineBreakOf(text);
    const gap = /[\r\n]$/.test(text) ? '' : newLine;
    draft.change(insertion(text.length, `${gap}history:${newLine}  - ${date}: ${yamlText(what)}${newLine}`));
  }
}
