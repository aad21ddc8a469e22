// Names that stand in the text of cues: `Ana: How was it?`, `[SPEAKER_00]: How was it?`, `[Ana] How was it?`.
import { nameLikeness } from '../transcript/names';
import type { Cue } from './subtitleMarkup';

/** The longest name that is looked for, in UTF-16 units. */
const longestName = 80;

/** From this share of the cues on the program itself writes the names, so that each of them is one. */
const always = 0.95;

/**
 * The cues with the names that their texts begin with as speakers.
 *
 * @returns null unless at least half of the cues with words begin with a name, and no cue names its speaker otherwise
 */
export function namesOfCues(cues: readonly Cue[]): Cue[] | null {
  let spoken = 0;
  const counts = new Map<string, number>();
  const found: (FoundName | null)[] = [];
  for (const { pieces } of cues) {
    if (pieces.some(({ speaker }) => speaker !== null)) return null;
    const [first] = pieces;
    if (first === undefined) {
      found.push(null);
      continue;
    }
    spoken += 1;
    const name = nameAt(first.text);
    found.push(name);
    if (name !== null) counts.set(name.name, (counts.get(name.name) ?? 0) + 1);
  }
  const count = [...counts.values()].reduce((sum, one) => sum + one, 0);
  if (count === 0 || count * 2 < spoken) return null;
  const isName = (name: string) =>
    count >= spoken * always || (counts.get(name) ?? 0) > 1 || nameLikeness(name) === 'proper';
  return cues.map((cue, index) => {
    const speaker = found[index];
    if (!speaker || !isName(speaker.name)) return cue;
    const words = (cue.pieces[0]?.text ?? '').slice(speaker.length);
    const { start, end } = cue;
    if (words !== '') return { start, end, pieces: [{ speaker: speaker.name, text: words }] };
    // Who is known to speak says nothing here; other words before a colon are said.
    return (counts.get(speaker.name) ?? 0) > 1 ? { start, end, pieces: [] } : cue;
  });
}

/** A name before a colon, and how much of its text it takes. */
interface FoundName {
  readonly name: string;
  readonly length: number;
}

/**
 * The name that a text begins with, before a colon or in brackets; null for none. An ASCII colon needs white space behind it:
 * `10:30 Meeting`.
 *
 * @param text with single spaces
 */
function nameAt(text: string): FoundName | null {
  const head = text.slice(0, longestName + 3);
  // A sound stands in brackets as well, and by itself or in small letters: `[laughs] So`.
  const [whole = '', inside = ''] = /^[[(]([^[\]():]+)[\])] (?=\S)/.exec(head) ?? [];
  if (nameLikeness(inside) === 'proper') return { name: inside, length: whole.length };
  const at = head.search(/[:：]/);
  if (at < 1) return null;
  const next = text[at + 1];
  if (head[at] === ':' && next !== ' ' && next !== undefined) return null;
  // Captions begin with such a mark where somebody else speaks.
  const written = head
    .slice(0, at)
    .replace(/^\s*(?:>{1,3}|-)\s+/, '')
    .trim();
  const name = /^\[[^[\]]+\]$/.test(written) ? written.slice(1, -1) : written;
  return /\p{L}/u.test(name) ? { name, length: next === ' ' ? at + 2 : at + 1 } : null;
}
