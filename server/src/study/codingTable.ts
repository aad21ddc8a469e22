import type { CodingSummary, CodingTable, QuoteSummary, Span } from './summary';

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
} as const;
const width = 13;

/** Puts codings into a table, one after the other. */
export class CodingTableWriter {
  private readonly numbers: number[] = [];
  private readonly names: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly excerpts: string[] = [];
  private readonly quotes: QuoteSummary[] = [];
  private length = 0;
  private last: { readonly words: Span; readonly start: number; readonly end: number } | null = null;

  /**
   * @param words where the words are that it is about; codings with the very same object share their excerpt
   * @param excerpt works out those words as they are shown
   */
  add(
    coding: Omit<CodingSummary, 'excerpt' | 'at'> & { readonly line: number; readonly column: number },
    excerpt: () => string,
  ): void {
    const { label, speaker, line, column, marked, passage, quote, words } = coding;
    const { start, end } = this.excerptOf(words, excerpt);
    this.numbers.push(
      this.placeOf(label),
      speaker === null ? -1 : this.placeOf(speaker),
      line,
      column,
      marked ? 1 : 0,
      passage,
      quote ? this.quotes.push(quote) - 1 : -1,
      words.line,
      words.column,
      words.endLine,
      words.endColumn,
      start,
      end,
    );
  }

  table(): CodingTable {
    const { names, quotes } = this;
    return { numbers: Int32Array.from(this.numbers), names, excerpts: this.excerpts.join(''), quotes };
  }

  private excerptOf(words: Span, excerpt: () => string): { start: number; end: number } {
    if (this.last?.words !== words) {
      const text = excerpt();
      this.excerpts.push(text);
      this.last = { words, start: this.length, end: this.length + text.length };
      this.length += text.length;
    }
    return this.last;
  }

  private placeOf(name: string): number {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    this.places.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** The codings of a table, each a view of its row. */
export function codingsOf(table: CodingTable): CodingSummary[] {
  return Array.from(
    { length: table.numbers.length / width },
    (_, index) => new TableCoding(table, index * width),
  );
}

/** One row of a table. What it answers with is made when it is asked for. */
class TableCoding implements CodingSummary {
  constructor(
    private readonly table: CodingTable,
    private readonly row: number,
  ) {}

  private number(column: number): number {
    return this.table.numbers[this.row + column] ?? -1;
  }

  get label(): string {
    return this.table.names[this.number(Column.Label)] ?? '';
  }

  get speaker(): string | null {
    return this.table.names[this.number(Column.Speaker)] ?? null;
  }

  get at(): Span {
    const line = this.number(Column.Line);
    const column = this.number(Column.Column);
    // A label stands on one line, as it is.
    return { line, column, endLine: line, endColumn: column + this.label.length };
  }

  get marked(): boolean {
    return this.number(Column.Marked) === 1;
  }

  get passage(): number {
    return this.number(Column.Passage);
  }

  get quote(): QuoteSummary | null {
    return this.table.quotes[this.number(Column.Quote)] ?? null;
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
    return this.table.excerpts.slice(this.number(Column.ExcerptStart), this.number(Column.ExcerptEnd));
  }
}
