// The comments in a codebook that was begun for somebody, in the language of the editor. The keys of an entry stay as they are.
import * as l10n from '@vscode/l10n';

/** Room for the keys, so that what they mean stands in one column. */
const keyColumn = 28;

/**
 * What a new codebook says of itself at its top.
 *
 * @param kinds whether the study has issues and fixes: only then are their keys explained
 * @returns its lines, each a comment
 */
export function codebookIntroduction(kinds: boolean): string[] {
  return [
    l10n.t('The codebook of this study, begun from the codes its transcripts use. It is yours to change.'),
    '',
    l10n.t('Each entry below `codes:` is one code:'),
    `  - code: ${l10n.t('Its-name')}`,
    `    description: ${l10n.t('What it means')}`,
    '',
    l10n.t('Other keys of an entry, where they help:'),
    explained(
      'include, exclude, example',
      l10n.t('when to use the code, when not to, and words that call for it'),
    ),
    explained(`aliases: [${l10n.t('Old-name')}]`, l10n.t('other spellings of it in the transcripts')),
    ...(kinds
      ? [
          explained('kind: issue', l10n.t('issue, fix or topic; a code named X-fix is a fix of X')),
          explained(
            `fixes: ${l10n.t('Some-issue')}`,
            l10n.t('what it is a fix of, where its name does not tell'),
          ),
        ]
      : []),
    explained('color: "#4e79a7"', l10n.t('for the code and those under it')),
    explained('deprecated:', l10n.t('why it is no longer to be used, and which code to use')),
    explained('codes:', l10n.t('its sub-codes, listed as here')),
  ].map((line) => `# ${line}`.trimEnd());
}

function explained(key: string, meaning: string): string {
  return `  ${key.padEnd(keyColumn - 1)} ${meaning}`;
}
