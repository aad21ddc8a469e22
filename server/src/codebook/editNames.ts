import type { TextEdit } from '../transcript/textEdit';
import type { Mention } from './codebook';
import type { CodebookDraft } from './draft';
import { withoutBracket } from './labels';
import { scalarAt, startOf } from './yamlPlaces';
import { textLike, withinMarks, yamlItem, yamlText } from './yamlText';

/**
 * Gives codes other labels, wherever codebook.yaml names them by the label: in their entries, in what other codes fix, and in
 * what is to be used instead of deprecated ones. Aliases stay as they are.
 *
 * @param names by label, the new one
 */
export function renameLabels(draft: CodebookDraft, names: ReadonlyMap<string, string>): void {
  renameMentions(draft, names, ({ as }) => as !== 'alias');
}

/**
 * Gives codes other names where codebook.yaml names them, under any spelling, for the sake of other codes alone: in what
 * those fix, and in what is to be used instead of deprecated ones. Their own entries stay as they are.
 */
export function renameReferences(draft: CodebookDraft, names: ReadonlyMap<string, string>): void {
  renameMentions(draft, names, ({ as }) => as === 'fixes' || as === 'deprecated');
}

function renameMentions(
  draft: CodebookDraft,
  names: ReadonlyMap<string, string>,
  isMeant: (mention: Mention) => boolean,
): void {
  const { codebook } = draft;
  const short = new Map([...names].map(([from, to]) => [withoutBracket(from), withoutBracket(to)]));
  const aliases = new Set(codebook.codes.flatMap((code) => code.aliases));
  const edits = codebook.mentions.flatMap((mention): TextEdit[] => {
    if (!isMeant(mention)) return [];
    const shortened = aliases.has(mention.text) ? undefined : short.get(mention.text);
    const by = names.get(mention.text) ?? shortened;
    return by === undefined || by === mention.text ? [] : [renaming(draft, mention, by)];
  });
  draft.change(...edits);
}

function renaming({ text, root }: CodebookDraft, { as, range }: Mention, by: string): TextEdit {
  const place = scalarAt(root, range.start);
  const start = startOf(place?.scalar);
  const mark = text.charAt(start);
  if (mark === '"' || mark === "'") {
    if (as !== 'deprecated') return { range, newText: textLike(mark, by) };
    // The successor of a deprecated code is named within a sentence.
    return { range, newText: withinMarks(mark, by) };
  }
  if (as === 'deprecated') return { range, newText: by };
  return { range, newText: place?.inFlow ? yamlItem(by) : yamlText(by) };
}
