import damerauLevenshtein from 'damerau-levenshtein';
import { composed } from './composed';
import { isSpace } from './lines';
import { commonRoles, sideOfWord } from './roles';
import { endsPart } from './shape';

/**
 * What two spellings of one speaker have in common: white space, case, a trailing colon and how an accent is encoded do
 * not make another speaker (`Interviewer1 :` is `Interviewer 1`).
 */
export function speakerKey(name: string): string {
  const letters = composed(name);
  const joined = /\s/.test(letters) ? letters.replace(/\s+/g, '') : letters;
  return (endsInColon(joined) ? joined.slice(0, -1) : joined).toLowerCase();
}

/** What some keys have in common, so that most texts that are talk are known to have none of them. */
export class KeyShapes {
  private longest = 0;
  private endInMarks = false;

  add(key: string): void {
    this.longest = Math.max(this.longest, key.length);
    this.endInMarks ||= endsPart(key.charCodeAt(key.length - 1));
  }

  /** False for a composed text whose `speakerKey` is none of those added. */
  mayHold(text: string): boolean {
    if (!this.endInMarks && endsPart(text.charCodeAt(text.length - 1))) return false;
    let length = endsInColon(text) ? -1 : 0;
    for (let at = 0; at < text.length; at++)
      if (!isSpace(text.charCodeAt(at)) && ++length > this.longest) return false;
    return true;
  }
}

function endsInColon(text: string): boolean {
  return text.endsWith(':') || text.endsWith('：');
}

/** A speaker's name as people read it: no colon, single spaces, composed accents. */
export function tidySpeaker(name: string): string {
  return composed(name)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?[:：]$/, '');
}

/** Who counts when a name may be misspelt. */
export interface KnownNames {
  /** Those of the codebook, where people have listed them so that misspelt ones are noticed. */
  readonly declared: Iterable<string>;
  /** Those who speak in the file, and the usual roles. */
  readonly spoken: Iterable<string>;
}

/**
 * The known speakers that a name is a misspelling of: the nearest only, best first.
 *
 * Who somebody is, is told by the words, letters and numbers of a name: all of them must be the same but for a slip in one
 * word of five letters or more. One letter may be wrong in a short word, two from ten letters on. The word is that of
 * a role, as `Marta` and `Maria` are two people, or of a name that the codebook lists. A usual role is no misspelling of
 * another, in any language: `Intervieweuse` asks and `Interviewee` answers.
 *
 * @param before who spoke before: of two equally near, the other is likelier, as people take turns
 */
export function nearSpeakers(
  name: string,
  { declared, spoken }: KnownNames,
  before: () => string | null,
): string[] {
  const words = wordsOf(name);
  if (!words.some((word) => word.length >= shortestMisspelt)) return [];
  const ranked = new Map<string, number>();
  const measure = (candidate: string, isDeclared: boolean) => {
    const steps = slips(words, wordsOf(candidate), isDeclared);
    if (steps > 0 && !ranked.has(candidate)) ranked.set(candidate, steps);
  };
  for (const candidate of declared) measure(candidate, true);
  for (const candidate of spoken) measure(candidate, false);
  for (const candidate of commonRoles) measure(candidate, false);
  const fewest = Math.min(...ranked.values());
  const nearest = [...ranked.keys()].filter((candidate) => ranked.get(candidate) === fewest);
  if (nearest.length < 2) return nearest;
  const last = before();
  const wentOn = (candidate: string) => last !== null && speakerKey(candidate) === speakerKey(last);
  return [...nearest.filter((candidate) => !wentOn(candidate)), ...nearest.filter(wentOn)];
}

/** A shorter word is more often another word than a misspelt one. */
const shortestMisspelt = 5;

/** The words, numbers and letters of a name: `Interviewer1` and `ParticipantB` have two. */
function wordsOf(name: string): string[] {
  return (
    name
      .normalize('NFC')
      .replace(/(?<=\p{Ll})(?=\p{Lu}$)/u, ' ')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}'’]*|\p{N}+/gu) ?? []
  );
}

/** How many letters are wrong in the one word that is; 0 where nothing or more than that makes the difference. */
function slips(words: readonly string[], known: readonly string[], isDeclared: boolean): number {
  if (words.length !== known.length) return 0;
  const [at, ...others] = [...words.keys()].filter((index) => words[index] !== known[index]);
  if (at === undefined || others.length > 0) return 0;
  const [word = '', other = ''] = [words[at], known[at]];
  if (sideOfWord(word) !== null || (sideOfWord(other) === null && !isDeclared)) return 0;
  const allowed = word.length < 10 ? 1 : 2;
  if (Math.min(word.length, other.length) < shortestMisspelt - 1 || word.length < shortestMisspelt) return 0;
  // Several people are nobody: `Participants`.
  if (Math.abs(word.length - other.length) > allowed || word === `${other}s`) return 0;
  const { steps } = damerauLevenshtein(word, other);
  return steps <= allowed ? steps : 0;
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
