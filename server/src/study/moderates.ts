// What the front matter of a file says of whose work it settles.
import { lineAt, lineContent } from '../transcript/lines';
import { ownText } from '../transcript/ownText';
import type { Transcript } from '../transcript/transcript';
import type { ModeratesSummary } from './summary';

/** The names in a list that is written with commas or semicolons. */
export function namesIn(written: string): string[] {
  return written
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Whose work a file settles, and where it says so; null where it is a coder's own. */
export function moderatesOf(transcript: Transcript): ModeratesSummary | null {
  const { frontMatter, lineStarts, text } = transcript;
  const written = frontMatter?.values.get('moderates');
  if (!frontMatter || written === undefined) return null;
  const coders = namesIn(written).map(ownText);
  const last = lineAt(lineStarts, frontMatter.range.end);
  for (let line = 1; line < last; line++) {
    const { start, end } = lineContent(transcript, line);
    const key = /^["']?moderates["']?\s*:\s*/.exec(text.slice(start, end))?.[0];
    if (key === undefined) continue;
    // Where the names stand on lines of their own, the key is what can be marked.
    const column = key.length === end - start ? 0 : key.length;
    return { coders, at: { line, column, endLine: line, endColumn: end - start } };
  }
  return { coders, at: { line: 0, column: 0, endLine: 0, endColumn: 0 } };
}
