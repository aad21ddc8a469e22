import type { Code } from '../../codebook/codebook';
import type { CodebookDraft } from '../../codebook/draft';
import { setField } from '../../codebook/editFields';

/**
 * Writes out what followed from names alone and does not follow from the new ones: `X-fix` goes on to be a fix of X
 * when that is called otherwise, and a code that was an issue goes on to be one. No count changes silently.
 *
 * @param before the codes as they were
 * @param names the new labels, by the old ones; others are kept
 */
export function writeInferredRelations(
  draft: CodebookDraft,
  before: readonly Code[],
  names: ReadonlyMap<string, string>,
): void {
  const nameOf = (label: string) => names.get(label) ?? label;
  for (const { label, fixes } of before) {
    if (fixes === null) continue;
    const issue = nameOf(fixes);
    const code = draft.code(nameOf(label));
    if (code && code.fixes !== issue && draft.code(issue) && code.label !== issue)
      setField(draft, code.label, 'fixes', issue);
  }
  for (const { label, kind } of before) {
    const code = draft.code(nameOf(label));
    if (code && code.kind !== kind && code.kind === 'topic') setField(draft, code.label, 'kind', kind);
  }
}
