import { deepEqual } from 'node:assert/strict';
import { parse } from '../../../server/src/transcript/parse';
import { knowing, lines } from './show';

const speakersOf = (written: string, speakers?: string[]) =>
  parse(written, speakers && knowing({ speakers })).turns.map(({ speaker }) => speaker);

const names = [
  'Dr. Okoro',
  'Dr. Lee-Okoro',
  'MR. WOLTERS',
  'THE WITNESS',
  'D.W.',
  'J.-P. Martin',
  'Participant (female, 34)',
  'Moderator [online]',
  'Anne-Marie',
  "Siobhán O'Dowd",
  'Siobhán O’Dowd',
  "N'Golo",
  'María José de Ávila',
  'Lt. Col. Smith',
  'Frau Prof. Dr. Kessel',
  'dr hab. Sikora',
  'p. Wrona',
  'M. le président',
  'Mme Prigent',
  'Nyberg, Carla',
  'Mum & Dad',
  'Sprecher*in 2',
  'Łukasz Żądło',
  'Ольга Иванова',
  'Δρ. Σοφία',
  '李小明',
  '田中さん',
  '김민수',
  'د. سارة',
  'ד"ר לוי',
  'डॉ. मीरा',
];

describe('A name with the marks of its kind', () => {
  const ways: [string, (name: string) => string][] = [
    ['before words', (name) => `Interviewer: And then?\n\n${name}: It was late.\n\nInterviewer: Why?\n`],
    [
      'before words, with no blank line',
      (name) => `Interviewer: And then?\n${name}: It was late.\nInterviewer: Why?\n`,
    ],
    [
      'above the words',
      (name) => `Interviewer\n\nAnd then?\n\n${name}\n\nIt was late.\n\nInterviewer\n\nWhy?\n`,
    ],
    [
      'in bold type',
      (name) => `**Interviewer:** And then?\n\n**${name}:** It was late.\n\n**Interviewer:** Why?\n`,
    ],
  ];
  for (const name of names)
    for (const [how, write] of ways)
      it(`${name} speaks once ${how} where the codebook lists it`, () =>
        deepEqual(speakersOf(write(name), [name]), ['Interviewer', name, 'Interviewer']));

  for (const name of names)
    it(`${name} speaks where it comes back`, () =>
      deepEqual(
        speakersOf(
          lines(...[1, 2, 3].flatMap(() => ['Interviewer: And then?', '', `${name}: It was late.`, ''])),
        ),
        [1, 2, 3].flatMap(() => ['Interviewer', name]),
      ));
});

describe('What devices and accounts are called by', () => {
  const names = [
    '+49 151 12345',
    'Lise’s iPhone',
    'iPad (2)',
    'mlopez',
    'user_77',
    'Dr. med. Kai von der Au',
    'de la Cruz, Ana María del Carmen',
    'Woman in audience',
    '1042',
    'lady in red',
  ];
  for (const name of names) {
    it(`speaks beside a time: ${name}`, () => {
      for (const write of [
        (who: string, at: number, words: string) => `${who}  0:0${at}\n${words}\n`,
        (who: string, at: number, words: string) => `[00:00:0${at}] ${who}: ${words}\n`,
        (who: string, at: number, words: string) => `**${who}** [00:00:0${at}]: ${words}\n`,
      ])
        deepEqual(
          speakersOf(
            lines(
              write('Interviewer', 1, 'How was it?'),
              write(name, 2, 'Cold.'),
              write('Interviewer', 3, 'And then?'),
              write(name, 4, 'Wet.'),
            ),
          ),
          ['Interviewer', name, 'Interviewer', name],
          write(name, 2, 'Cold.'),
        );
    });

    it(`speaks in the voice of a subtitle: ${name}`, () =>
      deepEqual(
        speakersOf(
          `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Lise>How was it?</v>\n\n00:00:03.000 --> 00:00:04.000\n<v ${name}>Cold.</v>\n`,
        ),
        ['Lise', name],
      ));
  }

  for (const name of ['Lise’s iPhone', 'mlopez', 'user_77', 'Dr. med. Kai von der Au', 'Woman in audience'])
    it(`speaks before words, in turn with one who asks: ${name}`, () =>
      deepEqual(
        speakersOf(
          lines(
            'Interviewer: How was it?',
            `${name}: Cold.`,
            'Interviewer: And then?',
            `${name}: Wet.`,
            'Interviewer: Oh.',
          ),
        ),
        ['Interviewer', name, 'Interviewer', name, 'Interviewer'],
      ));
});

describe('A name that is typed with other keys', () => {
  const pairs: [string, string][] = [
    ["Siobhán O'Dowd", 'Siobhán O’Dowd'],
    ['Anne-Marie', 'Anne‐Marie'],
    ['Anne-Marie', 'Anne‑Marie'],
    ['Katharina', 'Katha\u00adrina'],
    ["N'Golo", 'N‘Golo'],
  ];
  for (const [first, second] of pairs)
    it(`${JSON.stringify(second)} is the same person as ${first}`, () =>
      deepEqual(
        speakersOf(
          lines('Interviewer: And?', '', `${first}: So.`, '', 'Interviewer: Why?', '', `${second}: No.`),
          [first],
        ),
        ['Interviewer', first, 'Interviewer', first],
      ));

  for (const unseen of ['\u200b', '\u00ad', '\u2060', '\ufeff'])
    for (const listed of [[], ['Maria']])
      it(`speaks from the first time on, with ${JSON.stringify(unseen)} in it then, where the codebook lists ${listed}`, () => {
        const names = [`Mi${unseen}ka`, 'Bo', 'Mika', 'Bo', 'Mika', 'Bo'];
        const turns = names.map((name, turn) => `${name}: ${turn % 2 ? 'Yes, it was cold.' : 'And then?'}`);
        deepEqual(speakersOf(lines(...turns), listed), ['Mika', 'Bo', 'Mika', 'Bo', 'Mika', 'Bo']);
      });
});

describe('People who speak once or twice', () => {
  const cases: [string, string[], (string | null)[]][] = [
    [
      'speak where others are named in the same way',
      [
        'Moderator: Who begins?',
        '',
        'Lena: I do.',
        '',
        'Moderator: And?',
        '',
        'Lena: So.',
        '',
        'Tomasz: No.',
        '',
        'Noor: Yes.',
      ],
      ['Moderator', 'Lena', 'Moderator', 'Lena', 'Tomasz', 'Noor'],
    ],
    [
      'speak in a short file where every block begins with a name',
      ['Moderator: Who begins?', '', 'Lena: I do.', '', 'Moderator: And?', '', 'Tomasz: No.'],
      ['Moderator', 'Lena', 'Moderator', 'Tomasz'],
    ],
    [
      'speak in a short file without blank lines',
      ['Moderator: Who begins?', 'Lena: I do, as we had', 'no bus.', 'Tomasz: No.'],
      ['Moderator', 'Lena', 'Tomasz'],
    ],
    [
      'speak in a short file where nobody has a role',
      ['Lena: Who begins?', '', 'Tomasz: I do.', '', 'Lena: And?', '', 'Noor: No.'],
      ['Lena', 'Tomasz', 'Lena', 'Noor'],
    ],
    [
      'speak in a record, from wherever they join',
      [
        'Mr. WOLTERS. And?',
        '',
        'Ms. OKORO (by video link). So.',
        '',
        'Mr. WOLTERS. And then?',
        '',
        'The CHAIR. Thanks.',
      ],
      ['Mr. WOLTERS', 'Ms. OKORO', 'Mr. WOLTERS', 'The CHAIR'],
    ],
    [
      'speak where a full stop ends their names, whatever they say first',
      ['Q. Really!', 'A. No; "never"!', 'Q. «So»?', 'A. Well… yes!'],
      ['Q', 'A', 'Q', 'A'],
    ],
    [
      'speak with a number that nobody had before, where every line begins with a name',
      [
        'Moderator: Who are you?',
        'Male 1: Odd.',
        'Female 1: Lise.',
        'Male 2: Tor.',
        'Moderator: And the bus?',
        'Audience member 4: Late.',
        'Moderator: Thanks.',
      ],
      ['Moderator', 'Male 1', 'Female 1', 'Male 2', 'Moderator', 'Audience member 4', 'Moderator'],
    ],
    [
      'speak with a number in blocks of their own, and headings do not',
      [
        ...[
          'Moderator: Who are you?',
          '',
          'Nurse 1: Odd.',
          '',
          'Moderator: And the bus?',
          '',
          'Nurse 2: Late.',
          '',
        ],
        ...['Topic 3: The ferry', '', 'Moderator: And?', '', 'Nurse 3: Later.', '', 'Moderator: Thanks.'],
      ],
      ['Moderator', 'Nurse 1', 'Moderator', 'Nurse 2', 'Moderator', 'Nurse 3', 'Moderator'],
    ],
    [
      'speak in capitals with their titles, above their words',
      [
        'INTERVIEWER',
        'How was it?',
        '',
        'MR. SMITH',
        'Cold.',
        '',
        'INTERVIEWER',
        'And?',
        '',
        'MR. SMITH',
        'Wet.',
      ],
      ['INTERVIEWER', 'MR. SMITH', 'INTERVIEWER', 'MR. SMITH'],
    ],
    [
      'speak once each where every block begins with a name and something is asked',
      ['Lise Aune (Bergen): Will she?', '', 'Odd: I think so.', '', 'Lise Aune: When?', '', 'Tor: Soon.'],
      ['Lise Aune (Bergen)', 'Odd', 'Lise Aune', 'Tor'],
    ],
    [
      'are none in a list of words and what they mean',
      ['Ferry: a ship.', '', 'Rope: a line.', '', 'Fjord: water.', '', 'Deck: a floor.'],
      [null],
    ],
    [
      'speak before an arrow, however long they talk',
      [
        'Lise -> So how did you come to work on the ferries, and who was it that took you along first?',
        'Odd -> My uncle did, as he had a place on the old one that went across the fjord in winter too.',
        'Lise -> And what did they say at home when you told them that you would not be back for weeks?',
        'Odd -> Nothing at all.',
      ],
      ['Lise', 'Odd', 'Lise', 'Odd'],
    ],
    [
      'speak in minutes where three others come back',
      [
        '- Lise: So?',
        '- Odd: No.',
        '- Lise: Why?',
        '- Runa: Ice.',
        '- Odd: Ah.',
        '- Runa: Yes.',
        '- Tor: Cold.',
      ],
      ['Lise', 'Odd', 'Lise', 'Runa', 'Odd', 'Runa', 'Tor'],
    ],
    [
      'do not speak in a list where two others do',
      [
        '- Lise: So?',
        '- Odd: No.',
        '- Lise: Why?',
        '- Odd: Ice.',
        '- Lise: Ah.',
        '- Odd: Yes.',
        '- Tor: Cold.',
      ],
      ['Lise', 'Odd', 'Lise', 'Odd', 'Lise', 'Odd'],
    ],
    [
      'do not speak in the facts below what a print says of itself',
      [
        'Lise Marchetti',
        '',
        'In this conversation, Marchetti looks back on a life among ferries. She was recorded at home.',
        '',
        'INTERVIEWEE: Lise Marchetti',
        'INTERVIEWER: Odd Brekke',
        'DATE: 4 May 2013',
        'PLACE: Bergen',
        '',
        'Q:',
        '',
        'How did it begin?',
        '',
        'Lise Marchetti:',
        '',
        'With a rope.',
        '',
        'Q:',
        '',
        'And then?',
        '',
        'Lise Marchetti:',
        '',
        'With two.',
      ],
      [null, 'Q', 'Lise Marchetti', 'Q', 'Lise Marchetti'],
    ],
    [
      'speak beside the questions and answers of a court, but for who is said to ask',
      [
        'THE COURT: Call the next one.',
        'MS. OKORO: The ferryman.',
        'BY MS. OKORO:',
        'Q. Where were you?',
        'A. Home.',
        'Q. All night?',
        'A. All night.',
        'MR. WOLTERS: Objection.',
        'THE COURT: Go on.',
        'Q. Alone?',
        'A. Yes.',
      ],
      ['THE COURT', 'MS. OKORO', 'Q', 'A', 'Q', 'A', 'MR. WOLTERS', 'THE COURT', 'Q', 'A'],
    ],
    [
      'speak twice in a row where a mark stands before every name',
      [
        '*MOT:\twhere is it ?',
        '*CHI:\tthere .',
        '*MOT:\twhere ?',
        '*CHI:\tthere .',
        '*FAT:\tlook .',
        '*FAT:\tunder it .',
        '*MOT:\tah .',
      ],
      ['MOT', 'CHI', 'MOT', 'CHI', 'FAT', 'FAT', 'MOT'],
    ],
    [
      'speak with a title in a block of its own',
      [
        'Interviewer',
        '',
        'And?',
        '',
        'Dr. Okoro',
        '',
        'It was late.',
        '',
        'Interviewer',
        '',
        'Why?',
        '',
        'Dr. Okoro',
        '',
        'The bus.',
      ],
      ['Interviewer', 'Dr. Okoro', 'Interviewer', 'Dr. Okoro'],
    ],
    [
      'speak as several at once, or as nobody knows who',
      [
        ...[
          'Animateur : Qui l’a vu ?',
          'Tous : Moi !',
          'Animateur : Madame ?',
          'Mme Prigent : Il dormait.',
          'Inconnu : Non.',
        ],
        ...[
          'Mme Prigent : Si.',
          'Voix de femme : Et le curé ?',
          'Loïc et Mme Prigent : Parti !',
          '? : Oui.',
          'Animateur : Merci.',
        ],
      ],
      [
        'Animateur',
        'Tous',
        'Animateur',
        'Mme Prigent',
        'Inconnu',
        'Mme Prigent',
        'Voix de femme',
        'Loïc et Mme Prigent',
        '?',
        'Animateur',
      ],
    ],
    [
      'do not speak where talk tells what was said',
      [
        '聞き手：何と言いましたか。',
        '語り手：何も。',
        '祖父は言った：急ぐな。',
        '私は言った：潮が引きます。',
        '祖父は言った：また満ちる。',
        '聞き手：ええ。',
      ],
      ['聞き手', '語り手', '聞き手'],
    ],
    [
      'do not speak where they are reasons and exceptions',
      [
        'Interviewer: Which?',
        'Participant: Three.',
        'Rule: look.',
        'Exception: Fridays.',
        'Motivo: rata.',
        'Interviewer: Why?',
      ],
      ['Interviewer', 'Participant', 'Interviewer'],
    ],
  ];
  for (const [what, written, expected] of cases)
    it(what, () => deepEqual(speakersOf(lines(...written)), expected));

  for (const said of [
    'He said',
    'And she said to me',
    'Elle dit',
    'Mi abuela decía',
    'Meine Mutter sagte',
    'Она сказала',
    '他说',
    '할머니가 말했다',
  ])
    it(`nobody is called “${said}”`, () =>
      deepEqual(
        speakersOf(
          lines(
            ...[
              'Ana: So?',
              'Bo: Well.',
              `${said}: no.`,
              'Ana: And?',
              `${said}: yes.`,
              'Bo: No.',
              `${said}: no.`,
            ],
          ),
        ),
        ['Ana', 'Bo', 'Ana', 'Bo'],
      ));
});
