import { deepEqual, equal } from 'node:assert/strict';
import { parse } from '../../../server/src/transcript/parse';
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
  ['a full stop and a dash', talk(['P', 'R'], (name, words) => `${name}.- ${words}\n`)],
  ['a letter and a dash', talk(['P', 'R'], (name, words) => `${name}- ${words}\n`)],
  ['a wide space', talk(['佐藤', '浜田'], (name, words) => `${name}\u3000${words}`)],
  [
    'a sign before the name and a wide space',
    talk(['佐藤', '浜田'], (name, words) => `○${name}\u3000${words}`),
  ],
  ['wide brackets around the name', talk(['佐藤', '浜田'], (name, words) => `（${name}）${words}`)],
  ['names in capitals in a column of their own', talk(['INT', 'RES'], (name, words) => `${name}   ${words}`)],
  [
    'beginning and end before the name, in a table',
    talk(['AN', 'BO'], (name, words, turn) => `00:00:0${turn}.240\t00:00:0${turn}.900\t${name}\t${words}`),
  ],
  [
    'seconds in the columns of a table',
    talk(['AN', 'BO'], (name, words, turn) => `${name}\t${turn}.240\t${turn}.900\t${words}`),
  ],
  [
    'an emoji before the name',
    talk(['Ana', 'Bo'], (name, words) => `${name === 'Bo' ? '👩🏽‍🌾' : '🎙️'} ${name}: ${words}`),
  ],
  ['an emoji before bold type', talk(['Ana', 'Bo'], (name, words) => `🗣️ **${name}:** ${words}\n`)],
  [
    'an emoji before a name with a time',
    talk(['Ana', 'Bo'], (name, words, turn) => `🗣️ ${name} (00:0${turn}): ${words}`),
  ],
  [
    'a dot between name and time',
    talk(['Ana', 'Bo'], (name, words, turn) => `${name} • 0:0${turn}\n${words}\n`),
  ],
  [
    'a dot between time and name',
    talk(['Ana', 'Bo'], (name, words, turn) => `0:0${turn} · ${name}\n${words}\n`),
  ],
  ['an arrow behind the time', talk(['Ana', 'Bo'], (name, words, turn) => `0:0${turn} → ${name}: ${words}`)],
  [
    'a time in italics behind bold type',
    talk(['Ana', 'Bo'], (name, words, turn) => `**${name}** *(00:00:0${turn})*: ${words}\n`),
  ],
  [
    'a time in italics below nothing but a name',
    talk(['Ana', 'Bo'], (name, words, turn) => `**${name}** _0:0${turn}_\n${words}\n`),
  ],
  [
    'a time in the type for code',
    talk(['Ana', 'Bo'], (name, words, turn) => `\`0:0${turn}\` **${name}:** ${words}\n`),
  ],
  [
    'a time in brackets in the type for code',
    talk(['Ana', 'Bo'], (name, words, turn) => `\`[0:0${turn}]\` ${name}: ${words}`),
  ],
  [
    'the address of a time',
    talk(
      ['Ana', 'Bo'],
      (name, words, turn) => `${name} [0:0${turn}](https://example.org/v?t=${turn}): ${words}`,
    ),
  ],
  [
    'minutes said to be minutes before the time',
    talk(['Ana', 'Bo'], (name, words, turn) => `${name} (min. 0:0${turn}): ${words}`),
  ],
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

describe('The address of a time', () => {
  const address = (turn: number) => `[0:0${turn}](https://example.org/v?t=${turn})`;
  it('before a name is no word', () => {
    const text = talk(['Ana', 'Bo'], (name, words, turn) => `${address(turn)} **${name}:** ${words}\n`);
    deepEqual(turns(lines(...text)).slice(0, 2), ['Ana 00:00:01: How was it?', 'Bo 00:00:02: Cold.']);
  });
  it('in the middle of talk is no word', () => {
    const text = talk(['Ana', 'Bo'], (name, words, turn) => `${name}: Well, ${address(turn)} ${words}`);
    deepEqual(turns(lines(...text)).slice(0, 2), ['Ana: Well, How was it?', 'Bo: Well, Cold.']);
  });
});

describe('What nobody says around the talk', () => {
  const talkOf = (names: readonly string[]) => talk(names, (name, words) => `${name}: ${words}\n`);
  const ends: [string, string[]][] = [
    ['that the transcript ends', ['End of transcript']],
    ['that the interview ends, in brackets', ['[END OF INTERVIEW]']],
    ['that the recording ends, in German', ['Ende der Aufnahme']],
    ['that the interview ends, in French', ["Fin de l'entretien."]],
    ['when a meeting was no longer written down', ['Transcription ended after 00:24:31']],
    ['the number of a page of so many', ['Page 1 of 1']],
    ['both', ['--- End of recording ---', '', 'Page 2 of 2']],
  ];
  for (const [what, below] of ends)
    it(`${what} is in nobody's turn`, () =>
      deepEqual(
        turns(lines(...talkOf(['Ana', 'Bo']), ...below, '')),
        said.map((words, turn) => `${['Ana', 'Bo'][turn % 2]}: ${words}`),
      ));

  it('right below a name it is what somebody says', () => {
    const above = ['And then?', 'Wet.', 'Why?', 'Rain.', 'What does it say there?', 'End of interview'];
    const read = turns(above.map((words, turn) => `${['Ana', 'Bo'][turn % 2]}\n\n${words}\n`).join('\n'));
    deepEqual(read.at(-1), 'Bo: End of interview');
  });

  it('the numbers of pages in brackets are in nobody’s turn', () =>
    deepEqual(
      turns(
        lines(
          '[Page 1]',
          '',
          'Ana: How was it?',
          '',
          '[Page 2]',
          '',
          'Bo: Cold.',
          '',
          '[Page 3]',
          '',
          'Ana: Oh.',
          'Bo: Yes.',
        ),
      ),
      ['Ana: How was it?', 'Bo: Cold.', 'Ana: Oh.', 'Bo: Yes.'],
    ));

  it('a foot with the number of the page behind a dash is in nobody’s turn', () =>
    deepEqual(
      turns(
        lines(
          ...[1, 2, 3, 4].flatMap((page) => [
            'E: Et puis ?',
            '',
            'P: Froid.',
            '',
            `Entretien n° 4 – Quais – p. ${page}`,
            '',
          ]),
        ),
      ),
      [1, 2, 3, 4].flatMap(() => ['E: Et puis ?', 'P: Froid.']),
    ));

  const heads: [string, string[]][] = [
    [
      'Polish facts with dates and lengths that end in a short form',
      ['Data: 5 marca 2024 r.', 'Miejsce: Ustka', 'Badaczka: Anna Nowak (AN)', 'Czas trwania: 24 min.'],
    ],
    ['Russian ones', ['Дата: 5 марта 2024 г.', 'Место: Кемь', 'Информант: Пётр Рогов, 1950 г.р.']],
    [
      'a heading with a colon above what it explains',
      ['Rules of transcription:', '(.) a short pause', '(2) a pause in seconds'],
    ],
  ];
  for (const [what, above] of heads)
    it(`${what} make nobody speak`, () =>
      deepEqual(
        turns(lines(...above, '', ...talkOf(['AN', 'PR']))).filter((turn) => !turn.startsWith('-: ')),
        said.map((words, turn) => `${['AN', 'PR'][turn % 2]}: ${words}`),
      ));

  it('a postscript and a number to call that somebody reads out make nobody speak', () =>
    deepEqual(
      turns(
        lines(
          'Ana: What did it say?',
          'Bo: Not much.',
          'PPS: the goose lives.',
          'Tel.: nobody answers.',
          'Ana: Oh.',
          'Bo: Yes.',
        ),
      ),
      [
        'Ana: What did it say?',
        'Bo: Not much. PPS: the goose lives. Tel.: nobody answers.',
        'Ana: Oh.',
        'Bo: Yes.',
      ],
    ));
});

describe('Talk in other scripts', () => {
  const cases: [string, string, string, string][] = [
    ['Hindi', 'मीरा जोशी', 'रमेश यादव', 'बारह तक गिनो।'],
    ['Urdu', 'سارہ خان', 'علی رضا', 'بارہ تک گنو۔'],
    ['Armenian', 'Անի Պետրոսյան', 'Արամ Սարգսյան', 'Մինչև տասներկու։'],
    ['Amharic', 'ሳራ ተስፋዬ', 'አበበ ከበደ', 'እስከ አስራ ሁለት።'],
    ['Greek', 'Άννα Λάμπρου', 'Σπύρος Γαλανός', 'Ως το δώδεκα;'],
  ];
  for (const [language, asks, answers, words] of cases)
    it(`ends its sentences with its own marks: names right below it speak, in ${language}`, () => {
      const all = [asks, answers, asks, answers, asks, answers];
      const long = `${words} `.repeat(6).trim();
      deepEqual(
        turns(lines(...all.flatMap((name) => [name, long]))),
        all.map((name) => `${name}: ${long}`),
      );
    });

  for (const words of ['我不知道。', 'わかりません。', '정말요？', 'पता नहीं।'])
    it(`${words} is talk, however often it comes`, () => {
      const { codings, turns: all } = parse(
        lines(...Array.from({ length: 4 }, () => `${words}\n\nA B c d e f.\n`)),
      );
      equal(codings.length, 0);
      deepEqual(
        all.map(({ speaker }) => speaker),
        [null],
      );
    });

  it('P. asks though all it says is a sound', () =>
    deepEqual(turns(lines('P. So?', '', 'R. Cold.', '', 'P. Hm.', '', 'R. Wet.', '', 'P. Ah.')), [
      'P: So?',
      'R: Cold.',
      'P: Hm.',
      'R: Wet.',
      'P: Ah.',
    ]));
});

describe('Lines with a number before every fifth', () => {
  const spoken = Array.from(
    { length: 24 },
    (_, line) => `${['Ana', 'Bo'][line % 2]}: It was cold ${'again '.repeat(line % 4)}then.`,
  );

  it('are talk without the numbers', () =>
    deepEqual(
      turns(
        lines(
          ...spoken.map(
            (words, line) => `${(line + 1) % 5 === 0 ? String(line + 1).padStart(3) : '   '}  ${words}`,
          ),
        ),
      ),
      spoken.map((words) => words.replace(/ +/g, ' ')),
    ));

  it('and no others: numbers that do not count the lines are talk', () => {
    const some = spoken.map((words, line) => `${line % 6 === 0 ? `${line + 5}  ` : ''}${words}`);
    equal(
      turns(lines(...some)).some((turn) => turn.includes('5 Ana')),
      true,
    );
  });
});

describe('People of a group who are called by a number', () => {
  it('speak where each stands right above the words, though their names have the shape of codes', () => {
    const group = [
      'Facilitator',
      'FG2_P1',
      'FG2_P2',
      'FG2_P3',
      'FG2_P1',
      'Facilitator',
      'FG2_P2',
      'FG2_P3',
      'FG2_P4',
    ];
    deepEqual(
      turns(lines(...group.flatMap((name, turn) => [name, `It was number ${turn}.`, '']))),
      group.map((name, turn) => `${name}: It was number ${turn}.`),
    );
  });

  it('are codes where such a label stands below the words', () => {
    const { codings } = parse(
      lines(...[1, 2, 3, 1, 2, 3].flatMap((number) => ['Ana: It was cold.', '', `Topic_A${number}`, ''])),
    );
    equal(codings.length, 6);
  });
});
