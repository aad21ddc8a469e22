import type { Transcript } from './transcript';

/**
 * True when a text is plainly somebody's talk and not just any text file: at least two turns of known speakers
 * and three passages, or a title, front matter or codes that only transcripts have.
 */
export function looksLikeTranscript({ turns, passages, codings, interview }: Transcript): boolean {
  if (passages.length === 0) return false;
  if (interview !== null && turns.length > 1) return true;
  const spoken = turns.filter(({ speaker }) => speaker !== null).length;
  return (
    passages.length >= 3 && (spoken >= 2 || (codings.length >= 3 && passages.length >= codings.length / 2))
  );
}
