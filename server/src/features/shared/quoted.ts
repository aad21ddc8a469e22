import * as l10n from '@vscode/l10n';

/** Words in the quotation marks of the language that the interface speaks. */
export function quoted(words: string): string {
  return l10n.t('“{0}”', words);
}
