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

/**
 * True when a text can hardly be anything but somebody's talk, so that strangers may be spoken to about it: at least
 * two speakers take turns, each more than once, and most of the text is theirs. Read without a codebook, other text
 * files show a speaker here and there (`Note:`), or what has the shape of codes, but no conversation.
 */
export function isPlainlyTalk({ turns, passages }: Transcript): boolean {
  const spoken = turns.filter(
    ({ speaker, firstPassage, endPassage }) => speaker !== null && endPassage > firstPassage,
  );
  const times = new Map<string | null, number>();
  for (const { speaker } of spoken) times.set(speaker, (times.get(speaker) ?? 0) + 1);
  const talkers = [...times.values()].filter((count) => count > 1).length;
  const changes = spoken.filter(
    ({ speaker }, index) => index > 0 && spoken[index - 1]?.speaker !== speaker,
  ).length;
  const said = spoken.reduce((sum, { firstPassage, endPassage }) => sum + endPassage - firstPassage, 0);
  return talkers >= 2 && changes >= 4 && changes >= spoken.length / 3 && said >= passages.length * 0.8;
}

/** True for what is said at times that rise, as subtitles have it: nobody needs to be named. */
export function isTimedTalk({ turns }: Transcript): boolean {
  const times = turns.flatMap(({ time }) => (time === null ? [] : [time]));
  return (
    times.length >= 3 &&
    times.length >= turns.length / 2 &&
    times.every((time, index) => time >= (times[index - 1] ?? 0))
  );
}
