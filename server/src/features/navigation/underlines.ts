import type { Range } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';
import { type CodedWords, codedByPassage, cutWhereTheyChange } from './codedText';

/** Which coded words have lines below them: those that a code quotes, or whole passages, too. */
export type Underlined = 'quotes' | 'all';

/** Words that have the same lines below them from the first to the last. */
export interface Underline {
  /** Offsets. Never longer than a passage. */
  readonly range: Range;
  /** How many depths the lines of all words have that hang together with these by overlapping. */
  readonly depths: number;
  /** Each coding has its own, at one depth from its first word to its last: 0 is nearest to the words. */
  readonly lines: readonly { readonly depth: number; readonly label: string }[];
}

/**
 * The lines below the coded words of a transcript, in the order of the text; no two of them overlap. Codings that overlap
 * have lines at different depths, also where they are of one code, so that each can be told from its beginning to its end.
 */
export function underlines(open: OpenTranscript, wanted: Underlined): Underline[] {
  const found: Underline[] = [];
  for (const coded of codedByPassage(open)) {
    const quotes = coded.filter(({ isWhole }) => !isWhole);
    const whole = coded.filter(({ isWhole }) => isWhole);
    for (const group of groupsOf(quotes, wanted === 'all' ? once(whole) : [])) found.push(...cut(group));
  }
  return found;
}

interface Line extends CodedWords {
  readonly depth: number;
}

/** A passage that has a code twice has one line for it. */
function once(coded: readonly CodedWords[]): CodedWords[] {
  return [...new Map(coded.map((one) => [one.label, one])).values()];
}

/** Lines that hang together by overlapping, with their depths. Those below a whole passage go below all others. */
function groupsOf(quotes: readonly CodedWords[], whole: readonly CodedWords[]): Line[][] {
  const groups: Line[][] = [];
  /** Where the last line of each depth ends. */
  let ends: number[] = [];
  const inOrder = quotes.toSorted(({ range: a }, { range: b }) => a.start - b.start || b.end - a.end);
  for (const one of inOrder) {
    const { start, end } = one.range;
    if (whole.length === 0 && ends.every((before) => before <= start)) ends = [];
    const free = ends.findIndex((before) => before <= start);
    const depth = free < 0 ? ends.length : free;
    if (ends.length === 0) groups.push([]);
    ends[depth] = end;
    groups.at(-1)?.push({ ...one, depth });
  }
  const below = whole.map((one, index) => ({ ...one, depth: ends.length + index }));
  if (below.length > 0) return [[...groups.flat(), ...below]];
  return groups;
}

/** Cuts lines into stretches that have the same ones from end to end. */
function cut(lines: readonly Line[]): Underline[] {
  const depths = Math.max(...lines.map(({ depth }) => depth)) + 1;
  return cutWhereTheyChange(lines).map(({ range, here }) => {
    const inDepth = here.toSorted((a, b) => a.depth - b.depth);
    return { range, depths, lines: inDepth.map(({ depth, label }) => ({ depth, label })) };
  });
}
