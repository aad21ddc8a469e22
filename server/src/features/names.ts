import type { Codebook, Mention } from '../codebook/codebook';
import { lineAt } from '../transcript/lines';
import type { Transcript } from '../transcript/transcript';

/**
 * The code line whose label is at an offset, the mark before it and both of its ends included.
 *
 * @returns its place in `Transcript.codings`, which is that in `Summary.codings`, too; -1 for none
 */
export function codingAt({ lineStarts, codings }: Transcript, offset: number): number {
  const line = lineAt(lineStarts, offset);
  const index = codings.findIndex((coding) => coding.line === line);
  const coding = codings[index];
  if (!coding || offset > coding.labelRange.end) return -1;
  return coding.marked || offset >= coding.labelRange.start ? index : -1;
}

/** What names a code at an offset of codebook.yaml; null where nothing does. */
export function mentionAt({ mentions }: Codebook, offset: number): Mention | null {
  return mentions.find(({ range }) => range.start <= offset && offset <= range.end) ?? null;
}
