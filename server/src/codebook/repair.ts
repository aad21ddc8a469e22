import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import { isCollection, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Range } from '../transcript/transcript';
import type { SyntaxProblem, YamlDocument } from '../transcript/yamlReading';
import { codeKeys, studyKeys } from './keys';
import { nodesOf, parseYaml } from './yamlDocument';

/**
 * Reads a YAML file of which some lines are broken, as they are in the middle of typing: one stray bracket
 * must not hide the entries below it.
 *
 * Where the file is not YAML, one character or one line of it is masked and it is read again, as often as
 * that brings more of it to light. Masking keeps the length, so every range is right in the file as it is.
 * Of a plain text the range tells what it says, its value may be masked.
 *
 * @returns the document, with the errors of the file, not those that one mistake causes further down
 */
export function readBrokenYaml(text: string): YamlDocument {
  let source = text;
  let document = parseYaml(source);
  const repaired: SyntaxProblem[] = [];
  const leftAlone = new Set<number>();
  let work = 0;
  for (let tried = 0; isWorthTrying(tried, work, document); tried++) {
    const error = document.errors.find((one) => isInTheWay(one) && !leftAlone.has(one.range.start));
    if (error === undefined) break;
    const ways = waysAround(source, error, document);
    work += ways.length * (text.length + workOfError * document.errors.length);
    const best = bestOf(ways, error, document);
    if (best === null) {
      leftAlone.add(error.range.start);
      continue;
    }
    repaired.push(best.culprit ?? error);
    source = best.source;
    document = best.document;
  }
  return { ...document, errors: [...repaired, ...document.errors].sort(byPlace) };
}

function isInTheWay(error: SyntaxProblem): boolean {
  return !harmless.has(error.code);
}

/** These leave everything around them readable. */
const harmless = new Set([
  'BAD_DQ_ESCAPE',
  'BAD_ALIAS',
  'TAG_RESOLVE_FAILED',
  'MULTIPLE_TAGS',
  'MULTIPLE_ANCHORS',
]);

/**
 * Each repair reads the whole file up to four times more. Twenty are tried in files of the usual size, one in
 * huge ones, and none in what nests so deeply that nobody wrote it.
 */
function isWorthTrying(tried: number, work: number, document: YamlDocument): boolean {
  if (document.overLimit.length > 0) return false;
  return tried === 0 || (tried < mostRepairs && work < mostWork);
}

const mostRepairs = 20;
/** In UTF-16 units read. */
const mostWork = 4_000_000;
/** An error costs the `yaml` package about as much as reading so many units. */
const workOfError = 200;

/** One way to get around an error. */
interface Way {
  readonly source: string;
  /** What is wrong, where it is not what the error says. */
  readonly culprit?: SyntaxProblem;
}

interface Repaired extends Way {
  readonly document: YamlDocument;
}

/**
 * The repair that lets most be read, the first of equals; null when each hides something or leaves the error
 * where it is.
 */
function bestOf(ways: readonly Way[], error: SyntaxProblem, before: YamlDocument): Repaired | null {
  let best: Repaired | null = null;
  const partsBefore = readableParts(before.root);
  let most = partsBefore - 1;
  for (const way of ways) {
    const document = parseYaml(way.source);
    const parts = readableParts(document.root);
    const next = document.errors.find(isInTheWay);
    const helps = parts > partsBefore || next === undefined || next.range.start > error.range.start;
    if (parts <= most || !helps) continue;
    best = { ...way, document };
    most = parts;
  }
  return best;
}

/** Ways to mask what the error may come from, the gentlest first. */
function waysAround(source: string, error: SyntaxProblem, document: YamlDocument): Way[] {
  const at = error.range.start;
  if (error.code === 'BAD_SCALAR_START') return [{ source: mask(source, at) }];
  const line = lineAround(source, at);
  const ways: Way[] = [];
  const opening = openingOf(error, document);
  if (opening >= 0) {
    const culprit = { ...error, range: { start: opening, end: opening + 1 } };
    const { end } = lineAround(source, opening);
    ways.push({ source: isQuoteError(error) ? mask(source, opening) : blank(source, opening, end), culprit });
  }
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') {
    const colon = colonWithin(source, at, line.end);
    if (colon >= 0) ways.push({ source: mask(source, colon) });
  }
  ways.push({ source: blank(source, line.start, line.end) });
  for (const range of [lineAbove(source, line.start), lineBelow(source, line.end)]) {
    const culprit = {
      code: 'LINE_IN_THE_WAY',
      message: 'line in the way',
      range: withoutIndent(source, range),
    };
    ways.push({ source: blank(source, range.start, range.end), culprit });
  }
  return ways;
}

/** Where the quotation mark or bracket stands that an error says is not closed, or -1. */
function openingOf(error: SyntaxProblem, document: YamlDocument): number {
  const quote = isQuoteError(error);
  if (!quote && !error.message.startsWith('Flow ')) return -1;
  let last = -1;
  for (const node of nodesOf(document.root)) {
    const opens = isScalar(node)
      ? quote && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
      : isCollection(node) && !quote && node.flow === true;
    const start = opens && isNode(node) ? (node.range?.[0] ?? -1) : -1;
    if (start < error.range.start && start > last) last = start;
  }
  return last;
}

function isQuoteError(error: SyntaxProblem): boolean {
  return error.message.startsWith('Missing closing');
}

/** A letter in the place of a character that means something in YAML makes plain text of it. */
function mask(source: string, at: number): string {
  return `${source.slice(0, at)}x${source.slice(at + 1)}`;
}

function blank(source: string, start: number, end: number): string {
  return source.slice(0, start) + ' '.repeat(end - start) + source.slice(end);
}

function withoutIndent(source: string, { start, end }: Range): Range {
  const indent = source.slice(start, end).search(/\S/);
  return { start: start + Math.max(0, indent), end };
}

function lineAround(source: string, at: number): Range {
  let start = at;
  let end = at;
  while (start > 0 && !isLineEnd(source.charCodeAt(start - 1))) start--;
  while (end < source.length && !isLineEnd(source.charCodeAt(end))) end++;
  return { start, end };
}

/** The nearest line above that says something to YAML: comments do not. */
function lineAbove(source: string, start: number): Range {
  for (let at = start; ; ) {
    while (at > 0 && source.charCodeAt(at - 1) <= 32) at--;
    const line = lineAround(source, Math.max(0, at - 1));
    if (line.start === 0 || !isComment(source, line)) return line;
    at = line.start;
  }
}

/** The nearest line below that says something to YAML. */
function lineBelow(source: string, end: number): Range {
  for (let at = end; ; ) {
    while (at < source.length && source.charCodeAt(at) <= 32) at++;
    const line = lineAround(source, at);
    if (line.end === source.length || !isComment(source, line)) return line;
    at = line.end;
  }
}

function isComment(source: string, line: Range): boolean {
  return source.slice(line.start, line.end).trimStart().startsWith('#');
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/** The colon that makes a key of what should be text: the first one before white space. */
function colonWithin(source: string, start: number, end: number): number {
  for (let at = source.indexOf(':', start); at >= 0 && at < end; at = source.indexOf(':', at + 1)) {
    if (at + 1 === end || source.charCodeAt(at + 1) <= 32) return at;
  }
  return -1;
}

/** How much of a codebook can be read: the known keys that stand where they belong, and plain labels. */
function readableParts(root: Node | null): number {
  if (isSeq(root)) return partsOfList(root);
  return isMap(root) ? partsOfMap(root, studyKeys) : 0;
}

function partsOfMap(map: YAMLMap, keys: readonly string[]): number {
  let parts = 0;
  for (const { key, value } of map.items) {
    if (!isScalar(key) || !keys.includes(String(key.value))) continue;
    parts += 1;
    if (key.value === 'codes' && isSeq(value)) parts += partsOfList(value);
  }
  return parts;
}

function partsOfList(list: YAMLSeq): number {
  let parts = 0;
  for (const item of list.items) {
    if (isMap(item)) parts += partsOfMap(item, codeKeys);
    else if (isScalar(item) && item.value !== '') parts += 1;
  }
  return parts;
}

function byPlace(a: SyntaxProblem, b: SyntaxProblem): number {
  return a.range.start - b.range.start;
}
