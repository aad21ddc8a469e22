import { deepEqual } from 'node:assert/strict';
import { lines, turns } from './show';

const said = ['How was it?', 'Cold.', 'And then?', 'Wet, all day.'];

/** Four turns in which two take turns, each written in the same way. */
function talk(
  names: readonly string[],
  write: (name: string, words: string, turn: number) => string,
): string[] {
  return said.map((words, turn) => write(names[turn % 2] ?? '', words, turn + 1));
}

const ways: [string, string[]][] = [
  [
    'a time right behind the name',
    talk(['Ana', 'Bo'], (name, words, turn) => `${name}(00:0${turn}): ${words}`),
  ],
  [
    'a time right behind a Chinese name',
    talk(['李晓梅', '陈海生'], (name, words, turn) => `${name}(00:00:0${turn}): ${words}`),
  ],
  ['an @ before the time', talk(['Ana', 'Bo'], (name, words, turn) => `${name} @ 0:0${turn}: ${words}`)],
  [
    'a time and a bar above the words',
    talk(['Ana', 'Bo'], (name, words, turn) => `0:0${turn} | ${name}\n${words}\n`),
  ],
  ['bold type with italics', talk(['Ana', 'Bo'], (name, words) => `***${name}:*** ${words}\n`)],
  ['bold type in a list', talk(['Ana', 'Bo'], (name, words) => `- **${name}:** ${words}`)],
  [
    'a time within bold type',
    talk(['Ana', 'Bo'], (name, words, turn) => `**[00:00:0${turn}] ${name}:** ${words}\n`),
  ],
  [
    'minutes said to be minutes',
    talk(['I', 'B'], (name, words, turn) => `(00:0${turn} min) ${name}: ${words}`),
  ],
  [
    "minutes and seconds as 0'04''",
    talk(['I', 'B'], (name, words, turn) => `[0'0${turn}''] ${name}: ${words}`),
  ],
  [
    'marks of the direction of writing',
    talk(['ليلى', 'حسن'], (name, words) => `\u200f${name}\u200f:\u200f ${words}\n`),
  ],
  ['marks without width', talk(['Ana', 'Bo'], (name, words) => `\u200b${name}: ${words}\n`)],
];

describe('Turns are read, written with', () => {
  for (const [what, text] of ways)
    it(what, () => {
      const read = turns(lines(...text));
      const isTimed = /\d/.test(text[0] ?? '');
      const name = (turn: number) => /[\p{L}]+/u.exec((text[turn] ?? '').replace('min', ''))?.[0] ?? '';
      deepEqual(
        read,
        said.map((words, turn) => `${name(turn)}${isTimed ? ` 00:00:0${turn + 1}` : ''}: ${words}`),
      );
    });
});
