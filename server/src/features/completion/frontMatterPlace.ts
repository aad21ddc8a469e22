import { composed } from '../../transcript/composed';
import { lineAt, lineContent } from '../../transcript/lines';
import type { Range, Transcript } from '../../transcript/transcript';

/** A line `key: value` of front matter, as far as it is written. */
export interface FrontMatterLine {
  readonly key: Range;
  /** What stands behind the colon; null where there is no colon yet. */
  readonly value: Range | null;
}

/** The line of front matter that an offset is on; null outside of front matter, on its dashes, and in comments. */
export function frontMatterLineAt(transcript: Transcript, offset: number): FrontMatterLine | null {
  const { frontMatter, lineStarts } = transcript;
  const line = lineAt(lineStarts, offset);
  if (!frontMatter || line === 0 || line >= lineAt(lineStarts, frontMatter.range.end)) return null;
  return readLine(transcript, line);
}

/** The keys that front matter has already, but for the one on a line. */
export function otherKeys(transcript: Transcript, offset: number): Set<string> {
  const { frontMatter, lineStarts, text } = transcript;
  const keys = new Set<string>();
  const last = frontMatter ? lineAt(lineStarts, frontMatter.range.end) : 0;
  const own = lineAt(lineStarts, offset);
  for (let line = 1; line < last; line++) {
    const key = line === own ? undefined : readLine(transcript, line)?.key;
    if (key) keys.add(composed(text.slice(key.start, key.end)));
  }
  return keys;
}

/** Values are what stands on one line: a comment behind it is none of it. */
function readLine(transcript: Transcript, line: number): FrontMatterLine | null {
  const { start, end } = lineContent(transcript, line);
  const written = transcript.text.slice(start, end);
  if (written.trimStart().startsWith('#')) return null;
  const colon = written.search(/:(?=\s|$)/);
  const first = trimmed(written, 0, colon < 0 ? written.length : colon);
  const key = { start: start + first.start, end: start + first.end };
  if (colon < 0) return { key, value: null };
  const comment = written.slice(colon + 1).search(/\s#/);
  const behind = trimmed(written, colon + 1, comment < 0 ? written.length : colon + 1 + comment);
  return { key, value: { start: start + behind.start, end: start + behind.end } };
}

/** The part of a line without the white space at its ends; of nothing but white space, the end of it. */
function trimmed(line: string, from: number, to: number): Range {
  const part = line.slice(from, to);
  const start = from + (part.length - part.trimStart().length);
  return { start, end: Math.max(start, from + part.trimEnd().length) };
}
