import { strToU8, zipSync } from 'fflate';
import type { Imported } from '../../../server/src/exchange/imported';

/** A way in which a program keeps its texts and counts their characters. */
export interface Program {
  readonly origin: string;
  readonly unit: 'utf16' | 'code-points';
  readonly lineEnd: '\n' | '\r\n';
  /** How many characters a line end counts. */
  readonly countsLineEnd: 1 | 2;
  readonly bom: boolean;
  /** What it calls a selection. */
  readonly name: (words: string) => string | undefined;
}

const none = () => undefined;

/** Programs as their files were seen, or are said to be. */
export const programs: Readonly<Record<string, Program>> = {
  'NVivo for Windows': {
    origin: 'NVivo 12',
    unit: 'utf16',
    lineEnd: '\r\n',
    countsLineEnd: 2,
    bom: true,
    name: none,
  },
  'NVivo for Mac': {
    origin: 'NVivo Mac 12.7',
    unit: 'utf16',
    lineEnd: '\n',
    countsLineEnd: 2,
    bom: false,
    name: none,
  },
  'ATLAS.ti': {
    origin: 'ATLAS.ti 8.4.0 573',
    unit: 'utf16',
    lineEnd: '\r\n',
    countsLineEnd: 1,
    bom: false,
    name: (words) =>
      words.length > 100 ? `${words.slice(0, 99).replace(/\s+/g, ' ')}…` : words.replace(/\s+/g, ' '),
  },
  QualCoder: {
    origin: 'QualCoder-3.5',
    unit: 'code-points',
    lineEnd: '\n',
    countsLineEnd: 1,
    bom: true,
    name: none,
  },
  qc: { origin: 'qc', unit: 'code-points', lineEnd: '\n', countsLineEnd: 1, bom: false, name: none },
  'MAXQDA with code points and two characters a line end': {
    origin: 'MAXQDA 2022',
    unit: 'code-points',
    lineEnd: '\r\n',
    countsLineEnd: 2,
    bom: true,
    name: none,
  },
  'MAXQDA with texts of QualCoder, whose positions are unchanged': {
    origin: 'MAXQDA 2022',
    unit: 'code-points',
    lineEnd: '\r\n',
    countsLineEnd: 1,
    bom: false,
    name: (words) => words,
  },
};

/** The number that a program gives to a place of a text. */
export function positionIn({ unit, countsLineEnd }: Program, before: string): number {
  const counted = countsLineEnd === 1 ? before.replaceAll('\r\n', '\n') : before;
  return unit === 'utf16' ? counted.length : [...counted].length;
}

/** The id of a thing by its name. */
export function guid(name: string): string {
  let hash = 7;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  const digits = hash.toString(16).padStart(8, '0');
  return `${digits}-0000-4000-8000-${digits}${digits.slice(0, 4)}`;
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/\n/g, '&#10;');
}

/** A project with the elements given, in its file. */
export function projectXml(origin: string, elements: string, namespace = 'urn:QDA-XML:project:1.0'): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="${namespace}" name="Study" origin="${origin}">${elements}</Project>`;
}

/** An archive of texts by their names. */
export function archive(members: Readonly<Record<string, string>>, level: 0 | 6 = 6): Uint8Array {
  const bytes = Object.entries(members).map(([name, text]) => [name, strToU8(text)]);
  return zipSync(Object.fromEntries(bytes), { level });
}

/** `<Code>` elements of the first level. */
export function codeBook(...names: readonly string[]): string {
  const codes = names.map((name) => `<Code guid="${guid(name)}" name="${escaped(name)}" isCodable="true"/>`);
  return `<CodeBook><Codes>${codes.join('')}</Codes></CodeBook>`;
}

/** A selection of a stretch of a text by a program, with codes by their names. */
export function selection(
  program: Program,
  text: string,
  [from, to]: readonly [number, number],
  codes: readonly string[],
  inside = '',
  attributes = '',
): string {
  const name = program.name(text.slice(from, to));
  const start = positionIn(program, text.slice(0, from));
  const end = positionIn(program, text.slice(0, to));
  const codings = codes.map(
    (code) => `<Coding guid="${guid(`${code}${from}-${to}`)}"><CodeRef targetGUID="${guid(code)}"/></Coding>`,
  );
  return `<PlainTextSelection guid="${guid(`${from}-${to}${codes.join()}`)}" ${name === undefined ? '' : `name="${escaped(name)}"`} startPosition="${start}" endPosition="${end}" ${attributes}>${inside}${codings.join('')}</PlainTextSelection>`;
}

/** The words of each coding. */
export function codedWords({ sources }: Imported): string[] {
  return sources.flatMap(({ passages, codings }) =>
    codings.map(({ passage, from, to }) => passages[passage]?.text.slice(from, to) ?? ''),
  );
}
