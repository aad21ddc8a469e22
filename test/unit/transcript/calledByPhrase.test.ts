import { deepEqual } from 'node:assert/strict';
import { parse } from '../../../server/src/transcript/parse';
import { knowing, lines, turns } from './show';

const said = ['How was it?', 'Cold.', 'And then?', 'Wet, all day.', 'For how long?', 'A year.'];

function talk(names: readonly string[], write: (name: string, words: string) => string): string {
  return lines(...said.map((words, turn) => write(names[turn % 2] ?? '', words)));
}

describe('Whoever is called by what they are, in turn with a usual role, speaks', () => {
  const people: [string, string][] = [
    ['Interviewer', 'Shop owner'],
    ['Enquêtrice', 'Ancien gardien'],
    ['Entrevistadora', 'Mujer mayor'],
    ['Intervistatore', 'Medico di base'],
    ['Interviewer', 'Oud-leerling van de school'],
  ];
  const ways: [string, (name: string, words: string) => string][] = [
    ['before a colon', (name, words) => `${name}: ${words}\n`],
    ['before a colon, one turn a line', (name, words) => `${name}: ${words}`],
    ['above the words', (name, words) => `${name}\n${words}\n`],
    ['above the words, with a blank line', (name, words) => `${name}\n\n${words}\n`],
    ['in bold type', (name, words) => `**${name}:** ${words}\n`],
    ['in brackets', (name, words) => `[${name}] ${words}`],
  ];
  for (const [asks, answers] of people)
    for (const [how, write] of ways)
      it(`${answers} ${how}`, () =>
        deepEqual(
          turns(talk([asks, answers], write)),
          said.map((words, turn) => `${[asks, answers][turn % 2]}: ${words}`),
        ));
});

describe('What only looks so is talk', () => {
  it('whom somebody quotes beside two who speak', () =>
    deepEqual(
      turns(
        lines(
          'Interviewer: And at home?',
          'Participant: So it went.',
          'My mother: no.',
          'Interviewer: Always?',
          'Participant: Always.',
          'My mother: never.',
          'Interviewer: And you?',
          'Participant: Me too.',
          'My mother: no.',
        ),
      ).length,
      6,
    ));

  it('several phrases, of which none is more in turn than the other', () =>
    deepEqual(
      turns(
        lines(
          ...['Interviewer: And then?', 'Old sailor: cold.', 'Old baker: wet.'].flatMap((line) => [line, '']),
          ...['Interviewer: And now?', 'Old sailor: cold.', 'Old baker: wet.'].flatMap((line) => [line, '']),
        ),
      ).length,
      2,
    ));

  it('a label of the codebook', () => {
    const text = talk(['Interviewer', 'Shop owner'], (name, words) => `${name}\n\n${words}\n`);
    const { turns: read } = parse(text, knowing({ labels: ['Shop owner'] }));
    deepEqual(new Set(read.map(({ speaker }) => speaker)), new Set(['Interviewer']));
  });

  it('a code that comes back below the words of the only one who is named', () => {
    const text = lines(
      ...[1, 2, 3, 4].flatMap((number) => [
        'Interviewer',
        '',
        `It was ${number}.`,
        '',
        'Issues with alerts',
        '',
      ]),
    );
    deepEqual(
      parse(text).codings.map(({ label }) => label),
      Array.from({ length: 4 }, () => 'Issues with alerts'),
    );
  });
});
