import { itemAt } from '../transcript/itemAt';
import { type Code, type Codebook, type CodeKind, defaultTranscripts } from './codebook';
import { familyFinder } from './families';
import type { LabelIndex } from './labels';
import { labelIndex, withoutBracket } from './labels';
import type { NearIndex } from './near';
import { nearIndex, nearLabels } from './near';
import { colorByPlace } from './palette';

/** A code as the codebook states it: `kind` is null where it says nothing, `fixes` names a label. */
export interface StatedCode extends Omit<Code, 'kind' | 'family' | 'color' | 'successor'> {
  readonly kind: CodeKind | null;
  /** `#rrggbb` */
  readonly color: string | null;
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
  const families = stated.map(familyFinder(stated));
  const colors = shownColors(stated, families);
  return stated.map((code, place) => {
    const issue = fixes.get(code) ?? null;
    return {
      ...code,
      kind: code.kind ?? inferKind(code, issue, fixed),
      fixes: issue,
      family: families[place] ?? null,
      color: itemAt(colors, place),
      successor: successorOf(code, index),
    };
  });
}

/**
 * The colour of every code: its own, else that of what it stands under, else that of its family. A family has the colour of
 * its head or, where no entry heads it, the first one that a code of it states. What is left goes by place: the families,
 * and the codes of none, take the colours of the palette in turn, in the order of the codebook.
 */
function shownColors(stated: readonly StatedCode[], families: readonly (string | null)[]): string[] {
  const own = new Map<string | null, string>();
  for (const { label, parent, color } of stated) {
    const shown = color ?? own.get(parent);
    if (shown !== undefined) own.set(label, shown);
  }
  const labels = new Set(stated.map(({ label }) => label));
  const groups = new Map<string, { readonly place: number; stated: string | undefined }>();
  const groupOf = ({ label }: StatedCode, place: number) => families[place] ?? label;
  for (const [place, code] of stated.entries()) {
    const name = groupOf(code, place);
    const group = groups.get(name) ?? { place: groups.size, stated: own.get(name) };
    groups.set(name, group);
    if (!labels.has(name)) group.stated ??= own.get(code.label);
  }
  return stated.map((code, place) => {
    const group = groups.get(groupOf(code, place));
    return own.get(code.label) ?? group?.stated ?? colorByPlace(group?.place ?? 0);
  });
}

/** A codebook for a study that has none, from the labels that its transcripts use. */
export function codebookFromLabels(labels: Iterable<string>): Codebook {
  const stated = Array.from(new Set(labels), (label) => statedCode(label));
  return {
    study: null,
    transcripts: defaultTranscripts,
    speakers: [],
    moderated: [],
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
  return '.,;:!?"\'`“”„‘’‚«»‹›'.includes(character);
}
