import { composed } from '../transcript/composed';
import { grouped } from '../transcript/grouped';
import { itemAt } from '../transcript/itemAt';
import { parse } from '../transcript/parse';
import { speakerKey } from '../transcript/speakers';
import type { Coding, Range, Transcript } from '../transcript/transcript';
import type { Vocabulary } from '../transcript/vocabulary';
import type { WrittenPassage, WrittenTranscript } from './importedTranscript';

/** Where a file is read otherwise than it was written. */
export interface ReadOtherwise {
  /** How many passages are. */
  readonly count: number;
  /** The first line that is, from 0. */
  readonly line: number;
}

/**
 * Reads a transcript that was written, and compares: its title, every passage with its words and speaker, every coding with its
 * words, every memo.
 *
 * @returns null where all of it is read as it was written
 */
export function readOtherwise(
  { text, title, passages }: WrittenTranscript,
  vocabulary: Vocabulary,
  fileName: string,
): ReadOtherwise | null {
  const read = parse(text, vocabulary, fileName);
  const places = new Map(read.passages.map((passage) => [passage.range.start, passage]));
  const codings = grouped(read.codings, ({ passage }) => passage);
  const memos = new Map<number, number>();
  for (const { passage } of read.memos) memos.set(passage, (memos.get(passage) ?? 0) + 1);
  const otherwise = passages.filter((written) => {
    const passage = places.get(written.range.start);
    if (!passage || passage.range.end !== written.range.end) return true;
    const isSame =
      nameKey(passage.speaker) === nameKey(written.speaker) &&
      (memos.get(passage.index) ?? 0) === written.memos &&
      sameCodings(written, codings.get(passage.index) ?? []);
    return !isSame;
  });
  // What was read beside what was written is words that somebody said, or that nobody did.
  const more = Math.max(0, read.passages.length - passages.length);
  const orphans = (codings.get(-1)?.length ?? 0) + (memos.get(-1) ?? 0);
  const isOtherTitle = (read.title?.text ?? null) !== (title === null ? null : composed(title));
  const count = Math.max(otherwise.length, more, orphans, isOtherTitle ? 1 : 0);
  if (count === 0) return null;
  const line = otherwise[0]?.firstLine ?? firstOther(read, passages) ?? 0;
  return { count, line };
}

function nameKey(name: string | null): string | null {
  return name === null ? null : speakerKey(name);
}

function sameCodings({ codings }: WrittenPassage, read: readonly Coding[]): boolean {
  return (
    codings.length === read.length &&
    codings.every(({ label, words }, place) => {
      const coding = itemAt(read, place);
      return coding.label === composed(label) && sameRange(coding.quote?.target ?? null, words);
    })
  );
}

function sameRange(one: Range | null, other: Range | null): boolean {
  return one?.start === other?.start && one?.end === other?.end;
}

/** The line of the first passage that nobody wrote. */
function firstOther({ passages }: Transcript, written: readonly WrittenPassage[]): number | undefined {
  const starts = new Set(written.map(({ range }) => range.start));
  return passages.find(({ range }) => !starts.has(range.start))?.firstLine;
}
