// Ways of naming who speaks on every line, or above all that somebody says: with a divider behind the name, behind the words, or alone.
import { nameLikeness } from '../transcript/names';
import { secondsOf } from '../transcript/time';
import { countEach, oneSpaced } from './lineWords';
import { isTableHead } from './talkHead';
import { type LineRole, outside, speech, type TalkLine } from './talkLines';

/** A name in a line, and where the words are. */
interface Named {
  readonly speaker: string;
  readonly time: number | null;
  readonly words: number;
  readonly end: number;
}

/** `Ana / words`, `Ana ── words`, `Ana――words`. */
const divided = /^\s*(\S[^/|─―]{0,39}?)(?:\s+[/|]\s+|\s*[─―]{1,3}\s*)(?=\S)/u;
/** `words (Ana)`, `words [Ana]`, `words ⇥ Ana`, `words | Ana |`. */
const behind =
  /(?:[([（【]([^()[\]（）【】\t]{1,40})[)\]）】]|\t([^\t]{1,40})|\s\|\s([^|]{1,40}?)(?:\s?\|)?)$/u;
const cellBefore = /^([\d:.,]+)(?:\t|\s\|\s)\s{0,9}/;
/** Of so many lines each names somebody, but for one in ten. */
const fewest = 4;

/** What each line of a talk is that names somebody on every line; null for another. */
export function everyLineRoles(lines: readonly TalkLine[]): LineRole[] | null {
  return rolesBy(lines, dividedAt) ?? rolesBy(lines, behindAt);
}

function dividedAt(text: string): Named | null {
  const [whole = '', written = ''] = divided.exec(text.slice(0, 80)) ?? [];
  return whole === ''
    ? null
    : { speaker: oneSpaced(written), time: null, words: whole.length, end: text.length };
}

function behindAt(text: string): Named | null {
  const written = text.trimEnd();
  const [whole = '', ...names] = behind.exec(written.slice(-60)) ?? [];
  const speaker = oneSpaced(names.find((name) => name !== undefined) ?? '').replace(/\s?[:：]$/u, '');
  const end = written.slice(0, written.length - whole.length).trimEnd().length;
  let words = /^\s*(?:\|\s+)?/.exec(text)?.[0].length ?? 0;
  let time: number | null = null;
  // Before the words may stand the number of the row, and a time.
  for (let cell = cellBefore.exec(text.slice(words, words + 40)); cell; ) {
    time = secondsOf(cell[1] ?? '') ?? time;
    words += cell[0].length;
    cell = cellBefore.exec(text.slice(words, words + 40));
  }
  return whole === '' || end <= words ? null : { speaker, time, words, end };
}

function rolesBy(lines: readonly TalkLine[], nameIn: (text: string) => Named | null): LineRole[] | null {
  const isTable = lines.map(({ text }) => isTableHead(text));
  const found = lines.map(({ text }, index) => (isTable[index] ? null : nameIn(text)));
  const counts = countEach(found.flatMap((one) => one?.speaker ?? []));
  const isNamed = found.map((one) => one !== null && isSomebody(one.speaker, counts));
  const first = isNamed.indexOf(true);
  const isTalk = (line: TalkLine, index: number) =>
    index >= first && line.text.trim() !== '' && !isTable[index];
  const filled = lines.filter(isTalk).length;
  const named = isNamed.filter(Boolean).length;
  const again = [...counts].filter(([name, count]) => count > 1 && isSomebody(name, counts));
  if (named < fewest || named * 10 < filled * 9 || again.length < 2) return null;
  return found.map((one, index) => {
    if (isTable[index]) return outside;
    return one !== null && isNamed[index] ? { kind: 'turn', ...one } : speech;
  });
}

/** True for a name, and for words that are like one and come back. */
function isSomebody(name: string, counts: ReadonlyMap<string, number>): boolean {
  const likeness = nameLikeness(name);
  return likeness === 'proper' || (likeness === 'plain' && (counts.get(name) ?? 0) > 1);
}

/**
 * What each line of a talk is in which a name stands alone above what somebody says, also of those who speak once; null where nobody
 * speaks twice, or fewer than two people do at all. What stands above another name is a heading.
 */
export function aloneRoles(lines: readonly TalkLine[]): LineRole[] | null {
  const filled = lines.flatMap((line, index) => (line.text.trim() === '' ? [] : [index]));
  const names = new Map(filled.map((index) => [index, nameAlone(lines[index]?.text ?? '')] as const));
  const turns = new Map<number, string>();
  filled.forEach((index, at) => {
    const [name, next] = [names.get(index), filled[at + 1]];
    if (name && next !== undefined && names.get(next) === null) turns.set(index, name);
  });
  const counts = countEach([...turns.values()]);
  const comesBack = [...counts.values()].some((count) => count > 1);
  const [first = 0] = turns.keys();
  const spoken = filled.filter((index) => index >= first).length;
  if (!comesBack || counts.size < 2 || turns.size < 3 || turns.size * 4 < spoken) return null;
  return lines.map((line, index): LineRole => {
    const speaker = turns.get(index);
    return speaker === undefined ? speech : { kind: 'turn', speaker, time: null, words: line.text.length };
  });
}

/** The name that a line is and nothing else; null for another line. */
function nameAlone(line: string): string | null {
  const name = oneSpaced(line).replace(/\s?[:：]$/u, '');
  const isName = name.split(' ').length <= 4 && !/[.?!…,;]$/u.test(name) && nameLikeness(name) === 'proper';
  return isName ? name : null;
}
