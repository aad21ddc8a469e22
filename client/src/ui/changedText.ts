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

/** A piece of a text where it is after a change of that text; null where the change is in it. */
export function shifted(piece: Splice, change: Splice): Splice | null {
  if (change.start >= piece.end) return piece;
  if (change.end > piece.start) return null;
  return { ...piece, start: piece.start + growth(change), end: piece.end + growth(change) };
}

/**
 * The one change that makes of a text another one: from where the two first differ to where they last do. It begins and ends
 * nowhere between the two halves of a line end, or of a character.
 */
export function difference(from: string, to: string): Splice {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from.charCodeAt(start) === to.charCodeAt(start)) start++;
  let rest = 0;
  while (
    rest < most - start &&
    from.charCodeAt(from.length - 1 - rest) === to.charCodeAt(to.length - 1 - rest)
  )
    rest++;
  const isHalf = (text: string, at: number) =>
    /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])/.test(text.slice(at - 1, at + 1));
  while (start > 0 && (isHalf(from, start) || isHalf(to, start))) start--;
  while (rest > 0 && (isHalf(from, from.length - rest) || isHalf(to, to.length - rest))) rest--;
  return { start, end: from.length - rest, text: to.slice(start, to.length - rest) };
}

/** Where each line of a text begins. */
export function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];
}

/** How many of some things in the order of the text have an offset that is not behind another one. */
export function thingsUpTo<T>(things: readonly T[], offset: number, offsetOf: (thing: T) => number): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const thing = things[middle];
    if (thing !== undefined && offsetOf(thing) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True for a text that begins with a line end. */
export function beginsWithBreak(text: string): boolean {
  return text.startsWith('\n') || text.startsWith('\r');
}

/** True for a text that ends with a line end. */
export function endsWithBreak(text: string): boolean {
  return text.endsWith('\n') || text.endsWith('\r');
}

/** The line end that a text is written with. It goes through the whole text where that is `\n`: not for every key. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** How many line ends a text has; `\r\n` is one. */
export function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** The lines of a text without the white space around them. */
export function trimmedLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => line.trim());
}
