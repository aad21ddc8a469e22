import * as l10n from '@vscode/l10n';
import { coderKey } from '../../analysis/counted';

/** A file of a coder, as far as it says who may settle it. */
export interface SettledFrom {
  /** How people know the file. */
  readonly name: string;
  /** Empty where nothing says who coded it. */
  readonly coder: string;
}

/**
 * Why somebody may not settle what coders have coded, in a sentence for people; null where they may. All of them must be different
 * people whose names can be told apart in a question, and the file is called by the name of who settles it.
 */
export function settlerProblem(coders: readonly SettledFrom[], moderator: string): string | null {
  const missing = coders.find(({ coder }) => coder === '');
  if (missing) return l10n.t('Nothing says who coded {0}. Write “coder” in its front matter.', missing.name);
  if (moderator.trim() === '') return l10n.t('Say who settles the codes.');
  const names = [moderator, ...coders.map(({ coder }) => coder)];
  if (new Set(names.map(coderKey)).size < names.length)
    return l10n.t('The coders and whoever settles their codes must be different people.');
  if (names.some((name) => /[,;()\r\n]/.test(name)))
    return l10n.t('Names with commas, semicolons or brackets cannot be told apart in a question.');
  return /[\\/:*?"<>|]/.test(moderator)
    ? l10n.t(
        'The file is called by this name, in which there can be none of these: {0}',
        '\\ / : * ? " < > |',
      )
    : null;
}
