import * as l10n from '@vscode/l10n';
import { syntaxMessage } from '../../codebook/syntaxMessages';
import type { FrontMatterFault } from '../../transcript/frontMatter';

/**
 * What is wrong in front matter and what to do about it, in a sentence.
 *
 * @param detail of a `front-matter` problem (see `FrontMatterFault`)
 */
export function frontMatterMessage(detail: string): string {
  const [kind = '', about = '', ...more] = detail.split('\n');
  if (kind === 'syntax') {
    if (about === 'MULTIPLE_DOCS')
      return l10n.t('A second YAML document begins here; front matter is one. Remove the line with `...`.');
    return syntaxMessage({ code: about, message: more.join(' ') });
  }
  return isFault(kind) ? messages[kind](about) : detail;
}

const messages: Readonly<Record<Exclude<FrontMatterFault, 'syntax'>, (name: string) => string>> = {
  length: () => l10n.t('This front matter is too long to be read.'),
  depth: () =>
    l10n.t('This is nested more than a hundred levels deep and is not read. An attribute has one value.'),
  aliases: () =>
    l10n.t(
      'From here on, `*` is an asterisk like any other, as there are more than a hundred. Write the texts out.',
    ),
  'bare-template': () =>
    l10n.t('Put this template in quotation marks, as braces and colons have a meaning in YAML.'),
  'nearly-marked': () => l10n.t('To have only lines with `#` read as codes, write `codes: marked`.'),
  'name-no-text': () => l10n.t('A name should be one text.'),
  'name-twice': (name) => l10n.t('“{0}” stands here twice; the last one counts.', name),
  'several-values': (name) => l10n.t('“{0}” should have one value.', name),
  'no-attributes': () => l10n.t('Front matter is a list of “name: value” lines.'),
};

function isFault(kind: string): kind is keyof typeof messages {
  return Object.hasOwn(messages, kind);
}
