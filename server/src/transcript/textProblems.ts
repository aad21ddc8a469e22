import { conflictsIn } from './conflicts';
import { itemAt } from './itemAt';
import type { Lines } from './lines';
import type { TranscriptProblem } from './transcript';

/** Nobody speaks so long in one breath: the text has lost its line ends. In UTF-16 units. */
const longestLine = 100_000;

/** What is wrong with the text itself, whatever it says: lost characters, lost or mixed line ends, conflicts of Git. */
export function textProblems(text: string, lines: Lines): TranscriptProblem[] {
  const found: TranscriptProblem[] = [];
  if (text.includes(lost)) found.push(lostCharacters(text));
  if (text.includes('\r')) found.push(...mixedLineEnds(text, lines));
  if (text.length >= longestLine) found.push(...longLines(lines));
  found.push(...mergeConflicts(text, lines));
  return found;
}

/** U+FFFD is what a reader puts for bytes that are no UTF-8. */
function lostCharacters(text: string): TranscriptProblem {
  const first = text.indexOf(lost);
  let count = 0;
  for (let at = first; at >= 0; at = text.indexOf(lost, at + 1)) count++;
  return problem('broken-text', first, first + 1, String(count));
}

const lost = '\uFFFD';

/** Editors make the line ends of a file alike when they show it, so this is for files on the disk. */
function* mixedLineEnds(text: string, { starts, first, ends }: Lines): Generator<TranscriptProblem> {
  const counts = new Map<string, number>();
  let odd = -1;
  for (let line = 1; line < starts.length; line++) {
    const end = itemAt(starts, line) - 1;
    const kind = text[end] === '\r' ? 'CR' : text[end - 1] === '\r' ? 'CRLF' : 'LF';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (counts.size > 1 && odd < 0) odd = line - 1;
  }
  if (odd < 0) return;
  const detail = [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
  yield problem('mixed-line-ends', itemAt(first, odd), itemAt(ends, odd), detail);
}

function* longLines({ starts, first, ends }: Lines): Generator<TranscriptProblem> {
  for (let line = 0; line < starts.length; line++) {
    const start = itemAt(first, line);
    const length = (ends[line] ?? start) - start;
    if (length > longestLine) yield problem('long-line', start, start + 1, String(length));
  }
}

/** The sides of a conflict stand in the detail, ours and theirs, each on a line. */
function mergeConflicts(text: string, lines: Lines): TranscriptProblem[] {
  return conflictsIn(text, lines).map(({ range, ours, theirs }) =>
    problem('merge-conflict', range.start, range.end, `${ours}\n${theirs}`),
  );
}

function problem(
  code: TranscriptProblem['code'],
  start: number,
  end: number,
  detail: string,
): TranscriptProblem {
  return { code, range: { start, end }, detail, suggestions: [] };
}
