// Some programs write each turn as a record: who speaks, when and the words, on lines that say what they hold.
import { deepEqual } from 'node:assert/strict';
import { readPlainText } from '../../../server/src/exchange/plainText';
import { parse } from '../../../server/src/transcript/parse';
import { emptyVocabulary } from '../../../server/src/transcript/vocabulary';
import { knowing, lines, passages, turns } from './show';

const record = (speaker: string, time: string, words: string) => [
  `Speaker: ${speaker}`,
  `Time: ${time}`,
  `Text: ${words}`,
  '',
];
const talk = [
  ...record('Ana', '00:01:02', 'We lost the data.'),
  ...record('Bo', '00:01:20', 'How?'),
  ...record('Ana', '00:01:31', 'Nobody had a copy.'),
];
const said = ['Ana 00:01:02: We lost the data.', 'Bo 00:01:20: How?', 'Ana 00:01:31: Nobody had a copy.'];

describe('Turns that are written as records', () => {
  const read: [what: string, text: string[], turns: string[]][] = [
    ['name who speaks and when', talk, said],
    ['may have no blank lines between them', talk.filter((line) => line !== ''), said],
    [
      'may stand below a title and facts',
      ['Interview 3', '', 'Date: 2026-05-04', 'Time: 10:00', '', ...talk],
      ['-: Date: 2026-05-04 Time: 10:00', ...said],
    ],
    [
      'may go on below their words',
      [...talk.slice(0, 3), 'It was a mess.', 'Twice.', ...talk.slice(3)],
      ['Ana 00:01:02: We lost the data. It was a mess. Twice.', ...said.slice(1)],
    ],
    [
      'may have their words on the lines below',
      ['Speaker: Ana', 'Text:', 'Cold.', '', 'Speaker: Bo', 'Text:', 'Wet.'],
      ['Ana: Cold.', 'Bo: Wet.'],
    ],
    [
      'may have numbers, ends and other names for all of it',
      ['Nr: 1', 'Beginn: 0:01', 'Ende: 0:03', 'Sprecher: Ana', 'Inhalt: Kalt.'].concat([
        'Nr: 2',
        'Beginn: 0:04',
        'Ende: 0:06',
        'Sprecher: Bo',
        'Inhalt: Nass.',
      ]),
      ['Ana 00:00:01: Kalt.', 'Bo 00:00:04: Nass.'],
    ],
    [
      'name people who speak once, and those who are called as nobody else',
      [
        ...talk,
        ...record('unknown 3rd voice, far away', '00:01:40', 'No.'),
        ...record('Cy', '00:01:45', 'Ana'),
      ],
      [...said, 'unknown 3rd voice, far away 00:01:40: No.', 'Cy 00:01:45: Ana'],
    ],
    [
      'may say what looks like a part of a record, below their words',
      [...record('Ana', '0:01', 'We wrote:'), 'Text: keep out', 'No: twice', ...record('Bo', '0:02', 'Ah.')],
      ['Ana 00:00:01: We wrote: Text: keep out No: twice', 'Bo 00:00:02: Ah.'],
    ],
    [
      'may call women and men who speak otherwise',
      ['Locutrice : Ana', 'Texte : Froid.', 'Locuteur : Bo', 'Texte : Humide.'],
      ['Ana: Froid.', 'Bo: Humide.'],
    ],
    [
      'may have no words, or no time, which is not the one of somebody else then',
      [...record('Ana', '0:01', ''), ...record('Bo', '0:02', 'Wet.'), ...record('Ana', '', 'Cold.')],
      ['Ana 00:00:01: ', 'Bo 00:00:02: Wet.', 'Ana: Cold.'],
    ],
    [
      'may say the time of day, on a line below their words as well',
      [
        ...[...record('Ana', '0:01', 'At'), '10:30', '0:45 by her clock.'],
        ...[...record('Bo', '0:12', 'At'), '0:13', ...record('Ana', '0:20', 'Ah.')],
      ],
      ['Ana 00:00:01: At 10:30 0:45 by her clock.', 'Bo 00:00:12: At 0:13', 'Ana 00:00:20: Ah.'],
    ],
    [
      'may name who speaks as any list does where somebody comes back and something is asked',
      ['Name: Ana', 'Text: Cold?', 'Name: Bo', 'Text: Wet.', 'Name: Ana', 'Text: Ah.'],
      ['Ana: Cold?', 'Bo: Wet.', 'Ana: Ah.'],
    ],
    [
      'may say what looks like a code, a time or somebody',
      [
        ...record('Ana', '0:01', 'Part-time'),
        ...record('Bo', '0:02', '10:30'),
        ...record('Ana', '0:03', 'Bo: no'),
      ],
      ['Ana 00:00:01: Part-time', 'Bo 00:00:02: 10:30', 'Ana 00:00:03: Bo: no'],
    ],
  ];
  for (const [what, text, expected] of read) it(what, () => deepEqual(turns(lines(...text)), expected));

  it('have their codes and memos below them', () => {
    const text = lines(...talk.slice(0, 4), 'Data-loss', '// Why?', '', ...talk.slice(4));
    const expected = ['Ana: We lost the data. [Data-loss]', 'Bo: How?', 'Ana: Nobody had a copy.'];
    deepEqual(passages(parse(text, knowing({ labels: ['Data-loss'] }))), expected);
  });

  it('are imported with their times', () => {
    const { sources } = readPlainText(Buffer.from(lines(...talk)), 'a');
    const expected = [
      { speaker: 'Ana', time: 62, text: 'We lost the data.' },
      { speaker: 'Bo', time: 80, text: 'How?' },
      { speaker: 'Ana', time: 91, text: 'Nobody had a copy.' },
    ];
    deepEqual(sources[0]?.passages, expected);
  });

  const pattern = 'Speaker: {speaker} ↵ Text: {speech}';
  it('say so, and are read so where people ask for it', () => {
    const text = lines(...talk);
    deepEqual(parse(text).layout, [pattern]);
    deepEqual(parse(text, { ...emptyVocabulary, layout: [pattern] }).layout, [pattern]);
  });

  it('are read where people say that turns are written so, though nothing is asked', () => {
    const text = lines('Name: Ana', 'Text: Cold.', 'Name: Bo', 'Text: Wet.', 'Name: Ana', 'Text: Ah.');
    const names = (layout: string[]) =>
      parse(text, { ...emptyVocabulary, layout }).turns.map(({ speaker }) => speaker);
    deepEqual(names([pattern]), ['Ana', 'Bo', 'Ana']);
  });

  it('may say in their words what a record begins with', () => {
    const numbered = ['Ana', 'Bo'].flatMap((name, at) => [
      `No: ${at + 1}`,
      `Speaker: ${name}`,
      'Text: Cold.',
      'No: it never was.',
    ]);
    deepEqual(turns(lines(...numbered)), ['Ana: Cold. No: it never was.', 'Bo: Cold. No: it never was.']);
  });

  it('may have a full-width colon', () => {
    const wide = talk.map((line) => line.replace(/^(\w+): /, '$1：'));
    deepEqual(turns(lines(...wide)), said);
  });

  it('give the time of one who says nothing to nobody else', () => {
    const text = lines(
      ...['Speaker: Ana', 'Time: 0:01', 'Text:', '', 'Speaker: Bo', 'Time:', 'Text: Wet.', ''],
      ...['Speaker: Ana', 'Time: 0:09', 'Text: Ah.'],
    );
    deepEqual(
      parse(text).turns.map(({ speaker, time }) => [speaker, time]),
      [
        ['Ana', 1],
        ['Bo', null],
        ['Ana', 9],
      ],
    );
  });

  const asBefore = (text: string[]) => turns(lines(...text)).filter((turn) => /^(?:Ana|Bo)\b/.test(turn));
  const others: [what: string, text: string[]][] = [
    ['facts above the talk', talk.slice(0, 3)],
    ['records that lack something', [...talk, 'Speaker: Bo', 'Text: And then?']],
    [
      'records with something between what they are made of',
      [...talk, 'Speaker: Bo', 'He came in.', 'Time: 0:03', 'Text: So?'],
    ],
    ['tasks', ['Ana', 'Bo', 'Ana'].flatMap((who) => [`Who: ${who}`, 'When: 10:30', 'What: Write it down.'])],
    ['portraits', ['Ana', 'Bo'].flatMap((name) => [`Name: ${name}`, 'Text: Born at sea.'])],
    [
      'words about who did what',
      ['Who: Ana', 'What: Took the land. Why?', 'Who: Bo', 'What: Sent soldiers.'],
    ],
    ['words about who and what', ['What: I do.', 'Who: Ana?', 'What: Yes?', 'Who: Bo?', 'What: No.']],
    [
      'records of which one lacks its number',
      [
        'No: 1',
        'Speaker: Ana',
        'Text: Cold.',
        'Speaker: Bo',
        'Text: Wet.',
        'No: 3',
        'Speaker: Bo',
        'Text: Ah.',
      ],
    ],
    [
      'lines with a number that is none',
      ['Ana', 'Bo'].flatMap((name) => ['No: never', `Speaker: ${name}`, 'Text: Ah.']),
    ],
    ['lines with a time that is none', [...talk, ...record('Bo', 'later', 'And then?')]],
  ];
  for (const [what, text] of others) it(`are not ${what}`, () => deepEqual(asBefore(text), []));

  it('are not what somebody quotes, so that no word is lost', () => {
    const quoted = ['Speaker: Cy', 'Text: Cold.', 'Speaker: Di', 'Text: Wet.'];
    const around = [
      'Ana: What was written?',
      'Bo: This.',
      ...quoted,
      'Ana: So?',
      'Bo: No.',
      'Ana: Why?',
      'Bo: Ah.',
    ];
    const read = turns(lines(...around, 'Ana: Yes.', 'Bo: Right.'));
    deepEqual(read.slice(0, 2), ['Ana: What was written?', 'Bo: This.']);
    deepEqual(
      quoted.filter((line) => !read.some((turn) => turn.includes(line))),
      [],
    );
  });

  it('are none where a label stands in the place of a name, so that nobody else says its words', () => {
    const names = ['Bo', 'Cold', 'Cy', 'Bo', 'Cold', 'Cy'];
    const text = lines(...names.flatMap((name) => [`Speaker: ${name}`, 'Text: Was it?']));
    deepEqual(
      turns(text, { labels: ['Cold'] }).filter((turn) => /^(?:Bo|Cy)/.test(turn)),
      [],
    );
  });

  it('are not what a codebook says is somebody', () =>
    deepEqual(turns(lines(...talk), { speakers: ['Text'] }).includes('Text: How?'), true));
});
