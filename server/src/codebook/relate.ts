import { type Code, type Codebook, type CodeKind, defaultTranscripts } from './codebook';
import { familyFinder } from './families';
import type { LabelIndex } from './labels';
import { labelIndex, withoutBracket } from './labels';
import type { NearIndex } from './near';
import { nearIndex, nearLabels } from './near';

/** A code as the codebook states it: `kind` is null where it says nothing, `fixes` names a label. */
export interface StatedCode extends Omit<Code, 'kind' | 'family' | 'successor'> {
  readonly kind: CodeKind | null;
}

/**
 * Works out what follows from names and places: kinds, fixes, families and the successors of deprecated
 * codes. What the codebook states goes before what a name suggests.
 *
 * @param stated parents before their sub-codes
 */
export function relate(stated: readonly StatedCode[]): Code[] {
  const index = labelIndex({ codes: stated });
  const fixes = findFixes(stated, index);
  const fixed = new Set(fixes.values());
  const family = familyFinder(stated);
  const colors = new Map<string | null, string>();
  for (const { label, parent, color } of stated) {
    const shown = color ?? colors.get(parent);
    if (shown !== undefined) colors.set(label, shown);
  }
  return stated.map((code) => {
    const issue = fixes.get(code) ?? null;
    const head = family(code);
    return {
      ...code,
      kind: code.kind ?? inferKind(code, issue, fixed),
      fixes: issue,
      family: head,
      color: colors.get(code.label) ?? colors.get(head) ?? null,
      successor: successorOf(code, index),
    };
  });
}

/** A codebook for a study that has none, from the labels that its transcripts use. */
export function codebookFromLabels(labels: Iterable<string>): Codebook {
  const stated = Array.from(new Set(labels), (label) => statedCode(label));
  return {
    study: null,
    transcripts: defaultTranscripts,
    speakers: [],
    speech: [],
    layout: [],
    onlyMarked: false,
    codes: relate(stated),
    mentions: [],
    colors: [],
    problems: [],
  };
}

const nowhere = { start: 0, end: 0 };

/** A code of which nothing is known but its spellings. */
export function statedCode(label: string, aliases: readonly string[] = []): StatedCode {
  return {
    label,
    aliases,
    kind: null,
    fixes: null,
    parent: null,
    description: null,
    include: null,
    exclude: null,
    example: null,
    color: null,
    deprecated: null,
    codable: true,
    labelRange: nowhere,
    range: nowhere,
  };
}

/** What a label says it is a fix of: `Data-duplicates` for `Data-duplicates-fix`; null when it is no fix. */
export function fixStem(label: string): string | null {
  const name = withoutBracket(label);
  const stem = name.replace(/[-_/: ]fix(?:es)?$/i, '');
  return stem === name || stem === '' ? null : stem;
}

function isIssueName(label: string): boolean {
  return /[-_/:\s](?:issue|problem)s?$/i.test(withoutBracket(label));
}

function inferKind(code: StatedCode, fixes: string | null, fixed: ReadonlySet<string>): CodeKind {
  if (fixes !== null || fixStem(code.label) !== null) return 'fix';
  return fixed.has(code.label) || isIssueName(code.label) ? 'issue' : 'topic';
}

/** The issue of every fix that has one. */
function findFixes(stated: readonly StatedCode[], index: LabelIndex<StatedCode>): Map<StatedCode, string> {
  let near: NearIndex<StatedCode> | undefined;
  const nearest = (code: StatedCode, stem: string): string | null => {
    const exact = index.resolve(stem);
    if (exact !== undefined && exact !== code) return exact.label;
    near ??= nearIndex(index);
    return nearLabels(near, stem).find((label) => label !== code.label && fixStem(label) === null) ?? null;
  };

  const fixes = new Map<StatedCode, string>();
  for (const code of stated) {
    if (code.kind !== null && code.kind !== 'fix') continue;
    const stem = fixStem(code.label);
    const issue = code.fixes ?? (stem === null ? null : nearest(code, stem));
    if (issue !== null) fixes.set(code, issue);
  }
  return fixes;
}

/** Longest part of a `deprecated` text in which a label is looked for, in UTF-16 units, and longest label in words. */
const longestAdvice = 2000;
const mostWords = 12;

/** The longest label that `deprecated` mentions: what to use instead. */
function successorOf(code: StatedCode, index: LabelIndex<StatedCode>): string | null {
  if (!code.deprecated) return null;
  const text = code.deprecated.slice(0, longestAdvice);
  const words = [...text.matchAll(/\S+/g)];
  let found: StatedCode | undefined;
  let length = 0;
  for (const [i, first] of words.entries()) {
    for (const last of words.slice(i, i + mostWords)) {
      const mention = text.slice(first.index, last.index + last[0].length);
      const candidate = index.resolve(mention) ?? index.resolve(withoutMarks(mention));
      if (candidate === undefined || candidate === code || mention.length <= length) continue;
      found = candidate;
      length = mention.length;
    }
  }
  return found?.label ?? null;
}

/** Without the marks of the sentence around a label: quotes, backticks, full stop, comma. */
function withoutMarks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isMark(text.charAt(start))) start++;
  while (end > start && isMark(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

function isMark(character: string): boolean {
  return '.,;:!?"\'`“”‘’«»'.includes(character);
}
