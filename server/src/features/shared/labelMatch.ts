import type { Named } from '../../codebook/labels';
import { fold } from '../../transcript/fold';

/** How what is typed agrees with a label: the more, the better. */
export const Match = { none: 0, letters: 1, part: 2, whole: 3 } as const;
export type Match = (typeof Match)[keyof typeof Match];

/** How well a code is meant by what is typed, under the spelling that agrees best. */
export function matchOf({ label, aliases }: Named, typed: string): Match {
  const letters = smallLetters(typed).trim();
  if (letters === '') return Match.whole;
  return aliases.reduce<Match>((best, alias) => max(best, match(alias, letters)), match(label, letters));
}

/** What searches of labels compare. Labels differ by their accents, but neither by case nor by which apostrophe is in them. */
export function smallLetters(label: string): string {
  return fold(label).text.toLowerCase();
}

function max(a: Match, b: Match): Match {
  return a < b ? b : a;
}

/** Case does not count, nor which apostrophe or hyphen it is, and what joins words is one as good as another: `data mis` begins `Data-missing-values`. */
function match(label: string, letters: string): Match {
  const lower = smallLetters(label);
  // Most labels are not meant, which this finds out soonest.
  if (!hasInOrder(lower, letters)) return Match.none;
  if (beginsAt(lower, 0, letters)) return Match.whole;
  for (let at = 1; at < lower.length; at++) {
    if (isJoint(lower.charCodeAt(at - 1)) && beginsAt(lower, at, letters)) return Match.part;
  }
  return Match.letters;
}

function beginsAt(text: string, from: number, beginning: string): boolean {
  if (from + beginning.length > text.length) return false;
  for (let i = 0; i < beginning.length; i++) {
    const a = text.charCodeAt(from + i);
    const b = beginning.charCodeAt(i);
    if (a !== b && !(isJoint(a) && isJoint(b))) return false;
  }
  return true;
}

function hasInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (let i = 0; i < letters.length; i++) {
    if (isJoint(letters.charCodeAt(i))) continue;
    at = text.indexOf(letters.charAt(i), at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** White space and any of - _ / : [ ( */
function isJoint(unit: number): boolean {
  switch (unit) {
    case 32:
    case 0xa0:
    case 45:
    case 95:
    case 47:
    case 58:
    case 91:
    case 40:
      return true;
    default:
      return false;
  }
}
