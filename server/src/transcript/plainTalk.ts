import type { ClassifierState } from './classifierState';
import { isDigit, isSmall } from './units';

/** No head is longer than its name and the beginning of a time or divider behind it, in UTF-16 units. */
const longestHead = 64;

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
  if (end <= last || !(isWrapped || mayBeginWord(unit))) return false;
  // A name in a column of its own is in capitals.
  const mayBeColumn = !isSmall(text.charCodeAt(start + 1));
  for (let at = start; at < last; at++) {
    const one = text.charCodeAt(at);
    if (isSmall(one)) continue;
    if (divides(one)) return false;
    if (one === 32 && mayBeColumn && at + 1 < last && text.charCodeAt(at + 1) === 32) return false;
  }
  return true;
}

/** True for what divides a name from words, and for digits, of which times are made. */
function divides(unit: number): boolean {
  switch (unit) {
    case 9:
    case 45 /* - */:
    case 46 /* . */:
    case 58 /* : */:
    case 62 /* > */:
    case 124 /* | */:
    case 126 /* ~ */:
    case 0x2013 /* – */:
    case 0x2014 /* — */:
    case 0x2192 /* → */:
    case 0x21d2 /* ⇒ */:
    case 0x3000:
    case 0xff1a /* ： */:
      return true;
    default:
      return isDigit(unit);
  }
}

/** True for capitals, and for what is not ASCII but for the brackets that a name may stand in. */
function mayBeginWord(unit: number): boolean {
  return unit < 128 ? unit >= 65 && unit <= 90 : unit !== 0x3010 && unit !== 0xff3b && unit !== 0xff08;
}
