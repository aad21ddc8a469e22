import { isFurniture } from '../transcript/furniture';
import { isInterjection } from '../transcript/interjections';
import { isRole } from '../transcript/roles';
import { readTime } from '../transcript/time';
import { identify } from '../transcript/title';
import { withoutBracket } from './labels';

/** What a line with a label alone is in transcripts, where it is no code. */
export type Misread = 'speaker' | 'sound' | 'time' | 'title' | 'furniture';

/**
 * Why a label makes no good code: lines that say just this are something else in transcripts. Either they are never read as the
 * code, or they are, and then nobody speaks there any more, what was said is gone, or the interview has no number.
 *
 * @param label of a code, or an alias
 * @returns null for a label that only a code has
 */
export function misreadAs(label: string): Misread | null {
  return misread(label) ?? misread(withoutBracket(label));
}

function misread(label: string): Misread | null {
  if (isRole(label)) return 'speaker';
  // A letter is rarely all that somebody says.
  if (/\p{L}.*\p{L}/su.test(label) && isInterjection(label)) return 'sound';
  if (readTime(label, 0, label.length)?.end === label.length) return 'time';
  if (identify(label).interview !== null) return 'title';
  return isFurniture(label, 0, label.length) ? 'furniture' : null;
}
