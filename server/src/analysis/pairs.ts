// Pairs of codes with their counts, in columns of numbers: a large study has a hundred thousand.
import * as l10n from '@vscode/l10n';
import { Refusal } from '../codebook/refusal';
import { numberAt } from '../transcript/itemAt';

/** What is counted of a pair, and what was met last of it, which tells whether it has been counted. */
export const PairColumn = {
  Passages: 0,
  Words: 1,
  /** Passages whose words cannot be told without a text. */
  Untold: 2,
  Segments: 3,
  Near: 4,
  Interviews: 5,
  LastPassage: 6,
  LastInterview: 7,
} as const;
type PairColumn = (typeof PairColumn)[keyof typeof PairColumn];
const width = 8;

/** More pairs than anybody lists. A table would hold all there are of those rows for which there is one. */
const mostPairs = 2_000_000;

/** Counts of pairs of rows, each pair at a place of its own as soon as it is counted. */
export class Pairs {
  private numbers = new Int32Array(width * 1024);
  /** How many pairs there are. */
  size = 0;
  private readonly places: Int32Array | Map<number, number>;
  private readonly seconds: (number[] | undefined)[] = [];

  /**
   * @param rows how many rows there are
   * @param isTable whether a table says where each pair is, which is quick; with many rows it would be large, and a map does
   */
  constructor(
    private readonly rows: number,
    isTable: boolean,
  ) {
    this.places = isTable ? new Int32Array(rows * rows) : new Map();
  }

  /**
   * The place of a pair of two different rows, in whatever order they are given.
   *
   * @throws Refusal where there are more pairs than can be listed
   */
  placeOf(one: number, other: number): number {
    const { places } = this;
    const key = one < other ? one * this.rows + other : other * this.rows + one;
    const known = (places instanceof Map ? (places.get(key) ?? 0) : numberAt(places, key)) - 1;
    return known < 0 ? this.add(key) : known;
  }

  private add(key: number): number {
    const { places, seconds, rows } = this;
    if (this.size === mostPairs)
      throw new Refusal(
        l10n.t(
          'More than two million pairs of codes are near each other, too many to be listed. Ask for their families, or for a smaller distance.',
        ),
      );
    const place = this.size++;
    if (places instanceof Map) places.set(key, place + 1);
    else places[key] = place + 1;
    if (this.size * width > this.numbers.length) {
      const grown = new Int32Array(this.numbers.length * 2);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    const first = Math.floor(key / rows);
    const own = seconds[first] ?? [];
    seconds[first] = own;
    own.push(key % rows);
    return place;
  }

  /** The second rows of the pairs with a first one, ascending. */
  secondsOf(first: number): readonly number[] {
    return (this.seconds[first] ?? []).sort((one, other) => one - other);
  }

  get(place: number, column: PairColumn): number {
    return numberAt(this.numbers, place * width + column);
  }

  set(place: number, column: PairColumn, value: number): void {
    this.numbers[place * width + column] = value;
  }

  /** @param by how much more it is */
  change(place: number, column: PairColumn, by: number): void {
    const at = place * width + column;
    this.numbers[at] = numberAt(this.numbers, at) + by;
  }
}
