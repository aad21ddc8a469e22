/** A piece of a text that gives way to another: UTF-16 offsets of the text before. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Changes of one moment in the order of the text. */
export function inOrder(splices: readonly Splice[]): Splice[] {
  return [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A text once its pieces have given way, which do not overlap and are in the order of the text. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: put } of splices) {
    parts.push(text.slice(at, start), put);
    at = end;
  }
  return [...parts, text.slice(at)].join('');
}

/** By how much a change makes a text longer. */
export function growth({ start, end, text }: Splice): number {
  return text.length - (end - start);
}

/** True for a text that begins with a line end. */
export function beginsWithBreak(text: string): boolean {
  return text.startsWith('\n') || text.startsWith('\r');
}

/** True for a text that ends with a line end. */
export function endsWithBreak(text: string): boolean {
  return text.endsWith('\n') || text.endsWith('\r');
}

/** How many line ends a text has; `\r\n` is one. */
export function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** The lines of a text without the white space around them. */
export function trimmedLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => line.trim());
}
