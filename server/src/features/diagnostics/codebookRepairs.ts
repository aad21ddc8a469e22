import * as l10n from '@vscode/l10n';
import type { Codebook, CodebookProblem, Repair } from '../../codebook/codebook';
import type { TextEdit } from '../../transcript/textEdit';
import type { Range } from '../../transcript/transcript';

/** What can be done about a mistake in codebook.yaml. */
export interface CodebookFix {
  readonly title: string;
  readonly edit: TextEdit;
}

/** What can be done about a finding at a place of codebook.yaml; null for nothing, and for one that is not there any more. */
export function fixInCodebook(codebook: Codebook, text: string, code: string, at: Range): CodebookFix | null {
  const found = codebook.problems.find(
    (problem) => problem.code === code && problem.range.start === at.start && problem.range.end === at.end,
  );
  return found?.repair ? { title: titleOf(found.repair, found, text), edit: found.repair.edit } : null;
}

function titleOf({ text: by, edit }: Repair, { range }: CodebookProblem, text: string): string {
  if (by === '') return l10n.t('Remove “{0}”', text.slice(range.start, range.end));
  return edit.range.start === edit.range.end
    ? l10n.t('Write “{0}” here', by.trim())
    : l10n.t('Change to “{0}”', by);
}

/**
 * Writes codebook.yaml as it is read already where it is not quite right: nothing that it says of the codes changes.
 *
 * @param isWanted tells which findings the user wants to hear of
 */
export function clearRepairs(
  { problems }: Codebook,
  isWanted: (problem: CodebookProblem) => boolean,
): TextEdit[] {
  return problems.flatMap((problem) =>
    problem.repair?.certain && isWanted(problem) ? [problem.repair.edit] : [],
  );
}
