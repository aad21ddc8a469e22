// The codings of each transcript as a few numbers, so that counts over thousands of transcripts look up no text.
import { eachCoding } from '../study/codingTable';
import { codesChange, derived, unchanging } from '../study/derived';
import { codesOfSummary } from '../study/fileCodes';
import type { Study } from '../study/study';
import type { Summary } from '../study/summary';
import { numberAt } from '../transcript/itemAt';
import type { CodeRow } from './codeRows';

/** What the numbers of a coding are. */
export const NumberedCoding = {
  /** Of the label, which is the codebook's where it has one. */
  Label: 0,
  /** Twice that of the passage in its file, from 0; one more where the coding names words that the passage says. */
  Passage: 1,
  /** Of who says the words; -1 for nobody. */
  Speaker: 2,
} as const;

/** So many numbers there are for each coding. */
export const numberedWidth = 3;

/**
 * The numbers of the codings of a study, worked out for one transcript after the other, and anew for those that change. A label keeps
 * its number for good, so that numbers worked out before a change of the codebook are never taken for those of another label.
 */
export const numberedCodings = derived(unchanging, (study: Study) => new NumberedCodings(study));

class NumberedCodings {
  private readonly numbers = new Map<string, number>();

  constructor(private readonly study: Study) {}

  /**
   * The codings of a transcript that count, in its order, each as `numberedWidth` numbers. Orphans count for nothing, nor does what says
   * again what a coding of the code before it says of the same words.
   */
  readonly of = derived(
    () => codesChange(this.study),
    (summary: Summary): Int32Array => {
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
        found[end + NumberedCoding.Label] = label;
        found[end + NumberedCoding.Passage] = 2 * passage + (hasQuote ? 1 : 0);
        found[end + NumberedCoding.Speaker] = name === undefined ? -1 : this.numberOf(name);
        end += numberedWidth;
      });
      return found;
    },
  );

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
