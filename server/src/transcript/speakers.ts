import damerauLevenshtein from 'damerau-levenshtein';
import { composed } from './composed';

/**
 * What two spellings of one speaker have in common: white space, case, a trailing colon and how an accent is encoded do
 * not make another speaker (`Interviewer1 :` is `Interviewer 1`).
 */
export function speakerKey(name: string): string {
  return composed(name).replace(/\s+/g, '').replace(/:$/, '').toLowerCase();
}

/** A speaker's name as people read it: no colon, single spaces, composed accents. */
export function tidySpeaker(name: string): string {
  return composed(name).trim().replace(/\s+/g, ' ').replace(/ ?:$/, '');
}

const role =
  /^(?:interviewer|interviewee|participant|respondent|moderator|facilitator|researcher|speaker|host|guest)\d*$/;
const initialAndNumber = /^[pri]\d+$/;

/** True for the usual roles of an interview, with or without a number: `Interviewer 1`, `guest`, `P12`. */
export function isRole(key: string): boolean {
  return role.test(key) || initialAndNumber.test(key);
}

/** What a misspelt role is measured against. */
const commonRoles = [
  'Interviewer',
  'Interviewee',
  'Participant',
  'Respondent',
  'Moderator',
  'Facilitator',
  'Researcher',
];

/**
 * The known speakers that a name is a misspelling of: the nearest only, best first.
 *
 * One letter may be wrong in a short name, two from ten letters on. Names that differ in a number are
 * different people, never misspellings.
 *
 * @param known the names that count in this file, canonical
 * @param before who spoke before: of two equally near, the other is likelier, as people take turns
 */
export function nearSpeakers(name: string, known: Iterable<string>, before: () => string | null): string[] {
  const key = speakerKey(name);
  if (key.length < 5) return [];
  const allowed = key.length < 10 ? 1 : 2;
  const digits = digitsOf(key);
  const ranked = new Map<string, number>();
  for (const candidate of [...known, ...commonRoles]) {
    const other = speakerKey(candidate);
    if (Math.abs(other.length - key.length) > allowed || (digits !== '' && digitsOf(other) !== digits))
      continue;
    // `interviewr` may lack the number as well: the letters decide.
    const { steps } = damerauLevenshtein(key, other);
    if (steps > 0 && steps <= allowed && !ranked.has(candidate)) ranked.set(candidate, steps);
  }
  const fewest = Math.min(...ranked.values());
  const nearest = [...ranked.keys()].filter((candidate) => ranked.get(candidate) === fewest);
  if (nearest.length < 2) return nearest;
  const last = before();
  const wentOn = (candidate: string) => last !== null && speakerKey(candidate) === speakerKey(last);
  return [...nearest.filter((candidate) => !wentOn(candidate)), ...nearest.filter(wentOn)];
}

function digitsOf(key: string): string {
  return key.replace(/\D/g, '');
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
    if (unit >= 97 && unit <= 122) continue;
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
  if (unit < 128) return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  return /^\p{L}/u.test(text.slice(at, at + 2));
}
