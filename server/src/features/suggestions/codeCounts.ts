import type { Code } from '../../codebook/codebook';
import { numberAt } from '../../transcript/itemAt';
import type { LabelCounts, LearntCounts } from './counts';

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
  /** The labels that were counted and stand for a code, with its place. */
  readonly labels: readonly (readonly [number, LabelCounts])[];
  private readonly places = new Map<string, number>();

  constructor(
    readonly counts: LearntCounts,
    readonly codes: readonly Code[],
    indexOf: (label: string) => number | undefined,
  ) {
    this.codings = new Float64Array(codes.length);
    this.begins = new Float64Array(codes.length);
    this.chances = new Float64Array(codes.length);
    const labels: [number, LabelCounts][] = [];
    for (const [label, ofLabel] of counts.labels) {
      const index = indexOf(label);
      if (index === undefined) continue;
      const { codings, begins, chances } = ofLabel;
      labels.push([index, ofLabel]);
      this.places.set(label, index);
      increase(this.codings, index, codings);
      increase(this.begins, index, begins);
      increase(this.chances, index, chances);
    }
    this.labels = labels;
    this.total = sumOf(this.begins);
    const all = this.total + unseen * codes.length;
    this.share = this.begins.map((count) => (count + unseen) / all);
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

/** Adds to one of several values, in place. */
export function increase(values: Float64Array, at: number, by: number): void {
  values[at] = numberAt(values, at) + by;
}

/** The sum of all values. */
export function sumOf(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}
