import { type LineRun, lineAt, lineContent } from './lines';
import { LineKind, type Transcript } from './transcript';

const spoken: ReadonlySet<number> = new Set([
  LineKind.Speaker,
  LineKind.Speech,
  LineKind.Prefix,
  LineKind.Time,
]);

/**
 * The lines that hold what is said, who says it and when, in runs: each passage is one, or several where something else
 * stands between its lines, and each line with nothing but a name or a time is one of its own. In the order of the file.
 *
 * A line that is read as talk and is nearly a code is in none, as it waits to be put right.
 */
export function spokenRuns(transcript: Transcript): LineRun[] {
  const { lineKinds, passages } = transcript;
  const doubtful = doubtfulLines(transcript);
  const passageOf = new Int32Array(lineKinds.length).fill(-1);
  for (const { index, firstLine, lastLine } of passages) passageOf.fill(index, firstLine, lastLine + 1);
  const runs: LineRun[] = [];
  let first = -1;
  for (let line = 0; line <= lineKinds.length; line++) {
    const isSpoken = spoken.has(lineKinds[line] ?? LineKind.Blank) && !doubtful.has(line);
    const goesOn = isSpoken && (passageOf[line] ?? -1) >= 0 && passageOf[line] === passageOf[line - 1];
    if (first >= 0 && !goesOn) {
      runs.push({ first, last: line - 1 });
      first = -1;
    }
    if (isSpoken && first < 0) first = line;
  }
  return runs;
}

/** Lines of talk that are nearly codes or memos from their first word to their last. */
function doubtfulLines(transcript: Transcript): Set<number> {
  const { text, problems, lineStarts } = transcript;
  const lines = new Set<number>();
  for (const { code, range } of problems) {
    if (code !== 'unread-code' && code !== 'misspelled-code') continue;
    const line = lineAt(lineStarts, range.start);
    const before = text.slice(lineContent(transcript, line).start, range.start);
    if (before.trim() === '') lines.add(line);
  }
  return lines;
}
