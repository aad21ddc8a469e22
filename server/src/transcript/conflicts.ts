import { conflictMarker } from './furniture';
import { itemAt } from './itemAt';
import type { Lines } from './lines';
import type { Range } from './transcript';

/** A place where Git could not join what two people wrote. */
export interface Conflict {
  /** The line that opens it; of one that is not whole, the first marker that is there. */
  readonly range: Range;
  /** What Git calls the two sides; '' for one that is not there any more. */
  readonly ours: string;
  readonly theirs: string;
  /** The lines of all its markers, from 0. */
  readonly markers: readonly number[];
  /** True with a third part between the two: what was there before. */
  readonly hasBase: boolean;
  readonly isWhole: boolean;
}

/**
 * Finds the marks of Git's merging: `<<<<<<< ours`, `=======`, `>>>>>>> theirs`. A line of seven `=` alone is a rule, and
 * none of them.
 */
export function conflictsIn(text: string, { starts, first, ends }: Lines): Conflict[] {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return [];
  const found: Conflict[] = [];
  let open: { line: number; ours: string; markers: number[]; hasBase: boolean; isDivided: boolean } | null =
    null;
  const place = (line: number) => ({ start: itemAt(first, line), end: itemAt(ends, line) });
  const giveUp = () => {
    if (open) found.push({ ...open, range: place(open.line), theirs: '', isWhole: false });
    open = null;
  };
  for (let line = 0; line < starts.length; line++) {
    const start = itemAt(starts, line);
    const unit = text.charCodeAt(start);
    if (unit !== 60 && unit !== 61 && unit !== 62 && unit !== 124) continue;
    // A branch has a short name, and a line of talk may be long.
    const words = text.slice(start, Math.min(ends[line] ?? start, start + 200));
    if (!conflictMarker.test(words)) continue;
    const name = words.slice(7).trim();
    if (unit === 60) {
      giveUp();
      open = { line, ours: name, markers: [line], hasBase: false, isDivided: false };
    } else if (open && unit === 124) {
      open.markers.push(line);
      open.hasBase = true;
    } else if (open && unit === 61 && !open.isDivided && name === '') {
      open.markers.push(line);
      open.isDivided = true;
    } else if (unit === 62 && open) {
      const { ours, markers, hasBase, isDivided } = open;
      found.push({
        range: place(open.line),
        ours,
        theirs: name,
        markers: [...markers, line],
        hasBase,
        isWhole: isDivided,
      });
      open = null;
    } else if (unit === 62 && name !== '')
      found.push({
        range: place(line),
        ours: '',
        theirs: name,
        markers: [line],
        hasBase: false,
        isWhole: false,
      });
  }
  giveUp();
  return found;
}

/** The text with its markers as comments of YAML: as long as before, and what stands between them can be read. */
export function markersAsComments(text: string, { starts }: Lines, conflicts: readonly Conflict[]): string {
  let masked = text;
  for (const { markers } of conflicts)
    for (const line of markers) {
      const start = itemAt(starts, line);
      masked = `${masked.slice(0, start)}#${masked.slice(start + 1)}`;
    }
  return masked;
}
