// In which passages of a transcript a word carries two codes.
import type { Range, Transcript } from '../transcript/transcript';
import { carries, codedStretch, type SpokenWord } from './spokenWords';
import { wordsByPassage } from './wordCounts';

/** Tells of a file whether a word of a passage carries two rows. */
export class SharedWords {
  private readonly words: ReadonlyMap<number, readonly SpokenWord[]>;
  private readonly stretches = new Map<number, Map<number, Range[]>>();

  /** @param rowOf the index of the row that a label as written counts under; -1 for none */
  constructor(transcript: Transcript, rowOf: (label: string) => number) {
    this.words = wordsByPassage(transcript);
    for (const coding of transcript.codings) {
      const row = coding.passage < 0 ? -1 : rowOf(coding.label);
      const range = codedStretch(transcript, coding);
      if (row < 0 || range === null) continue;
      const rows = this.stretches.get(coding.passage) ?? new Map<number, Range[]>();
      this.stretches.set(coding.passage, rows);
      rows.set(row, [...(rows.get(row) ?? []), range]);
    }
  }

  /** True where a word of the passage carries both rows. */
  share(passage: number, one: number, other: number): boolean {
    const rows = this.stretches.get(passage);
    const carriedBy = (row: number, word: SpokenWord) =>
      rows?.get(row)?.some((range) => carries(range, word)) === true;
    return (this.words.get(passage) ?? []).some((word) => carriedBy(one, word) && carriedBy(other, word));
  }
}
