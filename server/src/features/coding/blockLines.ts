import type { Part } from './spacing';

/** A line of a block. */
export interface BlockLine {
  /** The line end before it, as the last line of a file may have none behind it; '' for the first line of the file. */
  readonly lineEnd: string;
  readonly content: string;
  readonly part: Part;
  /** Its number in the file before any change; new annotations have negative ones to be told apart by, new blank lines none. */
  readonly source: number | null;
}

/** A line with those around it; null beyond the first and the last one. */
export interface Placed {
  line: BlockLine;
  previous: Placed | null;
  next: Placed | null;
}

/** The lines of a block while lines come and go: each change is the same work however many lines there are. */
export class BlockLines {
  first: Placed | null = null;
  private last: Placed | null = null;
  private readonly bySource = new Map<number, Placed>();

  constructor(lines: readonly BlockLine[]) {
    for (const line of lines) this.insert(null, line);
  }

  /** The line of the file with this number, or the new one; null when it does not stand here. */
  withSource(source: number): Placed | null {
    return this.bySource.get(source) ?? null;
  }

  /** Puts a line before another, or below all for null. */
  insert(next: Placed | null, line: BlockLine): void {
    const previous = next ? next.previous : this.last;
    const placed: Placed = { line, previous, next };
    if (previous) previous.next = placed;
    else this.first = placed;
    if (next) next.previous = placed;
    else this.last = placed;
    if (line.source !== null) this.bySource.set(line.source, placed);
  }

  remove({ line, previous, next }: Placed): void {
    if (previous) previous.next = next;
    else this.first = next;
    if (next) next.previous = previous;
    else this.last = previous;
    if (line.source !== null) this.bySource.delete(line.source);
  }

  /** All lines from a place on downwards. */
  *from(start: Placed | null): Generator<BlockLine> {
    for (let at = start; at; at = at.next) yield at.line;
  }

  toArray(): BlockLine[] {
    return [...this.from(this.first)];
  }
}
