import type { Change } from '../../../server/src/protocol/change';
import type { Position } from '../../../server/src/protocol/messages';

type TextEdit = Change['files'][number]['edits'][number];

/**
 * Where a place of a document is after edits of code lines, which come and go beside the words. What is inserted at
 * the very place comes behind it.
 */
export function afterEdits(place: Position, edits: readonly TextEdit[]): Position {
  let { line, character } = place;
  for (const { range, newText } of edits) {
    const { start, end } = range;
    const inserts = start.line === end.line && start.character === end.character;
    const isBefore = inserts ? isLess(start, place) : isLess(start, place) && !isLess(place, end);
    if (!isBefore) continue;
    const added = newText.split(/\r\n|\r|\n/);
    line += added.length - 1 - (end.line - start.line);
    if (end.line === place.line)
      character += (added.at(-1)?.length ?? 0) - end.character + (added.length === 1 ? start.character : 0);
  }
  return { line, character };
}

function isLess(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
