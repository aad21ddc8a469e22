import type { Node } from 'yaml';
import { isCollection, isPair, isScalar } from 'yaml';
import { codeKeys, studyKeys } from './keys';
import type { SyntaxProblem, YamlDocument } from './yamlDocument';
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
  const reported: SyntaxProblem[] = [];
  for (let left = repairsWorthTrying(text.length); left > 0; left--) {
    const error = document.errors.find((one) => !harmless.has(one.code));
    if (error === undefined) break;
    const repaired = bestOf(repairs(source, error, document), document);
    if (repaired === null) break;
    reported.push(error);
    source = repaired.source;
    document = repaired.document;
  }
  return { ...document, errors: [...reported, ...document.errors].sort(byPlace) };
}

/** These leave everything around them readable. */
const harmless = new Set(['BAD_DQ_ESCAPE', 'BAD_ALIAS', 'TAG_RESOLVE_FAILED', 'MULTIPLE_TAGS', 'MULTIPLE_ANCHORS']);

/** Each repair reads the whole file up to three times more: twenty for files of the usual size, one for huge ones. */
function repairsWorthTrying(length: number): number {
  return Math.max(1, Math.min(20, Math.floor(2_000_000 / (length + 1))));
}

interface Repaired {
  readonly source: string;
  readonly document: YamlDocument;
}

/** The repair that lets most be read, if it lets no less be read than there was. */
function bestOf(sources: readonly string[], before: YamlDocument): Repaired | null {
  let best: Repaired | null = null;
  let bestParts = readableParts(before.root);
  let fewest = Number.POSITIVE_INFINITY;
  for (const source of sources) {
    const document = parseYaml(source);
    const parts = readableParts(document.root);
    if (parts < bestParts || (parts === bestParts && document.errors.length >= fewest)) continue;
    best = { source, document };
    bestParts = parts;
    fewest = document.errors.length;
  }
  return best;
}

/** Ways to mask what the error may come from, the gentlest first. */
function repairs(source: string, error: SyntaxProblem, document: YamlDocument): string[] {
  const at = error.range.start;
  const line = lineAround(source, at);
  if (error.code === 'BAD_SCALAR_START') return [mask(source, at, at + 1)];
  const ways: string[] = [];
  if (error.message.startsWith('Missing closing')) {
    const quote = lastQuoteBefore(document.root, at);
    if (quote >= 0) ways.push(mask(source, quote, quote + 1));
  }
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') {
    const colon = colonWithin(source, at, line.end);
    if (colon >= 0) ways.push(mask(source, colon, colon + 1));
  }
  ways.push(blank(source, line.start, line.end));
  const above = lineAbove(source, line.start);
  if (above !== null) ways.push(blank(source, above.start, above.end));
  return ways;
}

/** A letter in the place of a character that means something in YAML makes plain text of it. */
function mask(source: string, start: number, end: number): string {
  return source.slice(0, start) + 'x'.repeat(end - start) + source.slice(end);
}

function blank(source: string, start: number, end: number): string {
  return source.slice(0, start) + ' '.repeat(end - start) + source.slice(end);
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function lineAround(source: string, at: number): Line {
  let start = at;
  let end = at;
  while (start > 0 && !isLineEnd(source.charCodeAt(start - 1))) start--;
  while (end < source.length && !isLineEnd(source.charCodeAt(end))) end++;
  return { start, end };
}

/** The nearest line above that says something. */
function lineAbove(source: string, start: number): Line | null {
  let at = start;
  while (at > 0 && source.charCodeAt(at - 1) <= 32) at--;
  return at === 0 ? null : lineAround(source, at - 1);
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

/** How much of a codebook there is to read: its known keys and the texts in its lists. */
function readableParts(root: Node | null): number {
  let parts = 0;
  for (const node of nodesOf(root)) {
    if (!isCollection(node)) continue;
    for (const item of node.items) {
      if (isPair(item)) parts += isScalar(item.key) && knownKeys.has(String(item.key.value)) ? 1 : 0;
      else if (isScalar(item)) parts += item.value === '' ? 0 : 1;
    }
  }
  return parts;
}

const knownKeys: ReadonlySet<string> = new Set([...studyKeys, ...codeKeys]);

/** Where the last quoted text before an offset begins, or -1. */
function lastQuoteBefore(root: Node | null, offset: number): number {
  let last = -1;
  for (const node of nodesOf(root)) {
    if (!isScalar(node) || (node.type !== 'QUOTE_DOUBLE' && node.type !== 'QUOTE_SINGLE')) continue;
    const start = node.range?.[0] ?? -1;
    if (start < offset && start > last) last = start;
  }
  return last;
}

function byPlace(a: SyntaxProblem, b: SyntaxProblem): number {
  return a.range.start - b.range.start;
}
