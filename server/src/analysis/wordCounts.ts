// How many words carry a code: the one count of a matrix that needs the texts.
import type { Transcript } from '../transcript/transcript';
import type { RowFinder } from './rowFinder';
import { carries, codedStretch, type SpokenWord, spokenWordsOf } from './spokenWords';

/** How many words of a file carry a code or a code of a family, by the index of the row. */
export type CarriedWords = ReadonlyMap<number, RowWords>;

/** How many words carry a row, in all and by who says them. */
export interface RowWords {
  readonly all: number;
  readonly bySpeaker: ReadonlyMap<string | null, number>;
}

/** Counts the words of a transcript that carry each row. A word that carries it twice counts once. */
export function wordCountsOf(transcript: Transcript, finder: RowFinder): CarriedWords {
  const words = wordsByPassage(transcript);
  const carried = new Map<number, Set<SpokenWord>>();
  for (const coding of transcript.codings) {
    const row = coding.passage < 0 ? -1 : finder.rowOf(coding.label);
    const range = codedStretch(transcript, coding);
    if (row < 0 || range === null) continue;
    const own = carried.get(row) ?? new Set();
    carried.set(row, own);
    for (const word of words.get(coding.passage) ?? []) if (carries(range, word)) own.add(word);
  }
  return new Map(Array.from(carried, ([row, own]) => [row, bySpeaker(transcript, own)]));
}

function bySpeaker({ passages }: Transcript, words: ReadonlySet<SpokenWord>): RowWords {
  const counts = new Map<string | null, number>();
  for (const { passage } of words) {
    const speaker = passages[passage]?.speaker ?? null;
    counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  }
  return { all: words.size, bySpeaker: counts };
}

/** The words of a transcript by the number of their passage. */
export function wordsByPassage(transcript: Transcript): ReadonlyMap<number, readonly SpokenWord[]> {
  const found = new Map<number, SpokenWord[]>();
  for (const word of spokenWordsOf(transcript)) {
    const own = found.get(word.passage);
    if (own) own.push(word);
    else found.set(word.passage, [word]);
  }
  return found;
}
