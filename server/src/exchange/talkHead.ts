// What stands above the first turn of a talk: a title, what is known of the interview, and the rest.
import { oneSpaced } from './lineWords';
import { type TalkLine, trimmed } from './talkLines';

/** The lines above a talk by what they are. */
export interface TalkHead {
  readonly title: string | null;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** Neither title nor attribute. */
  readonly rest: readonly TalkLine[];
}

/** A longer first line is no title. */
const longestTitle = 120;

/** What Otter writes above its lists of words and names. */
export const otterHead = /^(?:SUMMARY KEYWORDS|SUMMARY|KEYWORDS|SPEAKERS)$/;

/** Reads the lines above the first turn. */
export function talkHeadOf(lines: readonly TalkLine[]): TalkHead {
  const attributes: (readonly [string, string])[] = [];
  const rest: TalkLine[] = [];
  let title: string | null = null;
  let isFirst = true;
  for (const line of lines) {
    if (trimmed(line.text, 0, line.text.length) === null) continue;
    const text = oneSpaced(line.text);
    const found = /^(\p{L}[\p{L}\p{M}\p{N} _-]{0,40}?)\s*:\s+(\S.{0,199})$/u.exec(text);
    const [, key = '', value = ''] = found ?? [];
    if (found !== null && !attributes.some(([known]) => known === key)) attributes.push([key, value]);
    else if (isFirst && text.length <= longestTitle && !otterHead.test(text)) title = text;
    else rest.push(line);
    isFirst = false;
  }
  return { title, attributes, rest };
}
