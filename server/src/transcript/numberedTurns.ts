import { type Head, headOf } from './head';
import { itemAt } from './itemAt';
import type { Lines } from './lines';
import { endsInQuestion } from './shape';
import { speakerKey } from './speakers';
import { match } from './time';
import { isDigit } from './units';
import type { Vocabulary } from './vocabulary';

const numbered = /(\p{Lu})(\d{1,3})([.:])[ \t\u00a0]+/uy;
/** One question with its answer may be an item of a list. */
const fewestAnswers = 2;

/**
 * Finds turns that have the number of the question behind the letter that asks or answers: `Q1. words`, `A1. words`. They must be
 * numbered from 1 on, without a gap, each question with its answer, and something must be asked.
 *
 * @param firstLine the first line that counts, from 0
 * @returns the heads by line, of which the letter alone is the name; empty where a file is not written so, or where
 *   somebody says that turns are written in another way, or that a letter with its number is a name
 */
export function numberedTurns(
  text: string,
  { first, ends }: Lines,
  firstLine: number,
  { speakers, layout }: Vocabulary,
): ReadonlyMap<number, Head> {
  const heads = new Map<number, Head>();
  if (layout.length > 0 && !layout.some((one) => one.includes('{speaker}{number}'))) return heads;
  const letters: string[] = [];
  let asked = false;
  for (let line = firstLine; line < first.length; line++) {
    const start = itemAt(first, line);
    const end = itemAt(ends, line);
    if (!isDigit(text.charCodeAt(start + 1))) continue;
    const found = match(numbered, text, start);
    if (found === null || start + found[0].length >= end) continue;
    const letter = itemAt(found, 1);
    const number = itemAt(found, 2);
    const words = start + found[0].length;
    const turn = heads.size;
    if (letters.length < 2) letters.push(letter);
    const isNext = letter === letters[turn % 2] && Number(number) === Math.floor(turn / 2) + 1;
    if (!isNext || letters[0] === letters[1] || speakers.has(speakerKey(letter + number))) return new Map();
    asked ||= turn % 2 === 0 && endsInQuestion(text.slice(start, end));
    heads.set(line, headOf(text, start, start + 1, 'dot', `{number}${itemAt(found, 3)}`, words, null, null));
  }
  return asked && heads.size >= 2 * fewestAnswers ? heads : new Map();
}
