import { inTextOrder, type TextEdit } from './textEdit';
import type { Range } from './transcript';

/** A part of the text as it was at first, or one that was put in since. */
type Piece = Range | string;

/** A text that is changed step by step, and what all the steps together change in the text as it was at first. */
export class EditedText {
  private pieces: Piece[];
  private current: string;

  constructor(readonly original: string) {
    this.current = original;
    this.pieces = [{ start: 0, end: original.length }];
  }

  /** The text after all changes so far. */
  get text(): string {
    return this.current;
  }

  /** Makes some changes, whose offsets are those of the text as it is now. None overlaps another. */
  change(edits: readonly TextEdit[]): void {
    // From the end, so that the offsets of the others stay right.
    for (const { range, newText } of inTextOrder(edits).reverse()) {
      const first = this.cutAt(range.start);
      const behind = this.cutAt(range.end);
      this.pieces.splice(first, behind - first, newText);
    }
    const { original } = this;
    this.current = this.pieces
      .map((piece) => (typeof piece === 'string' ? piece : original.slice(piece.start, piece.end)))
      .join('');
  }

  /** All changes so far as changes of the original, in its order. */
  get edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let newText = '';
    for (const piece of [...this.pieces, { start: this.original.length, end: this.original.length }]) {
      if (typeof piece === 'string') {
        newText += piece;
        continue;
      }
      const range = { start: at, end: piece.start };
      if (newText !== this.original.slice(range.start, range.end)) edits.push({ range, newText });
      newText = '';
      at = piece.end;
    }
    return edits;
  }

  /** What `edits` change as one edit, from the first place to the last; an empty one at the end where nothing changes. */
  get edit(): TextEdit {
    const { edits, original } = this;
    const start = edits[0]?.range.start ?? original.length;
    const end = edits.at(-1)?.range.end ?? original.length;
    return {
      range: { start, end },
      newText: this.current.slice(start, this.current.length - (original.length - end)),
    };
  }

  /** Makes a piece begin at an offset of the text as it is now, and answers which. */
  private cutAt(offset: number): number {
    let start = 0;
    for (const [index, piece] of this.pieces.entries()) {
      if (start === offset) return index;
      const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      const inside = offset - start;
      if (inside < length) {
        this.pieces.splice(index, 1, ...cut(piece, inside));
        return index + 1;
      }
      start += length;
    }
    return this.pieces.length;
  }
}

function cut(piece: Piece, at: number): [Piece, Piece] {
  if (typeof piece === 'string') return [piece.slice(0, at), piece.slice(at)];
  const middle = piece.start + at;
  return [
    { start: piece.start, end: middle },
    { start: middle, end: piece.end },
  ];
}
