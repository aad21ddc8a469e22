import { deepEqual } from 'node:assert/strict';
import { spokenWords } from '../../../server/src/study/summarize';
import { parse } from '../../../server/src/transcript/parse';
import { lines } from './show';

/** Who says what, and when in seconds: `Ana 4.5: Cold.` */
function turns(written: readonly string[]): string[] {
  const transcript = parse(lines(...written));
  return transcript.turns.map(({ speaker, time, firstPassage, endPassage }) => {
    const words = transcript.passages
      .slice(firstPassage, endPassage)
      .map(({ range }) => spokenWords(transcript, range))
      .join(' ');
    return `${speaker ?? '-'}${time === null ? '' : ` ${time}`}: ${words}`;
  });
}

describe('Times as programs print them', () => {
  const said = ['Where was it?', 'On the quay.', 'And then?', 'It sank.'];
  const begins = [0, 4.5, 9.25, 3605];
  const ranges: [string, (from: number) => string][] = [
    ['seconds with an arrow', (from) => `[${from.toFixed(2)}s -> ${(from + 4).toFixed(2)}s]`],
    ['seconds with a dash', (from) => `[${from.toFixed(2)}s - ${(from + 4).toFixed(2)}s]`],
    ['seconds with a long arrow', (from) => `[${from} --> ${from + 4}]`],
    ['seconds in parentheses', (from) => `(${from}s–${from + 4}s)`],
    ['seconds without brackets', (from) => `${from.toFixed(2)}s → ${(from + 4).toFixed(2)}s`],
    ['seconds close to their dash', (from) => `(${from.toFixed(2)}-${(from + 4).toFixed(2)})`],
    ['seconds with millionths', (from) => `[${from.toFixed(6)} --> ${(from + 4).toFixed(6)}]`],
  ];
  for (const [what, time] of ranges) {
    it(`${what} begin the turns of nobody`, () =>
      deepEqual(
        turns(said.map((words, at) => `${time(begins[at] ?? 0)}  ${words}`)),
        said.map((words, at) => `- ${begins[at]}: ${words}`),
      ));
    it(`${what} stand before a name`, () =>
      deepEqual(
        turns(said.map((words, at) => `${time(begins[at] ?? 0)} SPEAKER_0${at % 2}: ${words}`)),
        said.map((words, at) => `SPEAKER_0${at % 2} ${begins[at]}: ${words}`),
      ));
  }

  it('clocks with millionths of seconds stand behind a name', () =>
    deepEqual(
      turns(
        said.flatMap((words, at) => [
          `SPEAKER_0${at % 2} 0:0${at}:00.031000 - 0:0${at}:03.500000`,
          words,
          '',
        ]),
      ),
      said.map((words, at) => `SPEAKER_0${at % 2} ${at * 60 + 0.031}: ${words}`),
    ));

  const behind: [string, (minute: number) => string][] = [
    ['minutes and seconds with their units', (minute) => ` ${minute}m 2s`],
    ['hours, minutes and seconds with their units', (minute) => `, 0h ${minute}m 2s`],
    ['units without spaces', (minute) => ` (${minute}m02s)`],
    ['a range of seconds', (minute) => ` (${minute * 60 + 2}.00-${minute * 60 + 9}.25)`],
  ];
  for (const [what, time] of behind)
    it(`${what} stand behind a name`, () =>
      deepEqual(
        turns(said.map((words, at) => `SPEAKER_0${at % 2}${time(at)}: ${words}`)),
        said.map((words, at) => `SPEAKER_0${at % 2} ${at * 60 + 2}: ${words}`),
      ));

  it('how long somebody is silent is nobody’s name', () =>
    deepEqual(turns(['(2s) Where was it?', '(2s) On the quay.', '(3 sec) And then?', '(2s) It sank.']), [
      '-: (2s) Where was it? (2s) On the quay. (3 sec) And then? (2s) It sank.',
    ]));

  const talk: [string, string][] = [
    ['a silence', '(3s) I mean'],
    ['a silence with a part of a second', '(2.5s) I mean'],
    ['some seconds without brackets', '3s - 4s it took'],
    ['two numbers', '5 - 6 of them'],
  ];
  for (const [what, words] of talk)
    it(`${what} are words`, () =>
      deepEqual(turns(['Nell: So?', 'Gus: Well,', words, 'Nell: Ah.', `Gus: ${words}`]), [
        'Nell: So?',
        `Gus: Well, ${words}`,
        'Nell: Ah.',
        `Gus: ${words}`,
      ]));
});

describe('The numbers of cues with a name, as Webex writes them', () => {
  const cues = (names: readonly string[]) => [
    'WEBVTT',
    '',
    ...names.flatMap((name, at) => [
      `${at + 1} "${name}" (12345${at % 2})`,
      `00:00:0${at}.500 --> 00:00:0${at}.900`,
      'On the quay.',
      '',
    ]),
  ];
  it('tell who speaks', () =>
    deepEqual(
      turns(cues(['Nell Ashby', 'Gus Moor', 'Nell Ashby', 'Gus Moor', 'Runa Ås', 'Gus Moor'])),
      ['Nell Ashby', 'Gus Moor', 'Nell Ashby', 'Gus Moor', 'Runa Ås', 'Gus Moor'].map(
        (name, at) => `${name} ${at + 0.5}: On the quay.`,
      ),
    ));
  it('are no words where nothing shows that they do', () =>
    deepEqual(turns(cues(['Nell Ashby', 'Gus Moor', ''])), [
      '- 0.5: On the quay.',
      '- 1.5: On the quay.',
      '- 2.5: On the quay.',
    ]));
});

describe('What is copied from the window of Teams', () => {
  const said = ['Where was it?', 'On the quay.', 'And then?', 'It sank.'];
  const units: [string, string, string][] = [
    ['minutes', 'seconds', 'English'],
    ['Minuten', 'Sekunden', 'German'],
    ['minutes', 'secondes', 'French'],
    ['minutos', 'segundos', 'Spanish'],
    ['minuti', 'secondi', 'Italian'],
  ];
  const names = ['Nell Ashby', 'Moor, Gus'];
  const ways: [string, (name: string, time: string, clock: string) => string[]][] = [
    ['on lines of their own', (name, time, clock) => [name, time, clock]],
    ['on one line', (name, time, clock) => [name, `${time}${clock}`]],
    [
      'below initials',
      (name, time, clock) => [name === 'Nell Ashby' ? 'NA' : 'MG', '', name, `${time}${clock}`],
    ],
    ['without the words', (name, _time, clock) => [name, clock]],
  ];
  for (const [minutes, seconds, language] of units)
    for (const [where, above] of ways)
      it(`says the name and the time once, ${where}, in ${language}`, () =>
        deepEqual(
          turns(
            said.flatMap((words, at) => {
              const name = names[at % 2] ?? '';
              const time = `${at + 2} ${minutes} 1${at} ${seconds}`;
              return [...above(name, time, `${at + 2}:1${at}`), `${name} ${time}`, words];
            }),
          ),
          said.map((words, at) => `${names[at % 2]} ${(at + 2) * 60 + 10 + at}: ${words}`),
        ));

  for (const between of [[], ['']])
    it(`names who speaks in no more than two turns, ${between.length > 0 ? 'with blank lines between' : 'without blank lines'}`, () =>
      deepEqual(
        turns(
          ['Where was it?', 'On the quay.'].flatMap((words, at) => {
            const name = names[at] ?? '';
            const time = `0 minutes 1${at} seconds`;
            const above = [at === 0 ? 'NA' : 'MG', name, time, `0:1${at}`];
            return [...above.flatMap((line) => [line, ...between]), `${name} ${time}`, words, ...between];
          }),
        ),
        ['Nell Ashby 10: Where was it?', 'Moor, Gus 11: On the quay.'],
      ));

  it('is no talk of two who are named before the hour', () =>
    deepEqual(turns(['Doors  10:30', 'We open.', '', 'Talk  11:00', 'Ana speaks.']), [
      '-: Doors 10:30 We open. Talk 11:00 Ana speaks.',
    ]));

  it('names who speaks where one of the times is not understood', () =>
    deepEqual(
      turns(
        [...said, 'Ah.'].flatMap((words, at) => {
          const name = names[at % 2] ?? '';
          const time = at < 4 ? `${at} Minuten 12 Sekunden` : `${at} Minuten`;
          return [name, `${time}${at}:${at < 4 ? '12' : '00'}`, `${name} ${time}`, words];
        }),
      ),
      [...said.map((words, at) => `${names[at % 2]} ${at * 60 + 12}: ${words}`), 'Nell Ashby: Ah.'],
    ));
});
