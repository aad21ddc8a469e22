import * as l10n from '@vscode/l10n';
import type { Range } from '../transcript/transcript';
import type { SyntaxProblem } from '../transcript/yamlReading';

/** What is wrong where a text is not YAML, and what to do about it: of codebooks, and but for a second document of front matter. */
export function syntaxMessage(problem: Pick<SyntaxProblem, 'code' | 'message'>): string {
  for (const [sign, message] of bySign) if (problem.message.startsWith(sign)) return message();
  return byCode.get(problem.code)?.() ?? l10n.t('This is not valid YAML: {0}.', problem.message);
}

/** By how the message of the `yaml` package begins: one of its codes may have several causes. */
const bySign: readonly (readonly [string, () => string])[] = [
  [
    'Missing closing',
    () => l10n.t('The quotation mark that begins this text has no partner. Put one at its end.'),
  ],
  ['Flow sequence', () => l10n.t('The list that `[` begins is not closed. Put `]` at its end.')],
  ['Flow map', () => l10n.t('The mapping that `{` begins is not closed. Put `}` at its end.')],
  ['Expected flow sequence', () => l10n.t('The list that `[` begins is not closed. Put `]` at its end.')],
  ['Expected flow map', () => l10n.t('The mapping that `{` begins is not closed. Put `}` at its end.')],
  [
    'Sequence item without',
    () => l10n.t('This line is neither indented as a part of the entry above nor begins an entry with `- `.'),
  ],
  ['Implicit map keys', () => l10n.t('This needs a colon after the key: `key: value`.')],
  [
    'Nested mappings',
    () =>
      l10n.t(
        'A text that contains a colon and a space must stand in quotation marks; if this is a key, indent it like the others.',
      ),
  ],
];

const byCode: ReadonlyMap<string, () => string> = new Map<string, () => string>([
  [
    'LINE_IN_THE_WAY',
    () => l10n.t('This line is not valid YAML here. Check its dash, its colon and its indentation.'),
  ],
  ['TAB_AS_INDENT', () => l10n.t('YAML does not allow tabs as indentation. Use spaces.')],
  [
    'BAD_INDENT',
    () => l10n.t('This line is not indented like the others it belongs to. Give it the same indentation.'),
  ],
  [
    'BAD_SCALAR_START',
    () =>
      l10n.t('YAML keeps this character for itself at the start of a text. Put the text in quotation marks.'),
  ],
  [
    'BAD_DQ_ESCAPE',
    () =>
      l10n.t(
        'In double quotation marks a backslash means a special character. Write it twice, or use single quotation marks.',
      ),
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    () => l10n.t('A list cannot stand here. Begin it on the line below its key, indented like the others.'),
  ],
  [
    'MULTILINE_IMPLICIT_KEY',
    () =>
      l10n.t(
        'A key and its colon must stand on one line. Is a colon and a space missing, or an indentation?',
      ),
  ],
  [
    'MULTIPLE_DOCS',
    () =>
      l10n.t('A second YAML document begins here; a codebook is one. Remove the line with `---` or `...`.'),
  ],
  ['KEY_OVER_1024_CHARS', () => l10n.t('This key is too long. Is a line break or a quotation mark missing?')],
  [
    'UNEXPECTED_TOKEN',
    () => l10n.t('This cannot stand here in YAML. Remove it, or put the text in quotation marks.'),
  ],
]);

/**
 * The range of a syntax error, made visible: no further than its line, and an error at the end of the file
 * shows on the last line that says something.
 */
export function visibleRange(text: string, range: Range): Range {
  if (range.start < text.length) {
    const shown = text.slice(range.start, range.end);
    // One letter is where a word begins that stands in the wrong place.
    const length =
      shown.length === 1 && /\w/.test(shown) ? wordLength(text, range.start) : shown.search(/[\r\n]/);
    return length < 0 ? range : { start: range.start, end: range.start + length };
  }
  const end = text.trimEnd().length;
  let start = end;
  while (start > 0 && !'\r\n'.includes(text.charAt(start - 1))) start--;
  while (start < end && ' \t'.includes(text.charAt(start))) start++;
  return { start, end };
}

function wordLength(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) > 32) end++;
  return end - start;
}
