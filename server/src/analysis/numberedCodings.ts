// The codings of each transcript as a few numbers, so that counts over thousands of transcripts look up no text.
import { eachCoding } from '../study/codingTable';
import { codesChange, derived, unchanging } from '../study/derived';
import { codesOfSummary } from '../study/fileCodes';
import type { Study } from '../study/study';
import type { Summary } from '../study/summary';
import { numberAt } from '../transcript/itemAt';
import type { CodeRow } from './codeRows';

/** What the numbers of a coding are. */
export const Numbered = {
  /** Of the label, which is the codebook's where it has one. */
  Label: 0,
  /** Of the passage in its file, from 0. */
  Passage: 1,
  /** Of who says the words; -1 for nobody. */
  Speaker: 2,
  /** 1 where the coding names words that its passage says. */
  HasQuote: 3,
} as const;

/** So many numbers there are for each coding. */
export const numberedWidth = 4;

/** The numbers of the codings of a study, worked out for one transcript after the other, and anew for those that change. */
export const numberedCodings = derived(codesChange, (study: Study) => new NumberedCodings(study));

class NumberedCodings {
  private readonly numbers = new Map<string, number>();

  constructor(private readonly study: Study) {}

  /**
   * The codings of a transcript that count, in its order, each as `numberedWidth` numbers. Orphans count for nothing, nor does what says
   * again what a coding of the code before it says of the same words.
   */
  readonly of = derived(unchanging, (summary: Summary): Int32Array => {
    const labels = new Int32Array(summary.codings.length).fill(-1);
    let count = 0;
    for (const [label, { use }] of codesOfSummary(this.study, summary)) {
      const number = this.numberOf(label);
      for (const index of use.codings) labels[index] = number;
      count += use.codings.length;
    }
    const { table } = summary;
    const found = new Int32Array(count * numberedWidth);
    let [index, end] = [0, 0];
    eachCoding(table, (_label, passage, hasQuote, speaker) => {
      const label = numberAt(labels, index++);
      if (label < 0) return;
      const name = table.names[speaker];
      found[end + Numbered.Label] = label;
      found[end + Numbered.Passage] = passage;
      found[end + Numbered.Speaker] = name === undefined ? -1 : this.numberOf(name);
      found[end + Numbered.HasQuote] = hasQuote ? 1 : 0;
      end += numberedWidth;
    });
    return found;
  });

  private numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  /** The index of the row that each label counts under, by the number of the label; -1 for what none counts. */
  rowsByLabel(rows: readonly CodeRow[]): Int32Array {
    const found = new Int32Array(this.numbers.size).fill(-1);
    for (const [row, { labels }] of rows.entries()) {
      for (const label of labels) {
        const number = this.numbers.get(label);
        if (number !== undefined) found[number] = row;
      }
    }
    return found;
  }

  /** What is asked of each speaker, by the number of the speaker. */
  bySpeaker(of: (name: string) => number): Int32Array {
    return Int32Array.from(this.numbers.keys(), of);
  }
}
