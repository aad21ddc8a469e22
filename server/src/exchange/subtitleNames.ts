// Names that stand in the text of cues: `Ana: How was it?`, `[SPEAKER_00]: How was it?`.
import { nameLikeness } from '../transcript/names';
import type { Cue } from './subtitleMarkup';

/** A name before a colon, with which the text begins. An ASCII colon needs white space behind it: `10:30 Meeting`. */
const named = /^\[?([^\s:：[\]][^:：[\]]{0,79})\]?\s*(?::(?=\s)|：)\s*(?=\S)/;

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
  for (const { pieces } of cues) {
    if (pieces.some(({ speaker }) => speaker !== null)) return null;
    const [first] = pieces;
    if (first === undefined) continue;
    spoken += 1;
    const name = nameAt(first.text)?.name;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const count = [...counts.values()].reduce((sum, one) => sum + one, 0);
  if (count === 0 || count * 2 < spoken) return null;
  const isName = (name: string) =>
    count >= spoken * always || (counts.get(name) ?? 0) > 1 || nameLikeness(name) === 'proper';
  return cues.map((cue) => {
    const text = cue.pieces[0]?.text ?? '';
    const found = nameAt(text);
    if (found === null || !isName(found.name)) return cue;
    return { ...cue, pieces: [{ speaker: found.name, text: text.slice(found.length) }] };
  });
}

/** The name that a text begins with and how much of the text it takes; null for none. */
function nameAt(text: string): { name: string; length: number } | null {
  const found = named.exec(text);
  const name = found?.[1]?.trim() ?? '';
  return found === null || !/\p{L}/u.test(name) ? null : { name, length: found[0].length };
}
