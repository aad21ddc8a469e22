import type { LineRun } from '../../../server/src/protocol/messages';
import {
  difference,
  growth,
  inOrder,
  lineStarts,
  type Splice,
  spliced,
  thingsUpTo,
  trimmedLines,
} from '../ui/changedText';
import { type Block, judge } from './judge';

/** A document whose speech is kept. Plain data: a change makes another one. */
export interface KeptSpeech {
  /** The document as it is. */
  readonly text: string;
  /** What it should be: with all speech as it was, and everything else as it is. */
  readonly should: string;
  /** What makes of the one the other, in the order of the text; none while speech is as it was. */
  readonly repairs: readonly Splice[];
  /** The speech, in offsets of `should`. */
  readonly blocks: readonly Block[];
  /** Lines that have stood between speech, without the white space around them. */
  readonly own: ReadonlySet<string>;
  /** The lines of speech, without the white space around them. */
  readonly said: ReadonlySet<string>;
}

/**
 * @param text of a document
 * @param spoken the lines that hold speech, in the order of the text
 */
export function keptSpeech(text: string, spoken: readonly LineRun[]): KeptSpeech {
  const blocks = blocksOf(text, spoken);
  const between = blocks.map(({ start }, index) => text.slice(blocks[index - 1]?.end ?? 0, start));
  const below = text.slice(blocks.at(-1)?.end ?? 0);
  const own = new Set([...between, below].flatMap(trimmedLines));
  const said = new Set(blocks.flatMap(({ start, end }) => trimmedLines(text.slice(start, end))));
  return { text, should: text, repairs: [], blocks, own, said };
}

/**
 * What becomes of a document by changes of one moment, of which those that alter speech are to be repaired.
 *
 * @param after the whole text after the changes
 * @param changes in offsets of the text before, none over another
 */
export function afterChanges(kept: KeptSpeech, after: string, changes: readonly Splice[]): KeptSpeech {
  const { text, should } = kept;
  if (after === should) return { ...kept, text: after, repairs: [] };
  const altered = text === should ? null : difference(text, should);
  // What is typed where a repair is on its way is repaired along with it.
  const free = inOrder(changes).filter(
    (one) => !altered || one.end < altered.start || one.start > altered.end,
  );
  const by = altered ? growth(altered) : 0;
  const inShould = free.map((one) =>
    altered && one.start > altered.end ? { ...one, start: one.start + by, end: one.end + by } : one,
  );
  const { kept: made, apart, blocks } = judge(should, kept, inShould);
  const told = !altered && isAsTold(text, after, changes) ? inOrder(changes) : null;
  const removed = made.flatMap(({ start, end }) =>
    start < end ? trimmedLines(should.slice(start, end)) : [],
  );
  const own = removed.every((line) => kept.own.has(line)) ? kept.own : new Set([...kept.own, ...removed]);
  // With every key of a long text, nothing of its length is gone through where that can be helped.
  if (told && made.length === told.length && apart.size === 0)
    return { ...kept, text: after, should: after, repairs: [], blocks, own };
  const whole = made.map((one) => ({ ...one, text: one.text + (apart.get(one) ?? '') }));
  const then = made.length === 0 ? should : spliced(should, inOrder(whole));
  const repairs = told ? takenBack(text, told, made, apart) : [difference(after, then)];
  return { ...kept, text: after, should: then, repairs: after === then ? [] : repairs, blocks, own };
}

/** Whether a text is what changes make of another one, as far as their own places and its length say. */
function isAsTold(before: string, after: string, changes: readonly Splice[]): boolean {
  let by = 0;
  const isThere = inOrder(changes).every((change) => {
    const start = change.start + by;
    by += growth(change);
    return after.startsWith(change.text, start);
  });
  return isThere && after.length === before.length + by;
}

/** What takes those changes back that were not kept, and puts line ends behind those that were: offsets of the text after them. */
function takenBack(
  before: string,
  changes: readonly Splice[],
  made: readonly Splice[],
  apart: ReadonlyMap<Splice, string>,
): readonly Splice[] {
  let by = 0;
  return changes.flatMap((change): Splice[] => {
    const start = change.start + by;
    const end = start + change.text.length;
    by += growth(change);
    const breaks = apart.get(change);
    if (!made.includes(change)) return [{ start, end, text: before.slice(change.start, change.end) }];
    return breaks === undefined ? [] : [{ start: end, end, text: breaks }];
  });
}

/**
 * The document after changes that may alter speech. What has stood between speech, such as a code that is half typed, is kept
 * only if somebody says it as well.
 *
 * @param spoken the lines of the text that hold speech now
 */
export function keptAgain(before: KeptSpeech, text: string, spoken: readonly LineRun[]): KeptSpeech {
  const { should, blocks } = before;
  const between = blocks.map(({ start }, index) => should.slice(blocks[index - 1]?.end ?? 0, start));
  const below = should.slice(blocks.at(-1)?.end ?? 0);
  const free = new Set([...before.own, ...[...between, below].flatMap(trimmedLines)]);
  for (const { start, end } of blocks)
    for (const line of trimmedLines(should.slice(start, end))) free.delete(line);
  const starts = lineStarts(text);
  const isSaid = (line: number) => !free.has(text.slice(starts[line], starts[line + 1]).trim());
  const runs = spoken.flatMap(({ first, last }) => runsOf(first, last, isSaid));
  const again = keptSpeech(text, runs);
  return { ...again, own: new Set([...before.own, ...again.own]) };
}

/** Lets go of lines that have become codes, counted from 0. */
export function withoutCodes(kept: KeptSpeech, codes: readonly number[]): KeptSpeech {
  const starts = lineStarts(kept.should);
  const free = new Set(codes);
  const runs = kept.blocks.flatMap(({ start, end }) =>
    runsOf(lineOf(starts, start), lineOf(starts, end), (line) => !free.has(line)),
  );
  const blocks = blocksOf(kept.should, runs, starts);
  const said = new Set(kept.said);
  for (const line of codes) said.delete(kept.should.slice(starts[line], starts[line + 1]).trim());
  return { ...kept, blocks, said };
}

function runsOf(first: number, last: number, isIn: (line: number) => boolean): LineRun[] {
  const runs: LineRun[] = [];
  let from = first;
  for (let line = first; line <= last + 1; line++) {
    if (line <= last && isIn(line)) continue;
    if (from < line) runs.push({ first: from, last: line - 1 });
    from = line + 1;
  }
  return runs;
}

function blocksOf(text: string, spoken: readonly LineRun[], starts = lineStarts(text)): Block[] {
  return spoken.map(({ first, last }) => {
    let end = starts[last + 1] ?? text.length;
    const start = starts[first] ?? text.length;
    if (last + 1 < starts.length) end -= text[end - 1] === '\n' && text[end - 2] === '\r' ? 2 : 1;
    return { start, end };
  });
}

function lineOf(starts: readonly number[], offset: number): number {
  return thingsUpTo(starts, offset, (start) => start) - 1;
}
