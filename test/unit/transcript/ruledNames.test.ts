// Some write who speaks as a heading of plain text, between two rules: `=== Speaker 1 ===`, `--- Ana ---`.
import { deepEqual, equal } from 'node:assert/strict';
import { parse } from '../../../server/src/transcript/parse';
import { lines, turns } from './show';

const said = ['How was it?', 'Cold.\nAnd wet.', 'And then?', 'The stove came.'];

/** Four turns of two, each with its name on a line of its own above it. */
function talk(names: readonly [string, string], write: (name: string, turn: number) => string): string {
  return said.map((words, turn) => `${write(names[turn % 2] ?? '', turn)}\n${words}\n`).join('\n');
}

describe('Names between rules', () => {
  const read: [what: string, names: [string, string], write: (name: string, turn: number) => string][] = [
    ['equals signs', ['Speaker 1', 'Speaker 2'], (name) => `=== ${name} ===`],
    ['two equals signs', ['Ana', 'Bo'], (name) => `== ${name} ==`],
    ['hyphens', ['Ana', 'Bo Li'], (name) => `--- ${name} ---`],
    ['many hyphens', ['Ana', 'Bo Li'], (name) => `---------- ${name} ----------`],
    ['hyphens with blank lines below', ['Ana', 'Bo Li'], (name) => `--- ${name} ---\n`],
    [
      'equals signs below a title',
      ['Ana', 'Bo'],
      (name, turn) => `${turn ? '' : 'Interview 3\n\n'}== ${name} ==`,
    ],
  ];
  for (const [what, names, write] of read)
    it(`speak between ${what}`, () => {
      const [a, b] = names;
      const expected = [
        `${a}: How was it?`,
        `${b}: Cold. And wet.`,
        `${a}: And then?`,
        `${b}: The stove came.`,
      ];
      deepEqual(turns(talk(names, write)), expected);
    });

  const told = ['Tell me.', 'Cold.', 'Go on.', 'Wet.'];
  const known: [what: string, above: string[], names: [string, string], speakers: string[]][] = [
    ['usual roles', ['They met at home. Nobody else was in.', ''], ['Interviewer', 'Ana'], []],
    ['numbered ones', [], ['Speaker 1', 'Speaker 2'], []],
    ['people whom a codebook lists', ['They met at home.', ''], ['Ana', 'Bo'], ['Ana', 'Bo']],
  ];
  for (const [what, above, names, speakers] of known)
    it(`speak where they are ${what}, though nothing is asked or talk stands above`, () => {
      const said = told.flatMap((words, turn) => [`--- ${names[turn % 2]} ---`, words, '']);
      const expected = told.map((words, turn) => `${names[turn % 2]}: ${words}`);
      deepEqual(turns(lines(...above, ...said), { speakers }).slice(-4), expected);
    });

  it('speak where a codebook lists them, whatever else stands between rules, and once each', () => {
    const people = [
      'Ana',
      'Bo',
      'the phone rings',
      'Ana',
      'a break of ten minutes',
      'Bo',
      'end of tape 1',
      'Ana',
    ];
    const text = lines(...people.flatMap((name, at) => [`--- ${name} ---`, `It was ${at}.`, '']));
    const speakers = ['Ana', 'Bo'];
    const names = turns(text, { speakers }).map((turn) => turn.split(':')[0]);
    deepEqual(names, ['Ana', 'Bo', 'Ana', 'Bo', 'Ana']);
    deepEqual(turns(lines('=== Ana ===', 'Long.', '', '=== Bo ===', 'Longer.'), { speakers }), [
      'Ana: Long.',
      'Bo: Longer.',
    ]);
  });

  it('speak once each where they are usual roles with numbers', () => {
    const text = ['one', 'two', 'three'].flatMap((word, at) => [
      `=== Participant ${at + 1} ===`,
      `It was ${word}.`,
    ]);
    const expected = [
      'Participant 1: It was one.',
      'Participant 2: It was two.',
      'Participant 3: It was three.',
    ];
    deepEqual(turns(lines(...text)), expected);
  });

  it('may have a time, which is the one of the turn', () => {
    const text = talk(['Ana', 'Bo'], (name, turn) => `--- ${name} (00:0${turn}) ---`);
    deepEqual(turns(text)[1], 'Bo 00:00:01: Cold. And wet.');
    deepEqual(parse(text).layout, ['--- {speaker} ({time}) --- ↵ {speech}']);
  });

  const pause = [
    'We moved in May.',
    '',
    '--- Pause ---',
    '',
    'He came.',
    '',
    '--- Laughs ---',
    '',
    'Why not?',
    '',
  ];
  const others: [what: string, text: string[]][] = [
    ['notes of one who speaks', [...pause, ...pause.slice(2)]],
    [
      'the parts of a diary',
      ['Harbour', 'Mill', 'Harbour', 'Mill'].flatMap((part) => [`=== ${part} ===`, 'It was cold.', '']),
    ],
    [
      'the parts of a form, of which each is there once',
      ['Participant', 'Nurse. Married?', 'Researcher', 'Ana.', 'Notes', 'Late.'].map((part, at) =>
        at % 2 ? part : `=== ${part} ===`,
      ),
    ],
    [
      'the pages among which two of them come back',
      ['Tape 1', 'Ana', 'Tape 2', 'Bo', 'Tape 3', 'Ana', 'Bo'].flatMap((part) => [
        `--- ${part} ---`,
        'Cold?',
        '',
      ]),
    ],
  ];
  for (const [what, text] of others)
    it(`are not ${what}`, () =>
      equal(
        parse(lines(...text)).turns.every(({ speaker }) => speaker === null),
        true,
      ));

  it('do not speak where the talk names whoever speaks in another way', () => {
    const text = [
      '=== Ana ===',
      'Bo: Who?',
      'Ana: I.',
      '=== Bo ===',
      'Ana: Who?',
      'Bo: I.',
      'Ana: Ah.',
      'Bo: Yes.',
    ];
    const expected = [
      '-: === Ana ===',
      'Bo: Who?',
      'Ana: I. === Bo ===',
      'Ana: Who?',
      'Bo: I.',
      'Ana: Ah.',
      'Bo: Yes.',
    ];
    deepEqual(turns(lines(...text)), expected);
    deepEqual(turns(lines(...text), { speakers: ['Ana', 'Bo'] }), expected);
  });
});
