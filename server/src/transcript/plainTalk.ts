import type { ClassifierState } from './classifierState';
import { isSmall } from './units';

/** No head is longer than its name and the beginning of a time or divider behind it, in UTF-16 units. */
const longestHead = 64;
/** What divides a name from words, and digits, of which times are made. */
const divider = /[\d\t.:：–—>|~→⇒\u3000-]/;

/** Tells lines that are plainly no head without taking them apart. They are asked for from the top. */
export function isPlainTalk({ text, colons }: ClassifierState, start: number, end: number): boolean {
  const unit = text.charCodeAt(start);
  if (unit === 92) return true;
  if (unit === 47) return text.charCodeAt(start + 1) === 47;
  // Talk that was wrapped begins with a small letter, and few names do.
  const isWrapped = isSmall(unit);
  if (isWrapped && end - start > 30 && colons.from(start) > start + 40) return true;
  // Without any divider a name is all of its line.
  const last = start + longestHead;
  if (end <= last || !(isWrapped || mayBeginWord(unit)) || divider.test(text.slice(start, last)))
    return false;
  // A name in a column of its own is in capitals.
  return isSmall(text.charCodeAt(start + 1)) || !text.slice(start, last).includes('  ');
}

/** True for capitals, and for what is not ASCII but for the brackets that a name may stand in. */
function mayBeginWord(unit: number): boolean {
  return unit < 128 ? unit >= 65 && unit <= 90 : unit !== 0x3010 && unit !== 0xff3b && unit !== 0xff08;
}
