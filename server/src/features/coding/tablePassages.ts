// Which passages of a transcript the rows of a table of codings are about.
import type { TableCoding } from '../../exchange/codingsTable';
import { oneSpaced } from '../../exchange/lineWords';
import { spokenWords } from '../../study/summarize';
import { composed } from '../../transcript/composed';
import { grouped } from '../../transcript/grouped';
import { countUpTo } from '../../transcript/lines';
import { locateQuote } from '../../transcript/quote';
import { speakerKey } from '../../transcript/speakers';
import { LineKind, type Passage, type Transcript } from '../../transcript/transcript';

/** A passage of the transcript that the table was made of. */
interface TablePassage {
  readonly rows: readonly TableCoding[];
  readonly first: TableCoding;
  /** The line of its first word without the lines of codes above it; null where the table has no lines. */
  readonly line: number | null;
}

/** The passages that one of the table can be, in the order of the file. */
interface Choice {
  readonly of: TablePassage;
  readonly candidates: readonly Passage[];
}

/**
 * Finds the passage of each row by its words. Words that several passages say are told apart by who speaks, and by where they stand:
 * passages of a table come in their order, and as many lines apart as in its transcript, lines of codes aside. A table that says no
 * line of a passage may say that of its code. Where it has no lines, words count only that one passage says.
 *
 * @param rows of one transcript
 * @returns by row; a row without a passage is not in it
 */
export function passagesOfRows(
  transcript: Transcript,
  rows: readonly TableCoding[],
): Map<TableCoding, Passage> {
  const byWords = grouped(transcript.passages, ({ range }) => wordsKey(spokenWords(transcript, range)));
  const choices = tablePassages(rows).map((of) => ({
    of,
    candidates: candidatesOf(transcript, byWords, of.first),
  }));
  const found = new Map<TableCoding, Passage>();
  const take = ({ rows: own }: TablePassage, passage: Passage | undefined) => {
    if (passage) for (const row of own) found.set(row, passage);
  };
  for (const { of, candidates } of choices)
    if (of.line === null && candidates.length === 1) take(of, candidates[0]);
  const placed = choices.filter(({ of, candidates }) => of.line !== null && candidates.length > 0);
  const best = inStep(placed, talkLines(transcript));
  for (const [index, { of }] of placed.entries()) take(of, best[index]);
  return found;
}

function wordsKey(words: string): string {
  return composed(oneSpaced(words));
}

/** In the order of the file, as far as the table has lines. */
function tablePassages(rows: readonly TableCoding[]): TablePassage[] {
  const groups = grouped(rows, ({ passageLine, passageNumber, passage, words, speaker }) => {
    const place = passageLine ?? passageNumber;
    return JSON.stringify(place === null ? [passage ?? words, speaker] : [place]);
  });
  const lines = [...new Set(rows.flatMap(({ line }) => line ?? []))].sort((a, b) => a - b);
  const cost = linesOfCode([...groups.values()]);
  const passages = [...groups.values()]
    .flatMap((group) => apart(group, cost))
    .flatMap((group): TablePassage[] => {
      const [first] = group;
      if (!first) return [];
      // A code stands right below its words.
      const byCode = first.line === null || first.passageNumber !== null ? null : first.line - cost;
      const at = first.passageLine ?? byCode;
      const above = at === null ? 0 : countUpTo(lines, at - 1);
      return [{ rows: group, first, line: at === null ? null : at - cost * above }];
    });
  return passages.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** Rows with the same words, those of each passage: where the table says nothing of passages, codes that stand below each other are of one. */
function apart(group: readonly TableCoding[], cost: number): TableCoding[][] {
  const isTold = group.every(
    ({ passageLine, passageNumber, line }) => (passageLine ?? passageNumber) !== null || line === null,
  );
  if (isTold) return [[...group]];
  const sorted = [...group].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const runs: TableCoding[][] = [];
  let below = 0;
  for (const row of sorted) {
    const line = row.line ?? 0;
    const run = runs.at(-1);
    if (run && line <= below) run.push(row);
    else runs.push([row]);
    below = line + cost + (row.memo === null ? 0 : row.memo.split('\n').length);
  }
  return runs;
}

/** How many lines a code takes in the transcript of a table: two where a blank line stands above each. */
function linesOfCode(groups: readonly (readonly TableCoding[])[]): number {
  const gaps = groups.flatMap((group) => {
    const lines = group
      .flatMap(({ line, passageLine }) => [line, passageLine])
      .filter((line) => line !== null);
    const sorted = [...new Set(lines)].sort((a, b) => a - b);
    return sorted.slice(1).map((line, index) => line - (sorted[index] ?? 0));
  });
  return gaps.length > 0 && gaps.every((gap) => gap > 1) ? 2 : 1;
}

function candidatesOf(
  transcript: Transcript,
  byWords: ReadonlyMap<string, readonly Passage[]>,
  { passage, passageNumber, words, speaker }: TableCoding,
): Passage[] {
  const same = passage === null ? saying(transcript, byWords, words) : byWords.get(wordsKey(passage));
  const numbered = same?.find(({ index }) => index + 1 === passageNumber);
  if (numbered) return [numbered];
  const bySpeaker = (same ?? []).filter(
    (one) => speaker !== null && one.speaker !== null && speakerKey(one.speaker) === speakerKey(speaker),
  );
  return bySpeaker.length > 0 ? bySpeaker : [...(same ?? [])];
}

/** The passages that say words: those that say nothing else, or else those that say them among others. */
function saying(
  { text, passages, marks }: Transcript,
  byWords: ReadonlyMap<string, readonly Passage[]>,
  words: string,
): readonly Passage[] {
  const whole = byWords.get(wordsKey(words));
  return whole ?? passages.filter(({ range }) => locateQuote(text, range, words, marks) !== null);
}

/** The line of each passage without the lines of codes and memos above it, and the blank lines that stand there for them. */
function talkLines({ lineKinds, passages }: Transcript): number[] {
  const lines: number[] = [];
  let talk = 0;
  let line = 0;
  for (const { firstLine } of passages) {
    for (; line < firstLine; line++) {
      const isNote = lineKinds[line] === LineKind.Code || lineKinds[line] === LineKind.Memo;
      const isApart = isNote && line > 0 && lineKinds[line - 1] === LineKind.Blank;
      if (!isNote) talk++;
      else if (isApart) talk--;
    }
    lines.push(talk);
  }
  return lines;
}

/** More than lines can be apart. */
const outOfOrder = 1e9;

/** For each choice the passage with which all of them come in their order, and as far apart as in the table. */
function inStep(choices: readonly Choice[], lines: readonly number[]): (Passage | undefined)[] {
  interface Step {
    readonly passage: Passage;
    readonly line: number;
    readonly off: number;
    readonly before: Step | null;
  }
  let steps: readonly Step[] = [];
  let from = 0;
  for (const { of, candidates } of choices) {
    const apart = (of.line ?? 0) - from;
    from = of.line ?? 0;
    steps = candidates.map((passage): Step => {
      const line = lines[passage.index] ?? 0;
      let best: Step = {
        passage,
        line,
        off: steps.length > 0 ? Number.POSITIVE_INFINITY : Math.abs(apart - line),
        before: null,
      };
      for (const before of steps) {
        const isLater = before.passage.index < passage.index;
        const off = before.off + Math.abs(apart - (line - before.line)) + (isLater ? 0 : outOfOrder);
        if (off < best.off) best = { passage, line, off, before };
      }
      return best;
    });
  }
  const [first, ...rest] = steps;
  const found: Passage[] = [];
  const last = first && rest.reduce((best, step) => (step.off < best.off ? step : best), first);
  for (let step: Step | null = last ?? null; step !== null; step = step.before) found.unshift(step.passage);
  return found;
}
