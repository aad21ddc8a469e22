import type { Code } from '../../codebook/codebook';
import type { Counts, LabelCounts } from './counts';

/** What was counted, by code: all spellings of a code together. Codes go by their places in the codebook. */
export class CodeCounts {
  readonly codings: Float64Array;
  readonly begins: Float64Array;
  readonly chances: Float64Array;
  /** Of all beginnings, the share of each code; never 0. */
  readonly share: Float64Array;
  /** All beginnings. */
  readonly total: number;
  /** How much words speak for codes, as far as it was asked for: see `wordSpeaks`. */
  readonly spoken = new Map<string, ReadonlyMap<number, number>>();
  private readonly places = new Map<string, number>();

  constructor(
    readonly counts: Counts,
    readonly codes: readonly Code[],
    indexOf: (label: string) => number | undefined,
  ) {
    this.codings = new Float64Array(codes.length);
    this.begins = new Float64Array(codes.length);
    this.chances = new Float64Array(codes.length);
    for (const [label, { codings, begins, chances }] of counts.labels) {
      const index = indexOf(label);
      if (index === undefined) continue;
      this.places.set(label, index);
      increase(this.codings, index, codings);
      increase(this.begins, index, begins);
      increase(this.chances, index, chances);
    }
    this.total = sumOf(this.begins);
    const all = this.total + unseen * codes.length;
    this.share = this.begins.map((count) => (count + unseen) / all);
  }

  /** The labels that were counted and stand for a code, with its place. */
  *labels(): Generator<[number, LabelCounts]> {
    for (const [label, index] of this.places) {
      const counts = this.counts.labels.get(label);
      if (counts) yield [index, counts];
    }
  }

  /** Counts of labels as counts of codes, those that are not 0. */
  byCode(counts: ReadonlyMap<string, number>): Map<number, number> {
    const found = new Map<number, number>();
    for (const [label, count] of counts) {
      const index = this.places.get(label);
      if (index !== undefined) found.set(index, (found.get(index) ?? 0) + count);
    }
    return found;
  }
}

/** A code that was never used counts as if it had begun so often: it may be the very next. */
const unseen = 0.5;

export function increase(values: Float64Array, at: number, by: number): void {
  values[at] = (values[at] ?? 0) + by;
}

export function sumOf(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}
