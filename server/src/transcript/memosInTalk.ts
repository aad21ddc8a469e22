import type { ClassifiedLines } from './codesInTalk';
import { itemAt } from './itemAt';
import { NextOf } from './nextOf';
import { LineKind, type TranscriptProblem } from './transcript';

/** Slashes that are none of an address. */
const slashes = /(?<!:)\/\//g;

/**
 * Lines that are read as talk and begin as a memo does but for the space, `//ask her` (`unread-code`, with nothing to
 * suggest). What two say at once, `//mhm//`, closes on its line or further down in what is said.
 */
export function memosInTalk(file: Omit<ClassifiedLines, 'speakers'>): TranscriptProblem[] {
  const { text, lines, kinds } = file;
  const problems: TranscriptProblem[] = [];
  const next = new NextOf(text, '//');
  /** Whether something that two say at once is open at the end of the line above. */
  let isOpen = false;
  for (let line = 0; line < kinds.length; line++) {
    const kind = kinds[line];
    if (kind !== LineKind.Speech) isOpen = false;
    if (kind !== LineKind.Speech && kind !== LineKind.Prefix) continue;
    const start = itemAt(lines.first, line);
    const end = itemAt(lines.ends, line);
    if (next.from(start) >= end) continue;
    const said = text.slice(start, end);
    const count = said.match(slashes)?.length ?? 0;
    // The backslash of an escape says that the line is talk.
    const mayBe = count === 1 && !isOpen && said.startsWith('//') && text.charCodeAt(start - 1) !== 92;
    if (mayBe && kind === LineKind.Speech && !closesBelow(file, line, next.from(end)))
      problems.push({ code: 'unread-code', range: { start, end }, detail: said, suggestions: [] });
    else if (count % 2 === 1) isOpen = !isOpen;
  }
  return problems;
}

/** True where slashes stand further down in what is said, though not at the beginning of a line, where another begins. */
function closesBelow({ lines, kinds }: Omit<ClassifiedLines, 'speakers'>, line: number, at: number): boolean {
  for (let below = line + 1; kinds[below] === LineKind.Speech; below++)
    if (at < itemAt(lines.ends, below)) return at > itemAt(lines.first, below);
  return false;
}
