// Pairs of codes with their counts, in columns of numbers: a large study has a hundred thousand.
import { itemAt, numberAt } from '../transcript/itemAt';

/** What is counted of a pair. */
export const PairColumn = {
  Passages: 0,
  Words: 1,
  Segments: 2,
  Near: 3,
  Interviews: 4,
  LastInterview: 5,
  LastPassage: 6,
} as const;
type PairColumn = (typeof PairColumn)[keyof typeof PairColumn];
const width = 7;

/** A table that says where each pair is takes this much at most, in cells; beyond, a map does. */
const mostCells = 4_000_000;

/** Counts of pairs of rows, each pair at a place of its own as soon as it is counted. */
export class Pairs {
  private numbers = new Int32Array(width * 1024);
  private size = 0;
  private readonly firsts: number[] = [];
  private readonly seconds: number[] = [];
  private readonly dense: Int32Array | null;
  private readonly sparse = new Map<number, number>();

  /** @param rows how many rows there are */
  constructor(private readonly rows: number) {
    this.dense = rows * rows <= mostCells ? new Int32Array(rows * rows) : null;
  }

  get count(): number {
    return this.size;
  }

  /** The place of a pair of two different rows, in whatever order they are given. */
  placeOf(one: number, other: number): number {
    const key = one < other ? one * this.rows + other : other * this.rows + one;
    const known = (this.dense ? numberAt(this.dense, key) : (this.sparse.get(key) ?? 0)) - 1;
    if (known >= 0) return known;
    const place = this.size++;
    if (this.dense) this.dense[key] = place + 1;
    else this.sparse.set(key, place + 1);
    if (this.size * width > this.numbers.length) {
      const grown = new Int32Array(this.numbers.length * 2);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.firsts.push(Math.min(one, other));
    this.seconds.push(Math.max(one, other));
    return place;
  }

  /** The places of the pairs of each first row, those of a row in the order of their second ones. */
  *byFirst(): Generator<Int32Array> {
    const starts = new Int32Array(this.rows + 1);
    for (const first of this.firsts) starts[first + 1] = numberAt(starts, first + 1) + 1;
    for (let row = 0; row < this.rows; row++)
      starts[row + 1] = numberAt(starts, row) + numberAt(starts, row + 1);
    const places = new Int32Array(this.size);
    const ends = starts.slice();
    for (const [place, first] of this.firsts.entries()) {
      const end = numberAt(ends, first);
      places[end] = place;
      ends[first] = end + 1;
    }
    const { seconds } = this;
    for (let row = 0; row < this.rows; row++)
      yield places
        .subarray(numberAt(starts, row), numberAt(starts, row + 1))
        .sort((one, other) => itemAt(seconds, one) - itemAt(seconds, other));
  }

  /** The rows of the pair at a place, in their order. */
  rowsAt(place: number): readonly [number, number] {
    return [this.firsts[place] ?? 0, this.seconds[place] ?? 0];
  }

  get(place: number, column: PairColumn): number {
    return numberAt(this.numbers, place * width + column);
  }

  set(place: number, column: PairColumn, value: number): void {
    this.numbers[place * width + column] = value;
  }

  add(place: number, column: PairColumn, by = 1): void {
    const at = place * width + column;
    this.numbers[at] = numberAt(this.numbers, at) + by;
  }
}
