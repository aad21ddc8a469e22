import { sideOf } from '../../transcript/roles';
import type { Passage, Transcript } from '../../transcript/transcript';

/** So much is worth a code, in UTF-16 units: a sentence or two. */
const long = 120;

/**
 * The passage to begin coding with: the first long one of somebody who does not ask, else the first long one, else the longest.
 *
 * @returns null where nobody says anything
 */
export function firstAnswer({ passages }: Pick<Transcript, 'passages'>): Passage | null {
  const lengthOf = ({ range }: Passage) => range.end - range.start;
  const asks = ({ speaker }: Passage) => speaker === null || sideOf(speaker) === 'asks';
  const all = passages.filter((passage) => lengthOf(passage) >= long);
  const [longest] = passages.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  return all.find((passage) => !asks(passage)) ?? all[0] ?? longest ?? null;
}
