import { composed } from './composed';
import { endOfCharacter } from './fold';
import { itemAt } from './itemAt';
import { countUpTo, lineStartsOf } from './lines';
import type { Quote, Range, Transcript } from './transcript';

/** A text with composed accents, and where its places are in the text as it is. */
export interface ComposedText {
  readonly text: string;
  /** The offset in the original of an offset in `text`. */
  placeOf(offset: number): number;
}

/**
 * The text that is read in the place of one whose accents are characters of their own: so the two are read alike, whatever
 * is asked of a line. Line ends stay where they are.
 *
 * @returns null for a text that is composed as it is, as most are
 */
export function composedText(text: string): ComposedText | null {
  if (composed(text) === text) return null;
  const pieces: string[] = [];
  // What becomes of the places behind each piece that has another length than before.
  const from: number[] = [];
  const by: number[] = [];
  let length = 0;
  let kept = 0;
  const put = (piece: string, end: number) => {
    pieces.push(piece);
    length += piece.length;
    from.push(length);
    by.push(end - length);
    kept = end;
  };
  const starts = lineStartsOf(text);
  for (let line = 0; line < starts.length; line++) {
    const start = itemAt(starts, line);
    const end = starts[line + 1] ?? text.length;
    const written = text.slice(start, end);
    if (composed(written) === written) continue;
    for (let at = start; at < end; ) {
      const behind = endOfCharacter(text, at, end);
      const character = text.slice(at, behind);
      const piece = composed(character);
      if (piece !== character) {
        pieces.push(text.slice(kept, at));
        length += at - kept;
        put(piece, behind);
      }
      at = behind;
    }
  }
  pieces.push(text.slice(kept));
  return {
    text: pieces.join(''),
    placeOf(offset) {
      return offset + (by[countUpTo(from, offset) - 1] ?? 0);
    },
  };
}

/** The transcript that was read from a composed text, with its places in the text as it is. */
export function inOriginal(read: Transcript, text: string, { placeOf }: ComposedText): Transcript {
  const at = ({ start, end }: Range): Range => ({ start: placeOf(start), end: placeOf(end) });
  const maybe = (range: Range | null) => range && at(range);
  const quoteAt = (quote: Quote): Quote => ({
    ...quote,
    range: at(quote.range),
    target: maybe(quote.target),
  });
  const { title, frontMatter } = read;
  return {
    ...read,
    text,
    lineStarts: lineStartsOf(text),
    title: title && { ...title, range: at(title.range) },
    frontMatter: frontMatter && { ...frontMatter, range: at(frontMatter.range) },
    turns: read.turns.map((turn) => ({
      ...turn,
      range: at(turn.range),
      speakerRange: maybe(turn.speakerRange),
      timeRange: maybe(turn.timeRange),
    })),
    passages: read.passages.map((passage) => ({ ...passage, range: at(passage.range) })),
    codings: read.codings.map((coding) => ({
      ...coding,
      labelRange: at(coding.labelRange),
      quote: coding.quote && quoteAt(coding.quote),
    })),
    memos: read.memos.map((memo) => ({ ...memo, range: at(memo.range) })),
    marks: read.marks.map(at),
    problems: read.problems.map((problem) => ({ ...problem, range: at(problem.range) })),
  };
}
