import damerauLevenshtein from 'damerau-levenshtein';
import { isMap, isNode, isScalar, isSeq } from 'yaml';
import { itemAt } from './itemAt';
import { bareTemplates, nearestTemplates } from './layoutValue';
import type { Lines } from './lines';
import { isTemplate } from './templates';
import type { FrontMatter, Range, TranscriptProblem } from './transcript';
import { readYaml, type YamlLimits } from './yamlReading';

export interface FrontMatterReading {
  readonly frontMatter: FrontMatter;
  /** The line of the closing `---`. */
  readonly lastLine: number;
  /** The templates that `layout` names, as far as they are known; empty where it says nothing. */
  readonly layout: readonly string[];
  /** Who speaks in this file, as `speakers` lists them. */
  readonly speakers: readonly string[];
  readonly problems: readonly TranscriptProblem[];
}

/** Front matter that does not close within so much text is not front matter but a line of dashes. */
const mostLines = 200;
const mostUnits = 20_000;

/** Attributes have one value each, so that nothing in front matter needs to nest at all. */
export const frontMatterLimits: YamlLimits = { length: mostUnits, depth: 100, aliases: 100 };

/**
 * What is wrong in front matter, as the first line of a problem's detail says it: where YAML cannot be read (on the next lines the
 * word and the sentence that the `yaml` package has for it), what is over a limit, a template without quotation marks, a slip of
 * `codes: marked`, a name that is no text, one that stands twice or has several values (on the next line the name), and what is no
 * list of names and values at all.
 */
export type FrontMatterFault =
  | 'syntax'
  | keyof YamlLimits
  | 'bare-template'
  | 'nearly-marked'
  | 'name-no-text'
  | 'name-twice'
  | 'several-values'
  | 'no-attributes';

/** True for a slip of the one value of `codes` that means something; other texts are an attribute like any. */
function isNearlyMarked(written: string): boolean {
  if (written === 'marked' || written.length > 10) return false;
  return damerauLevenshtein(written.toLowerCase(), 'marked').steps <= 1;
}

/**
 * Reads the YAML between `---` lines at the very top of a file.
 *
 * Only scalars are values, and `layout`, `speakers` and `moderates` may be lists; anything else, and whatever YAML cannot read, is a problem and the rest is kept. Talk
 * between dashes is no front matter: it must be a mapping, or one word, which is a name that is being typed.
 *
 * @returns null when the file has no front matter
 */
export function readFrontMatter(text: string, lines: Lines): FrontMatterReading | null {
  const isFence = (line: number) => text.slice(itemAt(lines.first, line), itemAt(lines.ends, line)) === '---';
  if (!isFence(0)) return null;
  const limit = Math.min(lines.starts.length, mostLines);
  let lastLine = 1;
  while (lastLine < limit && !isFence(lastLine)) lastLine++;
  if (lastLine >= limit) return null;

  const start = itemAt(lines.starts, 1);
  // YAML does not take a lone carriage return for a line end; a line feed in its place keeps every offset.
  if (itemAt(lines.starts, lastLine) - start > mostUnits) return null;
  const source = text.slice(start, lines.starts[lastLine]).replace(/\r(?!\n)/g, '\n');
  const values = new Map<string, string>();
  const problems: TranscriptProblem[] = [];
  const report = (
    code: 'front-matter' | 'unknown-layout',
    detail: string,
    from: number,
    to: number,
    suggestions: readonly string[],
  ) => {
    const shown = onOneLine(source, from, to);
    const range = { start: start + shown.start, end: start + shown.end };
    problems.push({ code, range, detail, suggestions });
  };
  const fault = (
    [kind, ...about]: readonly [FrontMatterFault, ...string[]],
    from: number,
    to: number,
    suggestions: readonly string[] = [],
  ) => report('front-matter', [kind, ...about].join('\n'), from, to, suggestions);

  const bare = bareTemplates(source);
  const { root, errors, overLimit } = readYaml(bare.masked, frontMatterLimits);
  if (root !== null && !isMap(root) && !/^\s*[\p{L}_]+\s*$/u.test(source)) return null;
  for (const { code, message, range } of errors)
    fault(['syntax', code, message], range.start, Math.min(range.end, source.length));
  for (const { limit, range } of overLimit) fault([limit], range.start, range.end);
  const layout: string[] = [];
  const speakers: string[] = [];
  const template = (node: unknown): string | null => {
    if (!isScalar(node) || !node.range) return null;
    const [from, to] = node.range;
    const isBare = bare.places.some((place) => place.start === from);
    const written = isBare ? source.slice(from, to) : String(node.value ?? '').trim();
    if (isBare) fault(['bare-template'], from, to, [written]);
    if (isTemplate(written)) layout.push(written);
    else if (written !== '') report('unknown-layout', written, from, to, nearestTemplates(written));
    return written;
  };
  if (isMap(root)) {
    const names = new Set<string>();
    for (const { key, value } of root.items) {
      if (!isScalar(key)) {
        if (isNode(key) && key.range) fault(['name-no-text'], key.range[0], key.range[1]);
        continue;
      }
      const name = String(key.value);
      const [from, to] = key.range ?? [0, 0];
      if (names.has(name)) fault(['name-twice', name], from, to);
      names.add(name);
      if (name === 'layout' && (isScalar(value) || isSeq(value))) {
        const items = isSeq(value) ? value.items : [value];
        const written = items.map(template).filter((one) => one !== null && one !== '');
        if (written.length > 0) values.set(name, written.join(', '));
      } else if (name === 'speakers' && isSeq(value)) {
        for (const item of value.items)
          if (isScalar(item) && String(item.value ?? '') !== '')
            speakers.push((item.source ?? String(item.value)).trim());
        if (speakers.length > 0) values.set(name, speakers.join(', '));
      } else if (name === 'moderates' && isSeq(value)) {
        const names = value.items
          .filter(isScalar)
          .map((item) => String(item.source ?? item.value ?? '').trim());
        const written = names.filter((one) => one !== '').join(', ');
        if (written !== '') values.set(name, written);
      } else if (isScalar(value)) {
        const written = value.source ?? String(value.value ?? '');
        if (written !== '') values.set(name, written);
        if (name === 'speakers')
          speakers.push(
            ...written
              .split(/[,;]/)
              .map((one) => one.trim())
              .filter((one) => one !== ''),
          );
        if (name === 'codes' && isNearlyMarked(written) && value.range)
          fault(['nearly-marked'], value.range[0], value.range[1], ['marked']);
      } else if (value !== null) {
        fault(['several-values', name], from, to);
      }
    }
  } else if (root !== null && errors.length === 0) {
    fault(['no-attributes'], 0, source.trimEnd().length);
  }
  return {
    frontMatter: {
      range: { start: itemAt(lines.first, 0), end: lines.ends[lastLine] ?? text.length },
      values,
    },
    lastLine,
    layout,
    speakers,
    problems,
  };
}

/** What is to be marked of a range: no further than its line, whatever ends that; before a line end, the letter that it follows. */
function onOneLine(source: string, from: number, to: number): Range {
  const length = source.slice(from, to).search(/[\r\n]/);
  if (length !== 0) return { start: from, end: length < 0 ? Math.max(to, from) : from + length };
  const end = source.slice(0, from).trimEnd().length;
  return { start: Math.max(0, end - 1), end };
}
