import * as l10n from '@vscode/l10n';

/**
 * What `deprecated` says of a code for which another one stands in, in the language that people are spoken to in. The label is
 * a word of its own, by which it is found in the sentence again.
 */
export function useInstead(label: string): string {
  return l10n.t('Use {0}.', label);
}
