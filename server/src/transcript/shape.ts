import { isInterjection } from './interjections';

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

/** The marks that end a sentence where other scripts are written: Chinese and Japanese, Hindi, Urdu and Arabic, Armenian, Amharic. */
const otherEnds = '。？！．।॥۔؟։።';
/** The marks of these scripts that divide one, without a space behind them. */
const otherMarks = `${otherEnds}，、；،؛`;
const greekQuestion = '[\\u0370-\\u03ff\\u1f00-\\u1fff];';
const markOfSentence = /[.?!…,;:](?:\s|["”»)]|$)/u;
const notAscii = /[^ -~]/;
const markOfOthers = new RegExp(`[${otherMarks}]`, 'u');
const endOfSentence = new RegExp(`(?:[.!?…${otherEnds}]|${greekQuestion})["”»)」』]?$`, 'u');
const endOfHashTalk = new RegExp(`[.?!…${otherEnds}][\\s"”»)」』]*$|[,;]\\s|[.?!…]\\s`, 'u');
const maybeEnd = new RegExp(`[.?!…:"”»«)\\]}>」』~–—${otherEnds}-]`, 'u');
const endOfQuestion = new RegExp(
  `(?:[?？؟]|${greekQuestion})[\\s"”»’')」』]*(?:[([（][^()[\\]（）]{1,40}[)\\]）])?$`,
  'u',
);

/**
 * True when a line has a mark that ends or divides a sentence: one of `.?!…,;:` before white space or the end, or one of another
 * script.
 */
export function readsAsSentence(text: string): boolean {
  return markOfSentence.test(text) || (notAscii.test(text) && markOfOthers.test(text));
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
      return unit > 0x580 && otherMarks.includes(String.fromCharCode(unit));
  }
}

/** How many words a text has from `start` to `end`, where no white space is; counting stops at `limit`. */
export function countSpacedWords(text: string, limit: number, start = 0, end = text.length): number {
  let words = 1;
  for (let i = start; i < end && words < limit; i++) {
    const unit = text.charCodeAt(i);
    if ((unit === 32 || unit === 0xa0 || unit === 9) && text.charCodeAt(i + 1) !== 32) words++;
  }
  return words;
}

/** True for words behind a `#` that are a sentence, or many: no code is written so. */
export function readsAsHashTalk(words: string): boolean {
  return endOfHashTalk.test(words) || countSpacedWords(words, 12) >= 12;
}

/** True for a unit that can stand at the end of what somebody says. */
export function endsSentence(text: string, at: number): boolean {
  const last = text.charAt(at);
  return maybeEnd.test(last) || (last === ';' && endOfQuestion.test(text.slice(at - 1, at + 1)));
}

/** True for words that end as a sentence does, which headings and facts do not. */
export function isWholeSentence(words: string): boolean {
  return endOfSentence.test(words.slice(-3));
}

/** True for words that end as a question does; a note in brackets may stand behind it: `Why? (laughs)`. */
export function endsInQuestion(words: string): boolean {
  return endOfQuestion.test(words);
}
