import { itemAt, nothingAt } from '../transcript/itemAt';
import { ownText } from '../transcript/ownText';
import type { CodingList, CodingNumbers, CodingSummary, CodingTable, QuoteSummary, Span } from './summary';

/*
 * The codings of a transcript are plain data in columns: a study has some hundred thousand of them, and so they take a
 * fifth of the memory that an object for each would, and are quickly copied from one thread to another.
 */

/** What the numbers of a coding are. */
const Column = {
  /** In `names`. */
  Label: 0,
  /** In `names`; -1 for none. */
  Speaker: 1,
  Line: 2,
  Column: 3,
  Marked: 4,
  Passage: 5,
  /** In `quotes`; -1 for none. */
  Quote: 6,
  WordsLine: 7,
  WordsColumn: 8,
  WordsEndLine: 9,
  WordsEndColumn: 10,
  /** In `excerpts`. */
  ExcerptStart: 11,
  ExcerptEnd: 12,
  ExcerptCut: 13,
  /** Of the label as it stands in the file, whose accents may be characters of their own. */
  Length: 14,
} as const;
const width = 15;

/**
 * One of a table's own numbers. An engine reads arrays quickly where a function gets few kinds of them, and this one gets two.
 *
 * @throws RangeError where there is none
 */
function numberIn(numbers: CodingNumbers, index: number): number {
  return numbers[index] ?? nothingAt(numbers, index);
}

/** Numbers in half their room, where 16 bits have room for each; else as they are. */
function asShort(numbers: Int32Array<ArrayBuffer>): CodingNumbers {
  // An iterator takes long beside what is asked of each number.
  for (let at = 0; at < numbers.length; at++) {
    const number = numberIn(numbers, at);
    if (number !== (number << 16) >> 16) return numbers;
  }
  return new Int16Array(numbers);
}

/** What is put into a table for a coding; label and speaker may be slices of a file. */
type Row = Omit<CodingSummary, 'excerpt' | 'at'> & {
  readonly line: number;
  readonly column: number;
  readonly length: number;
};

/** The words of an excerpt, and whether there are more that it leaves out. */
export interface Excerpt {
  readonly words: string;
  readonly cut: boolean;
}

/** Puts codings into a table, one after the other. */
export class CodingTableWriter {
  private readonly numbers: Int32Array<ArrayBuffer>;
  private readonly names: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly excerpts: string[] = [];
  private readonly quotes: QuoteSummary[] = [];
  private row = 0;
  private lastWords: Span | null = null;
  private start = 0;
  private end = 0;
  private cut = false;

  /** @param codings how many there will be */
  constructor(codings: number) {
    this.numbers = new Int32Array(codings * width);
  }

  /** @param excerpt works out the words that the coding is about; codings with the very same `words` share it */
  add(coding: Row, excerpt: () => Excerpt): void {
    const { numbers, row } = this;
    const { speaker, quote, words } = coding;
    if (this.lastWords !== words) {
      this.lastWords = words;
      this.addExcerpt(excerpt());
    }
    numbers[row + Column.Label] = this.placeOf(coding.label);
    numbers[row + Column.Speaker] = speaker === null ? -1 : this.placeOf(speaker);
    numbers[row + Column.Line] = coding.line;
    numbers[row + Column.Column] = coding.column;
    numbers[row + Column.Length] = coding.length;
    numbers[row + Column.Marked] = coding.marked ? 1 : 0;
    numbers[row + Column.Passage] = coding.passage;
    numbers[row + Column.Quote] = quote ? this.quotes.push(quote) - 1 : -1;
    numbers[row + Column.WordsLine] = words.line;
    numbers[row + Column.WordsColumn] = words.column;
    numbers[row + Column.WordsEndLine] = words.endLine;
    numbers[row + Column.WordsEndColumn] = words.endColumn;
    numbers[row + Column.ExcerptStart] = this.start;
    numbers[row + Column.ExcerptEnd] = this.end;
    numbers[row + Column.ExcerptCut] = this.cut ? 1 : 0;
    this.row += width;
  }

  table(): CodingTable {
    const { names, quotes } = this;
    return { numbers: asShort(this.numbers), names, excerpts: ownText(this.excerpts.join('')), quotes };
  }

  private addExcerpt({ words, cut }: Excerpt): void {
    this.excerpts.push(words);
    this.start = this.end;
    this.end += words.length;
    this.cut = cut;
  }

  private placeOf(name: string): number {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    const own = ownText(name);
    this.places.set(own, this.names.length);
    return this.names.push(own) - 1;
  }
}

/** The codings of a table, each a view of its row. */
export class CodingRows implements CodingList {
  constructor(private readonly table: CodingTable) {}

  get length(): number {
    return this.table.numbers.length / width;
  }

  at(index: number): CodingSummary | undefined {
    return index >= 0 && index < this.length ? new TableCoding(this.table, index * width) : undefined;
  }

  onLine(line: number): number {
    const { numbers } = this.table;
    for (let row = 0; row < numbers.length; row += width)
      if (numbers[row + Column.Line] === line) return row / width;
    return -1;
  }

  *[Symbol.iterator](): Generator<CodingSummary> {
    for (let row = 0; row < this.table.numbers.length; row += width) yield new TableCoding(this.table, row);
  }
}

/** The labels of a table in the order in which it names them, each with the indices of its codings, ascending. */
export function codingsByLabel({ numbers, names }: CodingTable): (readonly [string, number[]])[] {
  const found = names.map((name) => [name, [] as number[]] as const);
  for (let row = 0; row < numbers.length; row += width) {
    found[numberIn(numbers, row + Column.Label)]?.[1].push(row / width);
  }
  return found.filter(([, codings]) => codings.length > 0);
}

/** The labels of a table in the order in which it names them, each with the index of its first coding on a passage. */
export function firstOnPassages({ numbers, names }: CodingTable): (readonly [string, number])[] {
  const firsts = names.map(() => -1);
  for (let row = 0; row < numbers.length; row += width) {
    const name = numberIn(numbers, row + Column.Label);
    if (firsts[name] === -1 && numberIn(numbers, row + Column.Passage) >= 0) firsts[name] = row / width;
  }
  return names.map((name, place) => [name, itemAt(firsts, place)] as const).filter(([, index]) => index >= 0);
}

/**
 * Where the labels of some codings stand. A question to all files of a study is answered by the columns alone much
 * faster than by one coding after the other.
 *
 * @param codings their indices
 * @param place what is wanted of each place, made at once: there may be twenty thousand
 */
export function labelsAt<P>(
  { numbers }: CodingTable,
  codings: readonly number[],
  place: (line: number, column: number, length: number) => P,
): P[] {
  return codings.map((index) => {
    const row = index * width;
    const length = numberIn(numbers, row + Column.Length);
    return place(numberIn(numbers, row + Column.Line), numberIn(numbers, row + Column.Column), length);
  });
}

/**
 * What some codings are about, as `CodingSummary.words` has it.
 *
 * @param codings their indices
 */
export function codedWordsAt({ numbers }: CodingTable, codings: readonly number[]): Span[] {
  return codings.map((index) => {
    const row = index * width;
    return {
      line: numberIn(numbers, row + Column.WordsLine),
      column: numberIn(numbers, row + Column.WordsColumn),
      endLine: numberIn(numbers, row + Column.WordsEndLine),
      endColumn: numberIn(numbers, row + Column.WordsEndColumn),
    };
  });
}

/**
 * Goes through all codings of a table, quicker than one object after the other.
 *
 * @param visit gets the index of the label in `names`, the number of the passage, whether the coding names words that its
 * passage says, and the index of who says them in `names`, -1 for nobody
 */
export function eachCoding(
  { numbers, quotes }: CodingTable,
  visit: (name: number, passage: number, hasQuote: boolean, speaker: number) => void,
): void {
  for (let row = 0; row < numbers.length; row += width) {
    const quote = numberIn(numbers, row + Column.Quote);
    visit(
      numberIn(numbers, row + Column.Label),
      numberIn(numbers, row + Column.Passage),
      quote >= 0 && quotes[quote]?.found === true,
      numberIn(numbers, row + Column.Speaker),
    );
  }
}

/** A label stands on one line, as it is. */
export function labelSpan(line: number, column: number, length: number): Span {
  return { line, column, endLine: line, endColumn: column + length };
}

/** One row of a table. What it answers with is made when it is asked for. */
class TableCoding implements CodingSummary {
  constructor(
    private readonly table: CodingTable,
    private readonly row: number,
  ) {}

  private number(column: number): number {
    return numberIn(this.table.numbers, this.row + column);
  }

  get label(): string {
    return itemAt(this.table.names, this.number(Column.Label));
  }

  get speaker(): string | null {
    const place = this.number(Column.Speaker);
    // To ask a list for what it cannot have takes long.
    return place < 0 ? null : (this.table.names[place] ?? null);
  }

  get at(): Span {
    return labelSpan(this.number(Column.Line), this.number(Column.Column), this.number(Column.Length));
  }

  get marked(): boolean {
    return this.number(Column.Marked) === 1;
  }

  get passage(): number {
    return this.number(Column.Passage);
  }

  get quote(): QuoteSummary | null {
    const place = this.number(Column.Quote);
    return place < 0 ? null : (this.table.quotes[place] ?? null);
  }

  get words(): Span {
    return {
      line: this.number(Column.WordsLine),
      column: this.number(Column.WordsColumn),
      endLine: this.number(Column.WordsEndLine),
      endColumn: this.number(Column.WordsEndColumn),
    };
  }

  get excerpt(): string {
    const words = this.table.excerpts.slice(this.number(Column.ExcerptStart), this.number(Column.ExcerptEnd));
    // Kept apart, as a single mark that is not Latin would double the memory of all excerpts.
    return this.number(Column.ExcerptCut) === 1 ? `${words}…` : words;
  }
}
