import { composed } from './composed';
import { fold, hasNoWidth } from './fold';
import { isSpace } from './lines';
import { endsPart } from './shape';
import { isLatin, isSmall } from './units';

/**
 * What two spellings of one speaker have in common: white space, case, a trailing colon, how an accent is encoded and which
 * key an apostrophe or hyphen was typed with do not make another speaker (`Interviewer1 :` is `Interviewer 1`, `O’Brien` is
 * `O'Brien`).
 */
export function speakerKey(name: string): string {
  const one = fold(name).text;
  const joined = /\s/.test(one) ? one.replace(/\s+/g, '') : one;
  return (endsInColon(joined) ? joined.slice(0, -1) : joined).toLowerCase();
}

function endsInColon(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last === 58 || last === 0xff1a;
}

/** What some keys have in common, so that most texts that are talk are known to have none of them. */
export class KeyShapes {
  private longest = 0;
  private endInMarks = false;

  add(key: string): void {
    this.longest = Math.max(this.longest, key.length);
    this.endInMarks ||= endsPart(key.charCodeAt(key.length - 1));
  }

  /** False for a text whose `speakerKey` is none of those added. */
  mayHold(text: string): boolean {
    if (!this.endInMarks && endsPart(text.charCodeAt(text.length - 1))) return false;
    let length = endsInColon(text) ? -1 : 0;
    for (let at = 0; at < text.length; at++)
      if (!isSpace(text.charCodeAt(at)) && !hasNoWidth(text.charCodeAt(at)) && ++length > this.longest)
        return false;
    return true;
  }
}

/** A speaker's name as people read it: no colon, single spaces, composed accents. */
export function tidySpeaker(name: string): string {
  if (/^[!-9;-~]+(?: [!-9;-~]+)*$/.test(name)) return name;
  return composed(name)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?[:：]$/, '');
}

/** Longest name looked for before a colon, in UTF-16 units. */
const longestPrefix = 40;

/**
 * Where a line that may begin with `Speaker: words` has its colon.
 *
 * A name starts with a letter, has at most four words and no mark that ends or divides a sentence.
 *
 * @returns the offset of the colon in `text`, or -1
 */
export function prefixColon(text: string, start: number, end: number): number {
  const limit = Math.min(end, start + longestPrefix);
  let spaces = 0;
  for (let i = start; i < limit; i++) {
    const unit = text.charCodeAt(i);
    // Most are small letters, which all of the below lets pass.
    if (isSmall(unit)) continue;
    if (unit === 58 /* : */) return i > start && startsWithLetter(text, start) ? i : -1;
    if (unit === 32 || unit === 0xa0) {
      if (++spaces > 4) return -1;
    } else if (endsNoName(unit)) return -1;
  }
  return -1;
}

/** . , ; ? ! " and the curly and angled quotes, the ellipsis, tab */
function endsNoName(unit: number): boolean {
  switch (unit) {
    case 46:
    case 44:
    case 59:
    case 63:
    case 33:
    case 34:
    case 9:
    case 0x201c:
    case 0x201d:
    case 0xab:
    case 0xbb:
    case 0x2026:
      return true;
    default:
      return false;
  }
}

function startsWithLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return isLatin(unit);
  return /^\p{L}/u.test(text.slice(at, at + 2));
}
