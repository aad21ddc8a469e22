import * as l10n from '@vscode/l10n';
import damerauLevenshtein from 'damerau-levenshtein';
import type { Pair, YAMLMap } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, Scalar } from 'yaml';
import { composed } from '../transcript/composed';
import { countUpTo, splitLines } from '../transcript/lines';
import type { Range } from '../transcript/transcript';
import type { YamlDocument } from '../transcript/yamlReading';
import type { CodebookProblem, CodebookProblemCode, Repair } from './codebook';
import { commonMistakes } from './keys';
import { nodesOf } from './yamlDocument';
import { textLike } from './yamlText';

/** A codebook that is being read: its text, and what has been found wrong with it so far. */
export interface CodebookSource {
  readonly text: string;
  /** Texts that YAML aliases (`*name`) may stand for. */
  readonly anchors: ReadonlyMap<string, Scalar>;
  readonly lineStarts: readonly number[];
  readonly problems: CodebookProblem[];
}

/** A text of the codebook and its place, quotation marks included. */
export interface PlacedText {
  readonly text: string;
  readonly range: Range;
}

/** One key of a mapping with its value. */
export interface Field {
  readonly keyRange: Range;
  readonly value: unknown;
}

/** A codebook while it is read: its text and document, what is anchored in it, and no problems so far. */
export function sourceOf(text: string, document: YamlDocument): CodebookSource {
  const anchors = new Map<string, Scalar>();
  if (text.includes('&')) {
    for (const node of nodesOf(document.root)) {
      if (isScalar(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    }
  }
  return { text, anchors, lineStarts: splitLines(text).starts, problems: [] };
}

/** The number of the line at an offset, counted from 1 as people do. */
export function lineOfOffset(source: CodebookSource, offset: number): number {
  return countUpTo(source.lineStarts, offset);
}

/** Adds a problem to those of a codebook. */
export function report(
  source: CodebookSource,
  severity: CodebookProblem['severity'],
  code: CodebookProblemCode,
  range: Range,
  message: string,
  repair: Repair | null = null,
): void {
  source.problems.push({ code, severity, message, range, ...(repair === null ? {} : { repair }) });
}

/** Puts another text in the place of one, in its quotation marks. */
export function changeTo(source: CodebookSource, range: Range, text: string, certain: boolean): Repair {
  const newText = textLike(source.text.slice(range.start, range.end), text);
  return { edit: { range, newText }, text, certain };
}

/** Where a node's value stands, without what follows it; `otherwise` for what has no place of its own. */
export function nodeRange(source: CodebookSource, node: unknown, otherwise: Range): Range {
  if (!isScalar(node) && !isMap(node) && !isSeq(node) && !isAlias(node)) return otherwise;
  if (!node.range) return otherwise;
  const start = node.range[0];
  let end = Math.max(start, node.range[1]);
  while (end > start && source.text.charCodeAt(end - 1) <= 32) end--;
  return { start, end };
}

/**
 * The text a node holds, or null for none. What is not text is reported, and of a list the texts in it are
 * taken.
 *
 * @param what the key or thing it is the text of, for messages
 * @param around the place of that key, for values that have none
 */
export function nodeText(
  source: CodebookSource,
  node: unknown,
  what: string,
  around: Range,
): PlacedText | null {
  const range = nodeRange(source, node, around);
  if (isScalar(node)) return scalarText(source, node, range);
  if (isAlias(node)) return aliasText(source, node.source, range);
  if (isSeq(node)) {
    const message = l10n.t(
      '{0} is one text, not a list. Write it without brackets or dashes; in quotation marks if the brackets belong to it.',
      what,
    );
    report(source, 'warning', 'bad-value', range, message);
    const texts = node.items.flatMap((item) => (isScalar(item) ? [scalarValue(source, item)] : []));
    return texts.length === 0 ? null : { text: texts.join('\n'), range };
  }
  if (isMap(node)) {
    const message = l10n.t(
      '{0} is one text, not keys and values. Put it in quotation marks if the colon or the braces belong to it.',
      what,
    );
    report(source, 'warning', 'bad-value', range, message);
  }
  return null;
}

/** A text that is a name, of a code or of somebody, with composed accents. Its range is in the file as it is. */
export function asName(placed: PlacedText): PlacedText {
  return { ...placed, text: composed(placed.text) };
}

/** What a text says of yes and no; null for nothing, and for anything else, which is reported. */
export function yesOrNo(source: CodebookSource, placed: PlacedText | null, what: string): boolean | null {
  if (placed === null) return null;
  const said = placed.text.toLowerCase();
  if (said === 'true' || said === 'yes') return true;
  if (said === 'false' || said === 'no') return false;
  const message = l10n.t('{0} is true or false, not `{1}`.', what, shorten(placed.text));
  report(source, 'warning', 'bad-value', placed.range, message);
  return null;
}

/** The texts of a list; one text alone is a list of one. */
export function nodeTexts(source: CodebookSource, node: unknown, what: string, around: Range): PlacedText[] {
  if (isMap(node)) {
    const message = l10n.t('{0} is a list of texts. Write [one, another].', what);
    report(source, 'warning', 'bad-value', nodeRange(source, node, around), message);
    return [];
  }
  const items = isSeq(node) ? node.items : [node];
  return items.flatMap((item) => nodeText(source, item, l10n.t('An entry of {0}', what), around) ?? []);
}

function scalarText(source: CodebookSource, node: Scalar, range: Range): PlacedText | null {
  const text = scalarValue(source, node).trim();
  return text === '' || (node.type === Scalar.PLAIN && (text === '~' || text === 'null'))
    ? null
    : { text, range };
}

/** A plain text says what its place in the file says: its value may have been masked by a repair. */
function scalarValue(source: CodebookSource, node: Scalar): string {
  if (node.type !== Scalar.PLAIN || !node.range) return String(node.value);
  const written = source.text.slice(node.range[0], node.range[1]);
  return foldLines(written.replace(/^["']/, ''));
}

/** YAML reads one line end within a text as a space, and blank lines as line ends. */
function foldLines(written: string): string {
  const [first = '', ...others] = written.split(/\r\n?|\n/);
  if (others.length === 0) return first;
  let text = first.trimEnd();
  let blank = 0;
  for (const line of others.map((other) => other.trim())) {
    if (line === '') blank++;
    else {
      text += blank === 0 ? ` ${line}` : '\n'.repeat(blank) + line;
      blank = 0;
    }
  }
  return text;
}

function aliasText(source: CodebookSource, name: string, range: Range): PlacedText | null {
  const anchor = source.anchors.get(name);
  if (anchor !== undefined && (anchor.range?.[0] ?? 0) < range.start)
    return scalarText(source, anchor, range);
  const message = l10n.t(
    'In YAML an asterisk at the start of a text repeats something named before, and this names no text. Put it in quotation marks if the asterisk belongs to it.',
  );
  report(source, 'error', 'bad-value', range, message);
  return { text: `*${name}`, range };
}

/**
 * The fields of a mapping by key, in the order of the file. Unknown keys are reported, and read under the
 * nearest key when that is not there; of a key that stands twice the first counts.
 *
 * @param where what the mapping is, for messages: `a code`
 */
export function fieldsOf<K extends string>(
  source: CodebookSource,
  map: YAMLMap<unknown, unknown>,
  keys: readonly K[],
  where: string,
): Map<K, Field> {
  const fields = new Map<K, Field>();
  const unknown: { readonly written: string; readonly field: Field }[] = [];
  const whole = nodeRange(source, map, { start: 0, end: 0 });
  for (const pair of map.items as Pair<unknown, unknown>[]) {
    const range = nodeRange(source, pair.key, whole);
    const written = isScalar(pair.key)
      ? scalarValue(source, pair.key)
      : source.text.slice(range.start, range.end);
    const field = { keyRange: range, value: pair.value };
    const key = keys.find((known) => known === written);
    if (key === undefined) {
      unknown.push({ written, field });
    } else if (fields.has(key)) {
      const message = l10n.t('`{0}` stands twice here. Keep one: only the first counts.', key);
      report(source, 'error', 'codebook-shape', range, message);
    } else fields.set(key, field);
  }
  for (const { written, field } of unknown) {
    const meant = nearestKey(written, keys);
    const isFree = meant !== null && !fields.has(meant);
    const repair = isFree
      ? { edit: { range: field.keyRange, newText: meant }, text: meant, certain: true }
      : null;
    const message = unknownKey(written, meant, keys, where);
    report(source, 'warning', 'unknown-key', field.keyRange, message, repair);
    if (isFree) fields.set(meant, field);
  }
  return fields;
}

function unknownKey(written: string, meant: string | null, keys: readonly string[], where: string): string {
  return meant === null
    ? l10n.t('`{0}` is not a key of {1}. Its keys are {2}.', shorten(written), where, keys.join(', '))
    : l10n.t('`{0}` is not a key of {1}. Did you mean `{2}`?', shorten(written), where, meant);
}

function nearestKey<K extends string>(written: string, keys: readonly K[]): K | null {
  const lower = written.toLowerCase();
  if (lower.length > 20) return null;
  const usual = commonMistakes.get(lower);
  let nearest = keys.find((key) => key === usual) ?? null;
  let least = nearest === null ? (lower.length > 6 ? 2 : 1) + 1 : 0;
  for (const key of keys) {
    const { steps } = damerauLevenshtein(lower, key);
    if (steps < least) {
      nearest = key;
      least = steps;
    }
  }
  return nearest;
}

/** A text short enough to stand in a message. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}

/** The comment right after a key or dash that has no value: what was meant as one. */
export function commentAfter(source: CodebookSource, node: unknown): PlacedText | null {
  if (!isScalar(node) || node.value !== '' || !node.range) return null;
  const written = /^[ \t]*(#[^\r\n]*)/.exec(source.text.slice(node.range[0], node.range[0] + 200));
  const text = written?.[1]?.trimEnd();
  if (text === undefined || text.startsWith('# ')) return null;
  const start = source.text.indexOf('#', node.range[0]);
  return { text, range: { start, end: start + text.length } };
}
