import { isSpace } from './lines';

/** What a line must look like to be a code without anyone saying so. */

/** Words joined by `-`, `_`, `/` or `:` with no space, and an optional alias in brackets at the end. */
const joinedWords =
  /^[\p{L}\p{N}\p{M}]+(?:[-_/:][\p{L}\p{N}\p{M}]+)+(?:[ \u00a0]*(?:\[[^[\]]*\]|\([^()]*\)))?$/u;
const anyLetter = /\p{L}/u;
const clockTime = /^\d{1,2}:\d{2}/;

/** The longest label that is looked for, in UTF-16 units: longer lines are speech. */
export const longestLabel = 200;

/**
 * True when a trimmed line has the shape of a code: `Data-low-quality`, `ML-pipeline-issues [MLP]`.
 * Interjections (`mm-hmm`), stutters (`the-the`), numbers (`2023-06-04`) and times (`10:30am`) have it not.
 */
export function hasCodeShape(text: string): boolean {
  if (text.length > longestLabel || !holdsJoint(text) || !joinedWords.test(text)) return false;
  return anyLetter.test(text) && !clockTime.test(text) && !isInterjection(text);
}

/** Nearly every line of speech fails here, before any regular expression. */
function holdsJoint(text: string): boolean {
  for (let i = 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 45 || unit === 95 || unit === 47 || unit === 58) return true;
    if (unit === 32) return false;
  }
  return false;
}

/** Sounds and small words that people say alone: never codes, however often they recur. */
const interjections = new Set(
  (
    'a ah aha aw bye cool em er erm exactly fine good great ha hah hey hi hm hmm hmmm huh la mhm mm mmm mmhm n na nah ' +
    'nice no nope oh ok okay oui non si ja nein ooh ouch perfect please right sorry sure thanks thank you tut uh ' +
    'uhuh uhhuh um umm well wow ya yeah yea yep yes yup alright all i see'
  ).split(' '),
);

/**
 * True when a trimmed line is only sounds and small words (`mm-hmm`, `Uh huh`, `bye-bye`, `I see`), or one
 * word said again (`no-no`, `wait-wait`).
 */
export function isInterjection(text: string): boolean {
  if (text.length > 40) return false;
  const small = text.toLowerCase();
  let start = 0;
  while (start < small.length && dividesSounds(small.charCodeAt(start))) start++;
  let end = start;
  while (end < small.length && !dividesSounds(small.charCodeAt(end))) end++;
  if (start === end) return false;
  // Nearly every line is done with here, before it is taken apart: its first word is no sound and is not said again.
  const word = small.slice(start, end);
  if (!interjections.has(word) && !small.includes(word, end)) return false;
  const words = small.split(/[-_/:\s]+/).filter((word) => word !== '');
  return (
    words.every((word) => interjections.has(word)) ||
    (words.length > 1 && words.every((word) => word === words[0]))
  );
}

/** White space and any of - _ / : */
function dividesSounds(unit: number): boolean {
  return unit === 45 || unit === 95 || unit === 47 || unit === 58 || isSpace(unit);
}

/** True when a line has a mark that ends or divides a sentence: one of `.?!…,;:` before white space or the end. */
export function readsAsSentence(text: string): boolean {
  return /[.?!…,;:](?:\s|["”»)]|$)/u.test(text);
}

/** True for the marks that end a sentence or a part of one; most talk is known by the last. */
export function endsPart(unit: number): boolean {
  switch (unit) {
    case 33 /* ! */:
    case 44 /* , */:
    case 46 /* . */:
    case 59 /* ; */:
    case 63 /* ? */:
    case 0x2026 /* … */:
      return true;
    default:
      return false;
  }
}

/** How many words a text has from `start` to `end`, where no white space is; counting stops at `limit`. */
export function countWords(text: string, limit: number, start = 0, end = text.length): number {
  let words = 1;
  for (let i = start; i < end && words < limit; i++) {
    const unit = text.charCodeAt(i);
    if ((unit === 32 || unit === 0xa0 || unit === 9) && text.charCodeAt(i + 1) !== 32) words++;
  }
  return words;
}
