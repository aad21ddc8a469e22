// What stands above the first turn of a talk: a title, what is known of the interview, and the rest.
import { isTalkHead } from '../transcript/talkColumns';
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
/** What is longer is no fact, but a text. */
const longestValue = 200;
/** `Place: Bonn`. */
const fact = /^(\p{L}[\p{L}\p{M}\p{N} _-]{0,40}?)\s*:\s+(\S.*)$/u;
const keyAlone = /^\p{L}[\p{L}\p{M}\p{N} _-]{0,40}?\s*:?$/u;

/** What Otter writes above its lists of words and names. */
export const otterHead = /^(?:SUMMARY KEYWORDS|SUMMARY|KEYWORDS|SPEAKERS)$/;

/** A line under the heads of a table. */
const rule = /^\s*[|+][\s|:+=─-]*$/;

/** True for the heads of the columns of a table that is typed as text, and for the rule below them: they say nothing of an interview. */
export function isTableHead(line: string): boolean {
  return rule.test(line) || (line.length <= longestValue && isTalkHead(line.split(/[|\t]/)));
}

/** Reads the lines above the first turn. */
export function talkHeadOf(lines: readonly TalkLine[]): TalkHead {
  const attributes: (readonly [string, string])[] = [];
  const rest: TalkLine[] = [];
  let title: string | null = null;
  const filled = lines.filter(({ text }) => trimmed(text, 0, text.length) !== null && !isTableHead(text));
  const add = (name: string, value: string) => {
    const isNew = value.length <= longestValue && !attributes.some(([known]) => known === name);
    if (isNew) attributes.push([name, value]);
    return isNew;
  };
  for (let index = 0; index < filled.length; index++) {
    const [line, next] = [filled[index], filled[index + 1]];
    if (line === undefined) break;
    const text = oneSpaced(line.text);
    const [, key = '', value = ''] = fact.exec(text) ?? [];
    if (key !== '' && add(key, value)) continue;
    if (next !== undefined && line.row !== null && line.row === next.row) {
      // A row of a table with a name and what it is.
      const isPair = filled.filter(({ row }) => row === line.row).length === 2;
      if (isPair && keyAlone.test(text) && add(text.replace(/\s?:$/, ''), oneSpaced(next.text))) {
        index += 1;
        continue;
      }
    }
    const isTitle = index === 0 && line.row === null && text.length <= longestTitle && !otterHead.test(text);
    if (isTitle) title = text.replace(/^#{1,6}\s+|^\*\*(?=.*\*\*$)|\*\*$/g, '');
    else rest.push(line);
  }
  return { title, attributes, rest };
}
