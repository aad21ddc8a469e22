import damerauLevenshtein from 'damerau-levenshtein';
import { composed } from './composed';
import { commonRoles, sideOfWord } from './roles';
import { speakerKey } from './speakers';

/** Who counts when a name may be misspelt. */
export interface KnownNames {
  /** The speakers of the codebook, where people have listed them so that misspelt ones are noticed. */
  readonly declared: Iterable<string>;
  /** The names of those who speak in the file, and the usual roles. */
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

/** True for a name with the word of a role, of which others may be misspellings though nobody lists it. */
export function namesRole(name: string): boolean {
  return wordsOf(name).some((word) => sideOfWord(word) !== null);
}

/** A shorter word is more often another word than a misspelt one. */
const shortestMisspelt = 5;

/** The words, numbers and letters of a name: `Interviewer1` and `ParticipantB` have two. */
function wordsOf(name: string): string[] {
  return (
    composed(name)
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
