import { isFurniture } from './furniture';
import { readHead } from './heads';
import { isInterjection } from './interjections';
import { itemAt } from './itemAt';
import type { Lines } from './lines';
import { nameLikeness } from './names';
import { isHeadWord } from './notNames';
import { isRole } from './roles';

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

/** The fact that a line may tell; null for a line of another form. Offsets. */
export function factOf(text: string, start: number, end: number): Fact | null {
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
    const start = itemAt(lines.first, line);
    const end = itemAt(lines.ends, line);
    if (start === end || isFurniture(text, start, end)) continue;
    if (end - start > longestFact) break;
    const fact = factOf(text, start, end);
    if (fact === null) {
      const words = text.slice(start, end);
      if (readsAsTalk(words) || words.split(/\s+/).length > mostInHeading || ++headings > mostHeadings) break;
    } else if (keys.has(fact.key) || !mayBeFact(fact, facts.length > 0)) break;
    else {
      keys.add(fact.key);
      facts.push({ ...fact, line });
    }
  }
  if (facts.length < 2) return firstLine;
  const speaking = speakingKeys(text, itemAt(lines.ends, facts.at(-1)?.line ?? 0), keys);
  let end = firstLine;
  let told = 0;
  let isInterview = false;
  for (const { key, value, line } of facts) {
    const isSpoken = speaking.has(key) && !isHeadWord(key) && !areInitials(key, value);
    if (isSpoken) break;
    told++;
    if (isHeadWord(key) || isRole(key) || areInitials(key, value)) isInterview = true;
    end = line + 1;
  }
  return told >= 2 && isInterview ? end : firstLine;
}

/** @param isBelow true where a fact stands above, so that less is needed to believe another */
function mayBeFact({ key, value }: Fact, isBelow: boolean): boolean {
  if (value.startsWith('//') || readsAsTalk(value)) return false;
  if (isHeadWord(key)) return true;
  if (startsWithSound(value)) return false;
  const words = value.split(/\s+/).length;
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

/** A fact is no sentence: nothing in it ends one, but for the short forms of titles and dates. */
export function readsAsTalk(words: string): boolean {
  return (
    /[.?!…。？！]["”»)]?$/u.test(words) ||
    (/[.?!…] /.test(words) && /[\p{Ll}\p{Lo}]{4}[.?!…] \p{Lu}/u.test(words)) ||
    words.split(/\s+/).length > 12
  );
}

/** `AR: Ana Ruiz`: who is meant by some letters. */
function areInitials(key: string, value: string): boolean {
  if (key.length < 2 || key.length > 4) return false;
  const initials = value.split(/[\s-]+/).map((word) => word.charAt(0));
  return initials.join('').toLowerCase().startsWith(key);
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
    found.add((one[1] ?? '').toLowerCase());
    if (found.size === keys.size) break;
  }
  return found;
}
