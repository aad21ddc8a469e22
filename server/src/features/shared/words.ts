import type { Range } from '../../transcript/transcript';

/**
 * Cuts text of a script without spaces into words, each with the offset at which it begins.
 *
 * What knows such words is the host (`Intl.Segmenter`), and hosts differ about everything else: ICU 78.2 (Node 20.20) takes
 * `How:are` for one word, ICU 73.2 (Node 20.11) for two, and both take an address apart. So only letters of such scripts
 * are ever given to it, and all else is cut by the rule of `spokenWords`.
 */
export type Segments = (text: string) => Iterable<{ readonly segment: string; readonly index: number }>;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const hostSegments: Segments = (text) => segmenter.segment(text);

/** Scripts in which nearly every character is a word or a syllable with a meaning. */
const ideographs = '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}';
const unspacedScripts = `${ideographs}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}`;

/** A stretch of letters that are written without spaces, or one without such letters. */
const stretch = new RegExp(`[${unspacedScripts}]+|[^${unspacedScripts}]+`, 'gu');
const unspaced = new RegExp(`[${unspacedScripts}]`, 'u');
const ideograph = new RegExp(`[${ideographs}]`, 'u');
const letter = /[\p{L}\p{N}]/u;

const address =
  '[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._%+-]{0,63}@[\\p{L}\\p{M}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{M}\\p{N}-]{1,63}){1,8}';
const unit = '[\\p{L}\\p{M}\\p{N}]';
/** Between two letters: what joins the words of labels, apostrophes, and what is not seen. Colon and comma join digits only. */
const joint = "[-_/.·'’‐‑\\u00ad\\u200b-\\u200d\\u2060]|(?<=\\p{N})[:,](?=\\p{N})";
const run = new RegExp(`${address}|${unit}+(?:(?:${joint})${unit}+)*`, 'gu');

/** True for a letter of a script that is written without spaces, where no letter beside it tells a word's end. */
export function isUnspaced(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (!(unit >= 0xe00)) return false;
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  return unspaced.test(String.fromCodePoint(text.codePointAt(isLow ? at - 1 : at) ?? unit));
}

/**
 * The words of a text, in offsets. A colon joins no words, so that `Interviewer:How` is two; an address with its `@` is one.
 * Labels, names and numbers are one word each with what joins them.
 */
export function* wordRanges(text: string, segments: Segments = hostSegments): Generator<Range> {
  for (const { index, 0: word } of text.matchAll(run)) {
    for (const { start, end } of cutUnspaced(word, segments))
      yield { start: index + start, end: index + end };
  }
}

/** Words of letters, digits and joints cut where scripts without spaces make it necessary. */
export function* cutUnspaced(word: string, segments: Segments = hostSegments): Generator<Range> {
  if (!unspaced.test(word)) {
    yield { start: 0, end: word.length };
    return;
  }
  for (const { index, 0: part } of word.matchAll(stretch)) {
    if (!unspaced.test(part)) yield* partWithLetters(part, index);
    else for (const { segment, index: at } of segments(part)) yield* partWithLetters(segment, index + at);
  }
}

function* partWithLetters(part: string, start: number): Generator<Range> {
  if (letter.test(part)) yield { start, end: start + part.length };
}

/**
 * How many words a text has. Every Chinese or Japanese character counts as one, as word processors count, and so no count
 * hangs on the words that a host knows. The stray marks of a recognizer are none.
 */
export function countWords(text: string, segments: Segments = hostSegments): number {
  let words = 0;
  for (const [word] of text.matchAll(run)) {
    if (!ideograph.test(word)) {
      for (const _ of cutUnspaced(word, segments)) words++;
      continue;
    }
    for (const [part] of word.matchAll(stretch)) {
      if (!ideograph.test(part)) for (const _ of cutUnspaced(part, segments)) words += 1;
      else for (const character of part) if (letter.test(character)) words++;
    }
  }
  return words;
}
