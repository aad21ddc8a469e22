import { composed } from './composed';
import { isSpace, isUnseen, rangesWithin } from './lines';
import type { Range } from './transcript';

/** A text as quotes and searches compare it, and where its units came from. */
export interface Folded {
  readonly text: string;
  /** Where what became of a unit begins and ends in the original; null where nothing had to be folded. */
  readonly places: { readonly starts: readonly number[]; readonly ends: readonly number[] } | null;
}

const notTyped = /[^ -~]/;
/** What is not the same once folded, accents aside. Most passages hold nothing of it. */
const foldable =
  /[^\S ]| {2}|^ |[“”„‟«»「」『』’‘‚‛ʼ′´`＇‐‑‒–−\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069ﬀ-ﬆ]/;

/** True for a text that is its own fold. What is typed with an English keyboard is known by few looks. */
function isFolded(text: string): boolean {
  if (notTyped.test(text)) return !foldable.test(text) && composed(text) === text;
  return !text.startsWith(' ') && !text.includes('`') && !text.includes('  ');
}

/** A mark that is typed with another key than it was set with, and letters that are printed as one. */
const plain: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '’': "'",
  '‘': "'",
  '‚': "'",
  '‛': "'",
  ʼ: "'",
  '′': "'",
  '´': "'",
  '`': "'",
  '＇': "'",
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '−': '-',
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/** Joins what stands before it to one character: an accent, or a later part of a Korean syllable. */
const joinsBack = /^[\p{M}\u1160-\u11ff]/u;

/**
 * What is the same to readers made the same, for quotes and searches alike: a run of white space is one space, marks of
 * quotation, apostrophes and hyphens are those of the keyboard, accents are parts of their letters. Soft hyphens, with the
 * line end behind them, and characters of no width are nothing.
 *
 * @param range what of the text to fold
 * @param marks what in the text is no word, ascending: no more than white space
 */
export function fold(
  text: string,
  range: Range = { start: 0, end: text.length },
  marks: readonly Range[] = [],
): Folded {
  const whole = text.slice(range.start, range.end);
  const inside = rangesWithin(marks, range);
  if (inside.length === 0 && isFolded(whole)) return { text: whole, places: null };
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const put = (piece: string, start: number, end: number) => {
    for (let unit = 0; unit < piece.length; unit++) {
      units.push(piece.charAt(unit));
      starts.push(start);
      ends.push(end);
    }
  };
  let mark = 0;
  let isBroken = false;
  for (let at = range.start; at < range.end; ) {
    while ((inside[mark]?.end ?? range.end) <= at) mark++;
    const isMark = (inside[mark]?.start ?? range.end) <= at;
    if (isMark || isSpace(text.charCodeAt(at))) {
      if (!isBroken && units.length > 0 && units[units.length - 1] !== ' ') put(' ', at, at + 1);
      at++;
      continue;
    }
    const end = endOfCharacter(text, at, range.end);
    const character = text.slice(at, end);
    isBroken = character === '\u00ad';
    if (!hasNoWidth(text.charCodeAt(at))) put(plain[character] ?? composed(character), at, end);
    at = end;
  }
  return { text: units.join(''), places: { starts, ends } };
}

/** True for a soft hyphen, marks of the direction of writing, and what joins or parts letters without being seen. */
export function hasNoWidth(unit: number): boolean {
  return unit === 0xad || (unit >= 0x200b && isUnseen(unit) && !isSpace(unit));
}

/** Where a letter with all its accents ends, at the latest at `limit`. */
export function endOfCharacter(text: string, start: number, limit: number): number {
  let end = start + lengthAt(text, start);
  while (end < limit && text.charCodeAt(end) >= 0x300 && joinsBack.test(text.slice(end, end + 2)))
    end += lengthAt(text, end);
  return Math.min(end, limit);
}

function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
