import * as l10n from '@vscode/l10n';

/** A label or words of a transcript in the quotation marks of the language that people are spoken to in. */
export function quoted(text: string): string {
  return l10n.t('“{0}”', text);
}
