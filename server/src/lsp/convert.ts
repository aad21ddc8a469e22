import type { Position, Range, TextEdit } from 'vscode-languageserver';
import type { Span } from '../study/summary';
import { itemAt } from '../transcript/itemAt';
import { lineAt, lineContent } from '../transcript/lines';
import type { TextEdit as OffsetEdit } from '../transcript/textEdit';
import type { Range as Offsets, Transcript } from '../transcript/transcript';

/** A span in the protocol's words. Both count lines from 0 and columns in UTF-16 units. */
export function toRange({ line, column, endLine, endColumn }: Span): Range {
  return { start: { line, character: column }, end: { line: endLine, character: endColumn } };
}

/** An offset as a position, by the offsets of the lines' starts. */
function toPosition(lineStarts: readonly number[], offset: number): Position {
  const line = lineAt(lineStarts, offset);
  return { line, character: offset - itemAt(lineStarts, line) };
}

/** A stretch in offsets as a range of the protocol. */
export function offsetsToRange(lineStarts: readonly number[], { start, end }: Offsets): Range {
  return { start: toPosition(lineStarts, start), end: toPosition(lineStarts, end) };
}

/** Edits in offsets as edits in ranges. */
export function toTextEdits(lineStarts: readonly number[], edits: readonly OffsetEdit[]): TextEdit[] {
  return edits.map(({ range, newText }) => ({ range: offsetsToRange(lineStarts, range), newText }));
}

/** A position as an offset; one behind the end of its line or of the file is taken for that end. */
export function toOffset(
  file: Pick<Transcript, 'text' | 'lineStarts'>,
  { line, character }: Position,
): number {
  const { start, end } = lineContent(file, line);
  return Math.min(start + character, end);
}
