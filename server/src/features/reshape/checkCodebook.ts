import * as l10n from '@vscode/l10n';
import type { CodebookProblem } from '../../codebook/codebook';
import type { CodebookDraft } from '../../codebook/draft';
import { Refusal } from '../../codebook/refusal';

/**
 * Makes sure that a change brings no mistakes into the codebook.
 *
 * @param before the mistakes that it had
 * @throws Refusal with the first new mistake
 */
export function checkCodebook({ codebook }: CodebookDraft, before: readonly CodebookProblem[]): void {
  const left = new Map<string, number>();
  for (const { code } of before) left.set(code, (left.get(code) ?? 0) + 1);
  for (const { code, message } of codebook.problems) {
    const known = left.get(code) ?? 0;
    if (known === 0)
      throw new Refusal(l10n.t('The codebook would have a mistake then: {0} Nothing was changed.', message));
    left.set(code, known - 1);
  }
}
