import { isMap, isScalar, parseDocument } from 'yaml';
import type { Lines } from './lines';
import type { FrontMatter, TranscriptProblem } from './transcript';

export interface FrontMatterReading {
  readonly frontMatter: FrontMatter;
  /** The line of the closing `---`. */
  readonly lastLine: number;
  readonly problems: readonly TranscriptProblem[];
}

/** Front matter that does not close within so much text is not front matter but a line of dashes. */
const mostLines = 200;
const mostUnits = 20_000;

/**
 * Reads the YAML between `---` lines at the very top of a file.
 *
 * Only scalars are values; anything else, and whatever YAML cannot read, is a problem and the rest is kept. Talk
 * between dashes is no front matter: it must be a mapping, or one word, which is a name that is being typed.
 *
 * @returns null when the file has no front matter
 */
export function readFrontMatter(text: string, lines: Lines): FrontMatterReading | null {
  const isFence = (line: number) => text.slice(lines.first[line] ?? 0, lines.ends[line] ?? 0) === '---';
  if (!isFence(0)) return null;
  const limit = Math.min(lines.starts.length, mostLines);
  let lastLine = 1;
  while (lastLine < limit && !isFence(lastLine)) lastLine++;
  if (lastLine >= limit) return null;

  const start = lines.starts[1] ?? 0;
  // YAML does not take a lone carriage return for a line end; a line feed in its place keeps every offset.
  if ((lines.starts[lastLine] ?? 0) - start > mostUnits) return null;
  const source = text.slice(start, lines.starts[lastLine]).replace(/\r(?!\n)/g, '\n');
  const values = new Map<string, string>();
  const problems: TranscriptProblem[] = [];
  const problem = (detail: string, from: number, to: number) =>
    problems.push({
      code: 'front-matter',
      range: { start: start + from, end: start + Math.max(to, from) },
      detail,
      suggestions: [],
    });

  const document = parseDocument(source, { prettyErrors: false, stringKeys: true, logLevel: 'silent' });
  const { contents } = document;
  if (contents !== null && !isMap(contents) && !/^\s*[\p{L}_]+\s*$/u.test(source)) return null;
  for (const error of document.errors)
    problem(error.message, error.pos[0], Math.min(error.pos[1], source.length));
  if (isMap(contents)) {
    for (const pair of contents.items) {
      const { key, value } = pair;
      if (!isScalar(key)) continue;
      if (isScalar(value)) {
        const written = value.source ?? (value.value === null ? '' : String(value.value));
        if (written !== '') values.set(String(key.value), written);
      } else if (value !== null && key.range) {
        problem(`“${String(key.value)}” should have one value.`, key.range[0], key.range[1]);
      }
    }
  } else if (contents !== null && document.errors.length === 0) {
    problem('Front matter is a list of “name: value” lines.', 0, source.trimEnd().length);
  }
  return {
    frontMatter: { range: { start: lines.first[0] ?? 0, end: lines.ends[lastLine] ?? text.length }, values },
    lastLine,
    problems,
  };
}
