import * as l10n from '@vscode/l10n';
import { isMap, isScalar, isSeq } from 'yaml';
import type { CodebookDraft } from '../../codebook/draft';
import { startList } from '../../codebook/edit';
import { Refusal } from '../../codebook/refusal';
import { addTexts } from '../../codebook/yamlLists';
import { endOf, keyOf, startOf, valueAt } from '../../codebook/yamlPlaces';
import { textLike } from '../../codebook/yamlText';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { nameLikeness } from '../../transcript/names';
import { isRole } from '../../transcript/roles';
import { prefixColon, speakerKey, tidySpeaker } from '../../transcript/speakers';
import { type LabelChanges, noLabelChanges } from './labelChanges';

/** Gives a speaker another name in every transcript and in the codebook. It is the one reshaping that changes speaker lines. */
export function renameSpeaker(
  study: Study,
  draft: CodebookDraft | null,
  { from: given, to: givenName }: { from: string; to: string },
): LabelChanges {
  const from = tidySpeaker(given);
  const to = composed(givenName.trim());
  const key = speakerKey(from);
  if (speakerKey(to) !== key) checkName(to);
  const keys = new Set<string>();
  for (const { speakers } of study.transcripts.values())
    for (const { name } of speakers) if (name !== null) keys.add(speakerKey(name));
  for (const name of study.codebook.speakers) keys.add(speakerKey(name));
  if (!keys.has(key)) throw new Refusal(l10n.t('There is no speaker “{0}”.', from));
  if (speakerKey(to) !== key && keys.has(speakerKey(to))) {
    throw new Refusal(
      l10n.t(
        'There is a speaker “{0}” already, and the two could not be told apart any more. Choose another name.',
        to,
      ),
    );
  }
  if (draft) renameListed(draft, key, to);
  return {
    ...noLabelChanges,
    title: l10n.t('Rename the speaker “{0}” to “{1}”', from, to),
    done: l10n.t('renamed the speaker {0} to {1}', from, to),
    labels: new Map(),
    speaker: { from, to },
    draft,
  };
}

/** Whether the name is read where it stands is for the check of each changed file to say. */
function checkName(to: string): void {
  const line = `${to}: words`;
  const isPlain = !/[\p{Cc}:#]/u.test(to) && prefixColon(line, 0, line.length) === to.length;
  if (to !== '' && (isPlain || nameLikeness(to) !== 'none')) return;
  throw new Refusal(
    l10n.t(
      '“{0}” cannot be the name of a speaker: it has at most five words, and a full stop only behind a title or an initial.',
      to,
    ),
  );
}

/** A name that is no usual role must be listed, or a transcript in which it stands seldom would take it for speech. */
function renameListed(draft: CodebookDraft, key: string, to: string): void {
  const { root, text } = draft;
  if (!isMap(root)) return;
  const value = valueAt(root, 'speakers');
  const items: readonly unknown[] = isSeq(value) ? value.items : [value];
  const edits = items.flatMap((item) => {
    if (!isScalar(item) || speakerKey(String(item.value)) !== key) return [];
    const range = { start: startOf(item), end: endOf(text, item) };
    return [{ range, newText: textLike(text.slice(range.start, range.end), to) }];
  });
  if (edits.length > 0) draft.change(...edits);
  else if (!isRole(to)) {
    const listKey = keyOf(root, 'speakers');
    draft.change(listKey ? addTexts(text, listKey, value, to) : startList(text, root, 'speakers', to));
  }
}
