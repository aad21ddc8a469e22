import { isFurniture } from './furniture';
import { readHead } from './heads';
import { isInterjection } from './interjections';
import { itemAt } from './itemAt';
import { isSpace, type Lines } from './lines';
import { initialsOf, nameLikeness } from './names';
import { isHeadWord } from './notNames';
import { isRole } from './roles';
import { isWholeSentence } from './shape';

/** What a line says of the interview: `Interviewee: Tom Hart`. */
export interface Fact {
  /** In small letters. */
  readonly key: string;
  readonly value: string;
}

/** A fact is not longer, in UTF-16 units. */
const longestFact = 120;
/** So many lines without a colon may stand among the facts: what the text is called, and what a part of them is. */
const mostHeadings = 4;
/** A heading has no more words. */
const mostInHeading = 8;
/** A fact has no more words. */
const mostInFact = 12;

/** What a line above the talk may be, with its words; `talk` is what is no part of a header. */
export type TopLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'furniture' }
  | { readonly kind: 'talk'; readonly words: string }
  | { readonly kind: 'heading'; readonly words: string }
  | { readonly kind: 'fact'; readonly words: string; readonly fact: Fact };

/** Takes a line above the talk apart. Below the last line of a text there are blank ones. */
export function topLineAt(text: string, lines: Lines, line: number): TopLine {
  const start = lines.first[line] ?? text.length;
  const end = lines.ends[line] ?? text.length;
  if (start >= end) return { kind: 'blank' };
  // What a print adds at the end of a page is no fact of the interview.
  if (isFurniture(text, start, end)) return { kind: 'furniture' };
  const words = text.slice(start, Math.min(end, start + longestFact));
  if (end - start > longestFact) return { kind: 'talk', words };
  const fact = factOf(text, start, end);
  if (readsAsTalk(fact === null ? words : fact.value)) return { kind: 'talk', words };
  return fact === null ? { kind: 'heading', words } : { kind: 'fact', words, fact };
}

/** The fact that a line may tell; null for a line of another form. Offsets. */
function factOf(text: string, start: number, end: number): Fact | null {
  const head = readHead(text, start, end);
  if (head === null || head.style === 'time' || head.words < 0) return null;
  if (head.style !== 'colon' && head.style !== 'bold') return null;
  if (head.time !== null && head.timePlace !== 'inside') return null;
  return {
    key: text.slice(head.nameStart, head.nameEnd).toLowerCase(),
    value: text.slice(head.words, end),
  };
}

/**
 * Finds where the facts end that stand right at the top, with a heading above them or none, with blank lines among them
 * or none, and with talk right below them or not. As nothing but what they say tells them from talk, each must tell
 * what only a fact does: who somebody is, a number, or something that is never said under its key again.
 *
 * @param firstLine the first line that counts, from 0
 * @param lastLine the first line that is too far below to tell a fact
 * @returns the first line below them, from 0; `firstLine` when there are none
 */
export function factLines(text: string, lines: Lines, firstLine: number, lastLine: number): number {
  const facts: (Fact & { readonly line: number })[] = [];
  const keys = new Set<string>();
  let headings = 0;
  for (let line = firstLine; line < lastLine; line++) {
    const top = topLineAt(text, lines, line);
    if (top.kind === 'blank' || top.kind === 'furniture') continue;
    if (top.kind === 'talk') break;
    if (top.kind === 'heading') {
      if (countWords(top.words) > mostInHeading || ++headings > mostHeadings) break;
      continue;
    }
    const { fact } = top;
    if (keys.has(fact.key) || !mayBeFact(fact, facts.length > 0)) break;
    keys.add(fact.key);
    facts.push({ ...fact, line });
  }
  if (facts.length < 2) return firstLine;
  const speaking = speakingKeys(text, itemAt(lines.ends, itemAt(facts, facts.length - 1).line), keys);
  let end = firstLine;
  let told = 0;
  let isInterview = false;
  for (const { key, value, line } of facts) {
    const isSpoken = speaking.has(key) && !isHeadWord(key) && !explainsInitials(key, value);
    if (isSpoken) break;
    told++;
    if (isHeadWord(key) || isRole(key) || explainsInitials(key, value)) isInterview = true;
    end = line + 1;
  }
  return told >= 2 && isInterview ? end : firstLine;
}

/** @param isBelow true where a fact stands above, so that less is needed to believe another */
function mayBeFact({ key, value }: Fact, isBelow: boolean): boolean {
  if (value.startsWith('//')) return false;
  if (isHeadWord(key)) return true;
  if (startsWithSound(value)) return false;
  const words = countWords(value);
  if (nameLikeness(value) === 'proper') return words > 1 || isRole(key) || isBelow;
  return words <= 2 && /\d/.test(value) ? true : isBelow && words <= 5;
}

/** The first words with which people greet each other. */
const greeting =
  /^(?:hello|good (?:morning|afternoon|evening|day)|welcome|hallo|guten|grüß|moin|willkommen|bonjour|bonsoir|salut|bienvenue|hola|buenos|buenas|bienvenid[oa]s?|olá|bo[am]|buongiorno|buonasera|ciao|salve|dag|goed(?:e|en)|hej|god|dzień|dobrý|здравствуйте|добрый)(?![\p{L}])/iu;

/** True for a value that begins as people do who answer or greet each other: `Yes, here`, `Hi there`. */
function startsWithSound(value: string): boolean {
  return isInterjection(/^[^\s,]*/.exec(value)?.[0] ?? '') || greeting.test(value);
}

/** True for what may be said as well as it may be a fact: `Participant: Hi there`. Whether it is, the rest of the file tells. */
export function maybeSaid({ key, value }: Fact): boolean {
  if (isHeadWord(key)) return false;
  if (startsWithSound(value)) return true;
  const isPhrase = value.includes(' ') && /^\p{Lu}\D*$/u.test(value) && nameLikeness(value) !== 'proper';
  return isPhrase && key.length > 3 && isRole(key);
}

/** True for a value that is a name of several words: `Interviewer: Ana Ruiz`. */
export function isFullName({ value }: Fact): boolean {
  return value.includes(' ') && !startsWithSound(value) && nameLikeness(value) === 'proper';
}

/** `24 Min.`, `5 marca 2024 r.`, `1950 г.р.`: the full stop shortens what is counted, and ends no sentence. */
const endsInUnit = /\d[ \u00a0]?\p{L}{1,4}\.(?:\p{L}\.)?$/u;

/** A fact is no sentence: nothing in it ends one, but for the short forms of titles and dates. */
function readsAsTalk(words: string): boolean {
  return (
    (isWholeSentence(words) && !endsInUnit.test(words)) ||
    (/[.?!…] /.test(words) && /[\p{Ll}\p{Lo}]{4}[.?!…] \p{Lu}/u.test(words)) ||
    // So many words have a space between them each.
    (words.length > 2 * mostInFact && countWords(words) > mostInFact)
  );
}

/** How many words a text has, at whose ends is no white space. */
function countWords(text: string): number {
  let words = 1;
  let wasSpace = false;
  for (let at = 0; at < text.length; at++) {
    const space = isSpace(text.charCodeAt(at));
    if (space && !wasSpace) words++;
    wasSpace = space;
  }
  return words;
}

/** `AR: Ana Ruiz`: who is meant by some letters. */
function explainsInitials(key: string, value: string): boolean {
  return key.length >= 2 && key.length <= 4 && initialsOf(value).toLowerCase().startsWith(key);
}

/** Which keys name somebody who speaks below a place of a text: before a divider, or alone on a line. */
export function speakingKeys(text: string, from: number, keys: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const either = [...keys].map((key) => key.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  const spoken = new RegExp(
    `(?:^|[\\r\\n])[^\\p{L}\\r\\n]{0,24}(${either})[ \\u00a0]{0,2}(?:[:：.>\\t([*\\])|–—-]|\\d|$|(?=[\\r\\n]))`,
    'giu',
  );
  spoken.lastIndex = from;
  for (let one = spoken.exec(text); one !== null; one = spoken.exec(text)) {
    found.add(itemAt(one, 1).toLowerCase());
    if (found.size === keys.size) break;
  }
  return found;
}
