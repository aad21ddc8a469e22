import { deepEqual } from 'node:assert/strict';
import { parse } from '../../../server/src/transcript/parse';
import { knowing, lines, turns as turnsOf } from './show';

function turns(written: readonly string[], known?: Parameters<typeof knowing>[0]): string[] {
  return turnsOf(lines(...written), known);
}

const talk = ['I: Where was it?', 'R: On the quay.', 'I: And then?', 'R: It sank.'];
const told = ['I: Where was it?', 'R: On the quay.', 'I: And then?', 'R: It sank.'];

describe('Facts at the top of a transcript', () => {
  const heads: [string, string[]][] = [
    ['below a heading', ['TRANSCRIPT', 'Interviewee: Nell Ashby', 'Interviewer: Gus Moor', '']],
    [
      'below a heading, and with others',
      ['TRANSCRIPT', 'Project: Ferries and Quays', 'Interviewee: Nell Ashby', 'Interviewer: Gus Moor', ''],
    ],
    ['right above the talk', ['Interviewee: Nell Ashby', 'Interviewer: Gus Moor']],
    [
      'below a heading and a blank line, right above the talk',
      ['TRANSCRIPT', '', 'Project: Ferries and Quays', 'Interviewee: Nell Ashby', 'Interviewer: Gus Moor'],
    ],
    [
      'with blank lines among them',
      ['Interview 7', '', 'Interviewee: Nell Ashby', '', 'Interviewer: Gus Moor', '', 'Age: 61', ''],
    ],
    [
      'in bold type',
      ['# Transcript', '', '**Interviewee:** Nell Ashby', '**Interviewer:** Gus Moor', '**Age:** 61'],
    ],
    [
      'of whatever a study asks',
      ['Interviewee: Nell Ashby', 'Gender: female', 'Occupation: boat builder', 'Interviewer: Gus'],
    ],
  ];
  for (const [where, head] of heads)
    it(`do not speak ${where}`, () =>
      deepEqual(
        turns([...head, ...talk]).filter((turn) => !turn.startsWith('-')),
        told,
      ));

  it('may have any marks in their keys', () =>
    deepEqual(
      turns(['Guest (f, 61) [a-b]: Nell Ashby', 'Host*in: Gus Moor', ...talk]).filter((turn) =>
        /^[IR]:/.test(turn),
      ),
      told,
    ));

  it('tell whose the initials are that speak', () =>
    deepEqual(
      turns([
        'INTERVIEW 7',
        'GM: Gus Moor',
        'NA: Nell Ashby',
        'GM: Where?',
        'NA: Here.',
        'GM: Ah.',
        'NA: Mhm.',
      ]),
      ['-: INTERVIEW 7 GM: Gus Moor NA: Nell Ashby', 'GM: Where?', 'NA: Here.', 'GM: Ah.', 'NA: Mhm.'],
    ));

  const first: [string, string[]][] = [
    ['below a heading', ['Interview 7', 'Interviewer: Hello', 'Guest: Hi there']],
    ['in a block of their own', ['Interviewer: Hello', 'Guest: Hi there', '']],
    ['that sound like names', ['Interviewer: Good Morning', 'Guest: Nell Ashby']],
    ['of people who are named', ['Nell: Hello everyone', 'Gus: Good evening', '']],
  ];
  for (const [where, written] of first)
    it(`are no first words of those who come back, ${where}`, () => {
      const key = (at: number) => written.filter((line) => line.includes(': '))[at]?.replace(/:.*/, '') ?? '';
      const more = [1, 2].flatMap(() => [`${key(0)}: Where was it?`, `${key(1)}: On the quay.`]);
      const all = [...written, ...more].filter((line) => line.includes(': '));
      deepEqual(
        turns([...written, ...more]).filter((turn) => !turn.startsWith('-')),
        all,
      );
    });
});

describe('What Teams says of its own transcribing', () => {
  const said = [
    ['started transcription', 'stopped transcription'],
    ['hat die Transkription gestartet', 'hat die Transkription beendet'],
    ['a commencé la transcription', 'a arrêté la transcription'],
    ['inició la transcripción', 'detuvo la transcripción'],
    ['iniciou a transcrição', 'parou a transcrição'],
    ['ha avviato la trascrizione', 'ha interrotto la trascrizione'],
    ['heeft de transcriptie gestart', 'heeft de transcriptie gestopt'],
  ];
  const words = [1, 2].flatMap((minute) => [
    `Nell Ashby   ${minute}:03`,
    'Where was it?',
    '',
    `Moor, Gus (Guest)   ${minute}:05`,
    'On the quay.',
    '',
  ]);
  const expected = [1, 2].flatMap((minute) => [
    `Nell Ashby 00:0${minute}:03: Where was it?`,
    `Moor, Gus (Guest) 00:0${minute}:05: On the quay.`,
  ]);
  for (const [start, stop] of said)
    for (const name of ['Nell Ashby', 'Moor, Gus (Guest)'])
      it(`is said by nobody: ${name} ${stop}`, () =>
        deepEqual(turns([`${name} ${start}`, '', ...words, `${name} ${stop}`]), expected));

  it('is talk without a name', () =>
    deepEqual(turns(['Nell: So?', 'Gus: Then', 'they all stopped transcription', 'Nell: Ah.', 'Gus: Yes.']), [
      'Nell: So?',
      'Gus: Then they all stopped transcription',
      'Nell: Ah.',
      'Gus: Yes.',
    ]));
});

describe('Heads of printed pages', () => {
  const page = 'We rowed out to the wreck again, and nobody said a word about it, '.repeat(24).trimEnd();
  /** Talk with a line in the middle of a sentence, on each of four pages. */
  const printed = (head: (number: number) => string, first = 1, long = '') =>
    [0, 1, 2, 3].flatMap((at) => [
      `Nell: And then${long}`,
      '',
      `Gus: Twice, ${long}and then we`,
      '',
      head(first + at),
      '',
      'went home.',
      '',
    ]);
  const spoken = (long = '') =>
    [0, 1, 2, 3].flatMap(() => [`Nell: And then${long}`, `Gus: Twice, ${long}and then we went home.`]);
  const heads: [string, (number: number) => string][] = [
    ['with the number far behind', (number) => `Conversation with Ms N., 12.03.2024          ${number}`],
    ['with the number before them', (number) => `${number}     Conversation with Ms N.`],
    ['with all pages', (number) => `Conversation 4   Page ${number} of 9`],
    ['with all pages, near', (number) => `Conversation 4, Page ${number} of 9`],
    ['with the word for a page', (number) => `Gespräch mit Frau N., Seite ${number}`],
    ['with the word first', (number) => `Page ${number} – Conversation with Ms N.`],
    ['with a tab', (number) => `Conversation with Ms N.\t${number}`],
  ];
  for (const [how, head] of heads)
    for (const first of [1, 9])
      it(`are nobody's words ${how}, from ${first} on`, () =>
        deepEqual(turns(printed(head, first)), spoken()));

  it('are feet with a name and a number where pages end, and no codes', () => {
    const { codings } = parse(lines(...printed((number) => `Ashby-${number}`, 3, page)));
    deepEqual(codings, []);
    deepEqual(turns(printed((number) => `Ashby-${number}`, 3, page)), spoken(page));
  });

  const codes: [string, string[], Parameters<typeof knowing>[0]?][] = [
    ['a code below each passage', [1, 2, 3].flatMap((at) => ['Nell: We rowed.', '', `Q-${at}`, ''])],
    [
      'a code below each long passage',
      [1, 2, 3].flatMap((at) => [`Nell: We rowed. ${page}.`, '', `Phase-${at}`, '']),
    ],
    [
      'a label of the codebook in the middle of a sentence',
      printed((number) => `Ashby-${number}`, 3, page),
      { labels: ['Ashby-4'] },
    ],
  ];
  for (const [what, written, known] of codes)
    it(`are none where they are ${what}`, () => {
      const labels = written.filter((line) => /^[\w]+-\d$/.test(line));
      const { codings } = parse(lines(...written), known && knowing(known));
      deepEqual(
        codings.map(({ label }) => label),
        labels,
      );
    });

  it('are none where they are people, each with a number', () => {
    const written = [1, 2, 3].flatMap((at) => [`Participant ${at}`, '', `We rowed. ${page}.`, '']);
    deepEqual(
      turns(written).map((turn) => turn.replace(/:.*/, '')),
      ['Participant 1', 'Participant 2', 'Participant 3'],
    );
  });

  it('are none where each is what somebody says above a code', () => {
    const written = [1, 2, 3].flatMap((at) => [
      'Nell',
      '',
      `So we saw number ${at}`,
      '',
      `boat_${at}-lost`,
      '',
    ]);
    deepEqual(
      turns(written),
      [1, 2, 3].map((at) => `Nell: So we saw number ${at}`),
    );
  });

  const answers = [1, 2, 3].flatMap((at) => [
    'Nell:',
    '',
    'How many were there',
    '',
    'Gus:',
    '',
    `I saw ${at}`,
    '',
  ]);
  it('are none where somebody counts', () =>
    deepEqual(
      turns(answers),
      [1, 2, 3].flatMap((at) => ['Nell: How many were there', `Gus: I saw ${at}`]),
    ));
});
