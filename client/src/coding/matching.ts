/** What can be found of a code. */
export interface Findable {
  readonly label: string;
  readonly aliases: readonly string[];
  readonly family: string | null;
  readonly definition: string;
}

/** How a word that is typed agrees with a code: the more, the better. */
const Match = {
  none: 0,
  definition: 1,
  letters: 2,
  part: 3,
  beginning: 4,
  /** All words of it, whatever joins them; case does not count. */
  whole: 5,
  /** The very letters of an alias. */
  alias: 6,
  /** The very letters of the label. */
  label: 7,
} as const;
type Match = (typeof Match)[keyof typeof Match];

/**
 * The codes that are meant by what is typed: each of its words must occur in the label, were it only by its letters
 * in their order, or else in the family or the definition. An alias finds its code as the label does. What is typed in
 * full comes first. Labels come before definitions, and the whole label before its parts, and beginnings of its words before the rest of them; codes that agree equally well keep their order.
 *
 * This list is ranked here. `labelMatch.ts` of the server is for editors that rank what they get: it takes all that is typed
 * as one beginning, only leaves out what is not meant, and lies on a floor that the client does not see.
 */
export function matching<T extends Findable>(codes: readonly T[], typed: string): T[] {
  const words = wordsOf(typed);
  const matches = codes.map((code) => ({ code, match: matchOf(code, typed, words) }));
  return matches
    .filter(({ match }) => match !== Match.none)
    .sort((a, b) => b.match - a.match)
    .map(({ code }) => code);
}

/** How well a code agrees with what is typed: as well as the typed word does that agrees worst. */
function matchOf(
  { label, aliases, family, definition }: Findable,
  typed: string,
  words: readonly string[],
): Match {
  if (label === typed.normalize('NFC')) return Match.label;
  if (aliases.includes(typed.normalize('NFC'))) return Match.alias;
  const rest = smallLetters(`${family ?? ''}\n${definition}`);
  return [label, ...aliases].map((name) => nameMatch(name, rest, words)).reduce(max);
}

function nameMatch(label: string, rest: string, words: readonly string[]): Match {
  const name = smallLetters(label);
  if (words.length > 0 && words.join('-') === wordsOf(label).join('-')) return Match.whole;
  return words.reduce<Match>((worst, word) => min(worst, wordMatch(name, rest, word)), Match.beginning);
}

function wordMatch(label: string, rest: string, word: string): Match {
  if (beginsPart(label, word)) return Match.beginning;
  if (label.includes(word)) return Match.part;
  if (hasInOrder(label, word)) return Match.letters;
  return rest.includes(word) ? Match.definition : Match.none;
}

/** True when the word stands at the beginning of the label, or behind one of the marks that join its words. */
function beginsPart(label: string, word: string): boolean {
  for (let at = label.indexOf(word); at !== -1; at = label.indexOf(word, at + 1))
    if (at === 0 || joints.includes(label.charAt(at - 1))) return true;
  return false;
}

/** The first letters agree, and the others follow somewhere: `dmv` is `Data-missing-values`. */
function hasInOrder(label: string, word: string): boolean {
  if (!label.startsWith(word.charAt(0))) return false;
  let at = 0;
  for (const letter of word) {
    at = label.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function min(a: Match, b: Match): Match {
  return a < b ? a : b;
}

function max(a: Match, b: Match): Match {
  return a > b ? a : b;
}

const joints = ' -_/:[(';

/** What joins the words of a label divides what is typed, too. */
function wordsOf(typed: string): string[] {
  return smallLetters(typed)
    .split(/[\s\-_/:[(]/)
    .filter((word) => word !== '');
}

/** Without case, and with the apostrophe and the hyphen of the keyboard. Accents are parts of their letters. */
function smallLetters(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[’‘ʼ]/g, "'").replace(/[‐‑]/g, '-');
}
