import {
  beginsWithBreak,
  breaksIn,
  endsWithBreak,
  growth,
  inOrder,
  lineEndOf,
  type Splice,
  spliced,
  thingsUpTo,
  trimmedLines,
} from '../ui/changedText';

/** Some lines of speech that belong together, without the last line end: UTF-16 offsets. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** Speech that is to stay as it is. Lines are those without the white space around them. */
export interface Speech {
  /** In the order of the text, at least one line end between two of them. */
  readonly blocks: readonly Block[];
  /** The lines of the blocks. */
  readonly said: ReadonlySet<string>;
  /** Lines that have stood between blocks before. */
  readonly own: ReadonlySet<string>;
}

/** What becomes of some changes of a text in which blocks are to stay as they are. */
export interface Verdict {
  /** Those that alter no block. */
  readonly kept: readonly Splice[];
  /** Those that do. */
  readonly refused: readonly Splice[];
  /** The line ends that must follow what one of the kept puts in, so that it joins nothing that was apart; none is left out. */
  readonly apart: ReadonlyMap<Splice, string>;
  /** Where the blocks are once the kept ones are made, with the line ends that must follow. */
  readonly blocks: readonly Block[];
}

/**
 * Says which changes of one moment alter speech: a character of it, its order, where one of its lines begins or ends, or
 * what it is apart from. What stands between blocks may become anything, on lines of its own; only what somebody says is not
 * put there once more.
 *
 * @param changes none over another
 */
export function judge(text: string, speech: Speech, changes: readonly Splice[]): Verdict {
  const { blocks } = speech;
  const ordered = inOrder(changes);
  const between = ordered.filter((change) => !alters(blocks, change));
  if (between.length < ordered.length) {
    const moved = movedAsAWhole(text, speech, ordered);
    if (moved) return { kept: ordered, refused: [], apart: new Map(), blocks: moved };
  }
  // What is put in twice over is what was to be moved, and its other half stays where it is.
  const said = saidAgain(text, speech, between);
  const byGap = new Map<number, Splice[]>();
  for (const change of between) {
    if (said?.(change.text)) continue;
    const gap = gapAt(blocks, change.start);
    byGap.set(gap, [...(byGap.get(gap) ?? []), change]);
  }
  const apart = new Map<Splice, string>();
  const kept: Splice[] = [];
  for (const [gap, changes] of byGap) {
    const missing = missingBreaks(text, blocks, gap, changes);
    if (!missing) continue;
    kept.push(...changes);
    if (missing.count > 0) apart.set(missing.behind, lineEndOf(text).repeat(missing.count));
  }
  const shifts = inOrder(kept).map((change) => ({
    at: change.end,
    by: growth(change) + (apart.get(change)?.length ?? 0),
  }));
  const refused = ordered.filter((one) => !kept.includes(one));
  return { kept, refused, apart, blocks: shifted(blocks, shifts) };
}

/** Blocks behind changes of what stands between them. */
function shifted(
  blocks: readonly Block[],
  shifts: readonly { readonly at: number; readonly by: number }[],
): readonly Block[] {
  if (shifts.length === 0) return blocks;
  let next = 0;
  let by = 0;
  return blocks.map(({ start, end }) => {
    for (let shift = shifts[next]; shift && shift.at <= start; shift = shifts[next]) {
      by += shift.by;
      next++;
    }
    return { start: start + by, end: end + by };
  });
}

/** Whether a change alters what stands in a block, or puts words before or behind it on its lines. */
function alters(blocks: readonly Block[], { start, end, text }: Splice): boolean {
  const gap = gapAt(blocks, start);
  const [above, below] = [blocks[gap - 1], blocks[gap]];
  if (below && end > below.start) return true;
  if (text === '') return false;
  return (above?.end === start && !beginsWithBreak(text)) || (below?.start === end && !endsWithBreak(text));
}

/**
 * The place between blocks in which a change begins that alters none: 0 above the first block, 1 below it. An offset inside of a
 * block counts as the place above it.
 */
function gapAt(blocks: readonly Block[], offset: number): number {
  return thingsUpTo(blocks, offset, ({ end }) => end);
}

/**
 * How many line ends must be put back where something was taken away between two blocks, and the change to put them behind; null
 * where no such place will do.
 */
function missingBreaks(
  text: string,
  blocks: readonly Block[],
  gap: number,
  changes: readonly Splice[],
): { readonly behind: Splice; readonly count: number } | null {
  const [above, below] = [blocks[gap - 1], blocks[gap]];
  const [from, to] = [above?.end ?? 0, below?.start ?? text.length];
  const before = text.slice(from, to);
  const within = changes.map((one) => ({ ...one, start: one.start - from, end: one.end - from }));
  for (const [index, behind] of changes.entries())
    for (let count = 0; count <= 2; count++) {
      const tried = within.map((one, at) =>
        at === index ? { ...one, text: one.text + '\n'.repeat(count) } : one,
      );
      if (isApart(before, spliced(before, tried), above !== undefined, below !== undefined))
        return { behind, count };
    }
  return null;
}

/** Whether what stands between blocks still keeps them apart, as it did before. */
function isApart(before: string, after: string, above: boolean, below: boolean): boolean {
  if (above && after !== '' && !beginsWithBreak(after)) return false;
  if (below && after !== '' && !endsWithBreak(after)) return false;
  return !above || !below || breaksIn(after) >= Math.min(2, breaksIn(before));
}

/**
 * Whether a text puts a whole line in that somebody says and that has never stood between the blocks; null where no change
 * puts a whole line in.
 */
function saidAgain(
  text: string,
  { blocks, said, own }: Speech,
  changes: readonly Splice[],
): ((put: string) => boolean) | null {
  const isLine = (put: string) => breaksIn(put) > 0 && put.trim() !== '';
  if (!changes.some((one) => isLine(one.text))) return null;
  const isSaid = (line: string) =>
    line !== '' && said.has(line) && !own.has(line) && !standsBetween(text, blocks, line);
  return (put) => isLine(put) && trimmedLines(put).some(isSaid);
}

/** Whether a line stands between blocks, whatever white space is around it. */
function standsBetween(text: string, blocks: readonly Block[], line: string): boolean {
  for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + 1))
    if (at < (blocks[gapAt(blocks, at)]?.start ?? text.length) && isWholeLine(text, at, at + line.length))
      return true;
  return false;
}

/** Whether nothing but white space stands beside a place on its line. */
function isWholeLine(text: string, start: number, end: number): boolean {
  const isBlank = (at: number) => text.slice(at, at + 1).trim() === '';
  const isBreak = (at: number) => /^[\r\n]?$/.test(text.slice(at, at + 1));
  let [before, behind] = [start - 1, end];
  while (before >= 0 && !isBreak(before) && isBlank(before)) before--;
  while (!isBreak(behind) && isBlank(behind)) behind++;
  return (before < 0 || isBreak(before)) && isBreak(behind);
}

/**
 * Where the blocks are after changes that alter some of them one by one but, all together, leave each as it is and in its order:
 * an editor moves a line by moving the one beside it. Null where they do not.
 */
function movedAsAWhole(text: string, speech: Speech, changes: readonly Splice[]): readonly Block[] | null {
  const { blocks } = speech;
  const start = Math.min(...changes.map((one) => one.start));
  const end = Math.max(...changes.map((one) => one.end));
  const first = gapAt(blocks, start);
  const last = thingsUpTo(blocks, end - 1, ({ start }) => start);
  const [above, below] = [blocks[first - 1], blocks[last]];
  const [from, to] = [above?.end ?? 0, below?.start ?? text.length];
  const within = changes.map((one) => ({ ...one, start: one.start - from, end: one.end - from }));
  const after = spliced(text.slice(from, to), within);
  const found: Block[] = [];
  let at = 0;
  for (const block of blocks.slice(first, last)) {
    const place = wholeLines(after, text.slice(block.start, block.end), at, !above, !below);
    if (place < 0) return null;
    at = place + (block.end - block.start);
    found.push({ start: place, end: at });
  }
  const gaps = [...found, null].map((block, index) => ({
    before: text.slice(blocks[first + index - 1]?.end ?? 0, blocks[first + index]?.start ?? text.length),
    after: after.slice(found[index - 1]?.end ?? 0, block?.start ?? after.length),
    above: first + index > 0,
    below: first + index < blocks.length,
  }));
  if (!gaps.every((gap) => isApart(gap.before, gap.after, gap.above, gap.below))) return null;
  const said = saidAgain(text, speech, [{ start, end, text: `\n${after}` }]);
  if (said && gaps.some((gap) => said(`\n${gap.after}`))) return null;
  const by = after.length - (to - from);
  return [
    ...blocks.slice(0, first),
    ...found.map((block) => ({ start: block.start + from, end: block.end + from })),
    ...blocks.slice(last).map((block) => ({ start: block.start + by, end: block.end + by })),
  ];
}

/** Where some lines stand in a text as whole lines, from an offset on; -1 for nowhere. */
function wholeLines(text: string, lines: string, from: number, isTop: boolean, isEnd: boolean): number {
  for (let at = text.indexOf(lines, from); at >= 0; at = text.indexOf(lines, at + 1)) {
    const [before, behind] = [text.slice(at - 1, at), text.slice(at + lines.length, at + lines.length + 1)];
    const begins = at === 0 ? isTop : endsWithBreak(before);
    if (begins && (behind === '' ? isEnd : beginsWithBreak(behind))) return at;
  }
  return -1;
}
