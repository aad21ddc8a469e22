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
/** One line in so many turns may begin with another letter and a number, as a title does. More are turns, too, or a list. */
const turnsForAnother = 6;

/**
 * Finds turns that have the number of the question behind the letter that asks or answers: `Q1. words`, `A1. words`. They must be
 * numbered from 1 on, without a gap and without parts such as `Q1a.`, each with words and each question but the last with its answer. At
 * least half of the questions must ask something, where nobody says that turns are written so: findings with what follows from them are
 * numbered as well.
 *
 * @param firstLine the first line that counts, from 0
 * @returns the heads by line, of which the letter alone is the name; empty where a file is not written so, or where
 *   somebody says that turns are written in another way, or that a letter with its number is a name
 */
export function numberedTurns(
  text: string,
  { first, ends }: Lines,
  firstLine: number,
  vocabulary: Vocabulary,
): ReadonlyMap<number, Head> {
  const { speakers, layout } = vocabulary;
  const heads = new Map<number, Head>();
  const isAsked = layout.some((one) => one.includes('{speaker}{number}'));
  if (layout.length > 0 && !isAsked) return heads;
  const letters: string[] = [];
  let style: NameStyle | null = null;
  /** The turns of whoever asks that end a line in a question, each by its place among all. */
  const asked = new Set<number>();
  let others = 0;
  for (let line = firstLine; line < first.length; line++) {
    const start = itemAt(first, line);
    const end = itemAt(ends, line);
    const found =
      start + 1 < end && isDigit(text.charCodeAt(start + 1)) ? match(numbered, text, start) : null;
    const isOther = ([, letter = '', number]: RegExpExecArray) =>
      heads.size === 0 ? number !== '1' : heads.size > 1 && !letters.includes(letter);
    if (found !== null && isOther(found)) {
      if (!vocabulary.isLabel(text.slice(start, end))) others++;
    } else if (found !== null) {
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
  if (isAsked) return heads;
  const isTalk = heads.size >= 2 * fewestAnswers && asked.size >= heads.size / 4;
  return isTalk && others * turnsForAnother <= heads.size ? heads : new Map();
}
