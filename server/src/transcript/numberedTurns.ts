import { type Head, headOf, type NameStyle } from './head';
import { itemAt } from './itemAt';
import { type Lines, skipSpaces } from './lines';
import { endsInQuestion } from './shape';
import { speakerKey } from './speakers';
import { match } from './time';
import { isDigit } from './units';
import type { Vocabulary } from './vocabulary';

const numbered = /(\p{Lu})(\d{1,3})([a-z]|\.\d+)?([.:])(?=\s|$)/uy;
/** Fewer questions with their answers may be items of a list, or people who are called so. */
const fewestAnswers = 3;

/**
 * Finds turns that have the number of the question behind the letter that asks or answers: `Q1. words`, `A1. words`. They must be
 * numbered from 1 on, without a gap and without parts such as `Q1a.`, each with words and each question with its answer. At least half
 * of the questions must ask something: findings with what follows from them are numbered as well.
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
  let style: NameStyle | null = null;
  /** The turns of whoever asks that end a line in a question, each by its place among all. */
  const asked = new Set<number>();
  for (let line = firstLine; line < first.length; line++) {
    const start = itemAt(first, line);
    const end = itemAt(ends, line);
    const found =
      start + 1 < end && isDigit(text.charCodeAt(start + 1)) ? match(numbered, text, start) : null;
    if (found !== null) {
      const [all, letter = '', number = '', part, mark = ''] = found;
      const words = skipSpaces(text, start + all.length, end);
      const turn = heads.size;
      if (turn < 2) letters.push(letter);
      const isNext = letter === letters[turn % 2] && Number(number) === Math.floor(turn / 2) + 1;
      if (!isNext || letters[0] === letters[1] || part !== undefined || words >= end) return new Map();
      if (speakers.has(speakerKey(letter + number))) return new Map();
      // Answers may have another mark than questions: the first turn tells the style of all.
      style ??= mark === ':' ? 'colon' : 'dot';
      const numberAndMark = style === 'colon' ? '{number}' : '{number}.';
      heads.set(line, headOf(text, start, start + 1, style, numberAndMark, words, null, null));
    }
    if (heads.size % 2 === 1 && endsInQuestion(text.slice(start, end))) asked.add(heads.size);
  }
  return heads.size >= 2 * fewestAnswers && asked.size >= heads.size / 4 ? heads : new Map();
}
