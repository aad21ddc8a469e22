import type { TextEdit } from '../../server/src/codebook/yamlPlaces';

/** The text after some edits, none of which overlaps another. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((now, { range, newText }) => now.slice(0, range.start) + newText + now.slice(range.end), text);
}
