import type { Transcript } from '../../transcript/transcript';

/** Of a passage no more is read than this, in UTF-16 units: what it is about is said by then. */
const longestRead = 2000;

/** What a passage says; '' where there is none of that number. */
export function textOfPassage({ text, passages }: Transcript, passage: number): string {
  const range = passages[passage]?.range;
  return range ? text.slice(range.start, Math.min(range.end, range.start + longestRead)) : '';
}

/** So many passages above, a question is taken to be answered. */
const farthestQuestion = 12;
/** Shorter ones only say that somebody listens: `Right?` In UTF-16 units. */
const shortestQuestion = 25;

/**
 * The last questions above a passage, the nearest first. What one asks is often named in an earlier one: after `Do you use
 * public data sets?` comes `And what are the issues with them?`
 */
export function questionsBefore(transcript: Transcript, passage: number, most: number): string[] {
  const found: string[] = [];
  const farthest = Math.max(0, passage - farthestQuestion);
  for (let at = passage - 1; at >= farthest && found.length < most; at--) {
    const text = textOfPassage(transcript, at);
    if (text.length >= shortestQuestion && text.includes('?')) found.push(text);
  }
  return found;
}
