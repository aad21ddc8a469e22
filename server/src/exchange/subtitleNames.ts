// Names that stand in the text of cues: `Ana: How was it?`, `[SPEAKER_00]: How was it?`, `[Ana] How was it?`, `Ana – How was it?`.
import { nameLikeness } from '../transcript/names';
import { isDigit } from '../transcript/units';
import { countEach } from './lineWords';
import type { Cue, CuePiece } from './subtitleMarkup';
import { inUnspacedScript } from './wordEdges';

/** The longest name that is looked for, in UTF-16 units. */
const longestName = 80;

/** From this share of the cues on the program itself writes the names, so that each of them is one. */
const always = 0.95;

/**
 * The cues with the names that their texts begin with as speakers. A further line of a cue may begin with one as well.
 *
 * @returns null unless at least half of the cues with words begin with a name and somebody is named again, or three quarters of them do,
 * or the first one does and several people are named again; and no cue names its speaker otherwise
 */
export function namesOfCues(cues: readonly Cue[]): Cue[] | null {
  if (cues.some(({ pieces }) => pieces.some(({ speaker }) => speaker !== null))) return null;
  const found = cues.map(({ lines }) => lines.map(nameAt));
  const firsts = found.flatMap(([first]) => (first === undefined ? [] : [first]));
  const counts = countEach(firsts.flatMap((one) => one?.name ?? []));
  const count = firsts.filter((one) => one !== null).length;
  const isAlways = count >= firsts.length * always;
  // What fewer than three quarters of the cues begin with are no names where none of them comes back.
  const comesBack = [...counts.values()].some((times) => times > 1);
  const isUsual = count > 0 && count * 2 >= firsts.length && (comesBack || count * 4 >= firsts.length * 3);
  if (!isUsual && !namesTurns(firsts, counts))
    return namesInTurn(cues, numberAt, 0.75) ?? namesInTurn(cues, dividedAt, 0.5);
  const isName = (name: string) =>
    (counts.get(name) ?? 0) > 1 || isCertain(name) || (isAlways && !hasSentence.test(name));
  const names = new Set([...counts.keys()].filter(isName));
  // Who is named within cues only has to come back.
  for (const [name, times] of countEach(
    found.flatMap(([, ...others]) => others.flatMap((one) => one?.name ?? [])),
  ))
    if (times > 1 && nameLikeness(name) === 'proper') names.add(name);
  return cues.map((cue, index) => {
    const { start, end, lines } = cue;
    const heads = found[index]?.map((head) => (head !== null && names.has(head.name) ? head : null)) ?? [];
    return { start, end, lines, pieces: piecesOfLines(lines, heads, (name) => (counts.get(name) ?? 0) > 1) };
  });
}

/**
 * The cues with speakers whose names may be something else where they stand: numbers, and words before a dash or an arrow.
 *
 * @param share how large a part of the cues with words must begin with one
 * @returns null unless several of them come back
 */
function namesInTurn(
  cues: readonly Cue[],
  nameIn: (line: string) => FoundName | null,
  share: number,
): Cue[] | null {
  const found = cues.map(({ lines }) => lines.map(nameIn));
  const counts = countEach(found.flatMap((heads) => heads.flatMap((one) => one?.name ?? [])));
  const names = new Set([...counts].flatMap(([name, count]) => (count > 1 ? name : [])));
  const firsts = found.flatMap(([first]) => (first === undefined ? [] : [first]));
  const begun = firsts.filter((one) => one !== null && names.has(one.name)).length;
  if (names.size < 2 || begun < firsts.length * share) return null;
  // Where every cue begins so, who speaks once does as well.
  if (firsts.filter((one) => one !== null).length >= firsts.length * always)
    for (const name of counts.keys()) names.add(name);
  return cues.map((cue, index) => {
    const heads = found[index]?.map((head) => (head !== null && names.has(head.name) ? head : null)) ?? [];
    return { ...cue, pieces: piecesOfLines(cue.lines, heads, () => false) };
  });
}

/** `1: How was it?` A number alone counts something. */
function numberAt(line: string): FoundName | null {
  const [whole = '', name = ''] = isDigit(line.charCodeAt(0)) ? (/^(\d{1,2}): (?=\D)/.exec(line) ?? []) : [];
  return whole === '' ? null : { name, length: whole.length };
}

/** `Ana – How was it?`, `Speaker 1> How was it?` */
function dividedAt(line: string): FoundName | null {
  const [whole = '', name = ''] = /^([^-–—>:]{1,40}?)(?: [-–—] |> )(?=\S)/u.exec(line) ?? [];
  return whole === '' || nameLikeness(name) !== 'proper' ? null : { name, length: whole.length };
}

/** True for what is a name wherever it stands before a colon. */
function isCertain(name: string): boolean {
  return nameLikeness(name) === 'proper' || numbered.test(name) || telephone.test(name);
}

/** Words with the end of a sentence in them. */
const hasSentence = /\p{Ll}{3}[.?!…] \S*/u;

/** True where a name stands only at the beginning of a turn: the first cue has one, and at least two people are named again. */
function namesTurns(firsts: readonly (FoundName | null)[], counts: ReadonlyMap<string, number>): boolean {
  const again = [...counts].filter(([name, count]) => count > 1 && isCertain(name));
  return again.length > 1 && firsts[0] !== null && firsts[0] !== undefined && isCertain(firsts[0].name);
}

/** @param isKnown whether somebody is known to speak, so that their name without words says nothing; others' is said */
function piecesOfLines(
  lines: readonly string[],
  heads: readonly (FoundName | null)[],
  isKnown: (name: string) => boolean,
): CuePiece[] {
  const pieces: { speaker: string | null; words: string[]; whole: string }[] = [];
  for (const [index, line] of lines.entries()) {
    const head = heads[index] ?? null;
    const words = head === null ? line : line.slice(head.length);
    const last = pieces.at(-1);
    if (head === null && last !== undefined) last.words.push(line);
    else pieces.push({ speaker: head?.name ?? null, words: words === '' ? [] : [words], whole: line });
  }
  return pieces.flatMap(({ speaker, words, whole }) => {
    if (words.length > 0) return [{ speaker, text: words.join(' ') }];
    return speaker !== null && isKnown(speaker) ? [] : [{ speaker: null, text: whole }];
  });
}

/** A name before a colon, and how much of its text it takes. */
interface FoundName {
  readonly name: string;
  readonly length: number;
}

/** What programs call speakers whom they have only told apart. */
const numbered = /^(?:speaker|spk)[ _-]?\d{1,3}$/i;
/** Somebody who has dialled in is called by a number, of which some figures may be hidden. */
const telephone = /^\+?\d[\d *().-]{5,}\d$/;

/**
 * The name that a text begins with, before a colon or in brackets; null for none. An ASCII colon needs white space behind it:
 * `10:30 Meeting`, but for a speaker with a number, and in scripts without spaces.
 *
 * @param text with single spaces
 */
function nameAt(text: string): FoundName | null {
  const head = text.slice(0, longestName + 3);
  const bracketed = /^[[({]/.test(head) ? nameInBrackets(head) : null;
  if (bracketed !== null) return bracketed;
  const at = head.search(/[:：]/);
  if (at < 1) return null;
  // Captions begin with such a mark where somebody else speaks.
  const written = head
    .slice(0, at)
    .replace(/^\s*(?:>{1,3}|-)\s+/, '')
    .trim();
  const next = text[at + 1];
  const isTight = head[at] === ':' && next !== ' ' && next !== undefined;
  if (isTight && !numbered.test(written) && !isUnspaced(head.slice(at - 1, at) + next)) return null;
  const name = /^\[[^[\]]+\]$/.test(written) ? written.slice(1, -1) : written;
  if (!/\p{L}/u.test(name) && !telephone.test(name)) return null;
  return { name, length: next === ' ' ? at + 2 : at + 1 };
}

/** A sound stands in brackets as well, and by itself or in small letters: `[laughs] So`. */
function nameInBrackets(head: string): FoundName | null {
  const [whole = '', name = ''] = /^[[({]([^[\](){}:]+)[\])}](?::? (?=\S)|:?$)/.exec(head) ?? [];
  const isBare = whole.endsWith(' ') && !whole.includes(':');
  const isName = numbered.test(name) || (isBare && nameLikeness(name) === 'proper');
  return isName ? { name, length: whole.length } : null;
}

/** True for letters of a script without spaces between words. */
function isUnspaced(letters: string): boolean {
  return [...letters].every((letter) => inUnspacedScript(letter.codePointAt(0) ?? 0));
}
