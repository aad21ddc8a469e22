import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { spokenWords } from '../../../server/src/study/summarize';
import { parse } from '../../../server/src/transcript/parse';
import { templates } from '../../../server/src/transcript/templates';
import { formatTime } from '../../../server/src/transcript/time';
import { lines, turns } from './show';

/** The turns of an example, said again a minute later each time, so that its names come back and its times rise. */
function repeated(example: string): string {
  const after = (minutes: number) =>
    example.replace(/(\d{1,2}):(\d{1,2})(?![\d:])/g, (_time, minute: string, second: string) => {
      return `${String(Number(minute) + minutes).padStart(minute.length, '0')}:${second}`;
    });
  return [0, 1, 2].map(after).join('\n');
}

describe('The templates of turns', () => {
  for (const { pattern, example } of templates) {
    it(`${pattern}`, () => {
      const transcript = parse(repeated(example));
      const said = transcript.turns.map(({ firstPassage, endPassage }) =>
        transcript.passages
          .slice(firstPassage, endPassage)
          .map(({ range }) => spokenWords(transcript, range))
          .join(' '),
      );
      deepEqual(said.slice(0, 2), ['How was it?', 'Cold.']);
      if (pattern.includes('{speaker}')) {
        const speakers = new Set(transcript.turns.map(({ speaker }) => speaker));
        equal(speakers.size, 2);
        ok(!speakers.has(null));
      }
      if (pattern.includes('{time}')) ok(transcript.turns.every(({ time }) => time !== null));
      // A time is shown in the brackets that it stands in.
      const shown = transcript.layout.map((one) => one.replace(/[[(#]\{time\}[\])#]/g, '{time}'));
      if (!pattern.includes('{{')) deepEqual(shown, [pattern]);
    });
  }

  it('are all in the language reference', () => {
    const reference = readFileSync('docs/language.md', 'utf8');
    for (const { pattern, source } of templates)
      ok(reference.includes(`| \`${pattern.replaceAll('|', '\\|')}\` | ${source} |`), pattern);
  });

  const words = fc
    .array(fc.constantFrom('we', 'lost', 'some', 'data', 'twice', 'there'), { minLength: 1, maxLength: 12 })
    .map((all) => `${all.join(' ')}.`);
  const people = fc.constantFrom(
    ['Ana', 'Bo'],
    ['Dr. Lee', 'Mme Giraud'],
    ['Anne-Marie', 'Jo-Beth'],
    ['Ciara O’Dowd', 'Maria da Silva'],
    ['Participant A', 'Participant B'],
    ['聞き手', '語り手'],
  );
  const written: [string, (name: string, time: string, said: string) => string][] = [
    ['before a colon', (name, _time, said) => `${name}: ${said}`],
    ['before a colon with a blank line', (name, _time, said) => `${name}: ${said}\n`],
    ['behind a time', (name, time, said) => `[${time}] ${name}: ${said}`],
    ['with a time behind it', (name, time, said) => `${name} (${time}): ${said}`],
    ['above the words, with a time', (name, time, said) => `${name}  ${time}\n${said}\n`],
    ['in bold type', (name, _time, said) => `**${name}:** ${said}\n`],
    ['in brackets', (name, _time, said) => `[${name}] ${said}`],
    ['before a tab', (name, _time, said) => `${name}\t${said}`],
  ];
  for (const [how, write] of written) {
    it(`read whoever speaks in turn, named ${how}`, () =>
      fc.assert(
        fc.property(people, fc.array(words, { minLength: 4, maxLength: 12 }), (names, talk) => {
          const said = talk.map((one, index) => ({ name: names[index % 2] ?? '', one }));
          const text = said.map(({ name, one }, index) => write(name, formatTime(index * 7), one)).join('\n');
          const expected = said.map(({ name, one }) => `${name}: ${one}`);
          deepEqual(
            turns(text).map((turn) => turn.replace(/ \d\d:\d\d:\d\d:/, ':')),
            expected,
          );
        }),
        { numRuns: 40 },
      ));
  }
});

describe('What tools and people write besides', () => {
  const talk: [name: string, said: string][] = [
    ['Ana', 'How was it at the start?'],
    ['Bo', 'Cold, for the most part.'],
    ['Ana', 'And then?'],
    ['Bo', 'Better, I should say.'],
    ['Ana', 'Why was that?'],
    ['Bo', 'The stove came.'],
  ];
  const tables: [what: string, head: string[], write: (name: string, said: string) => string][] = [
    ['a table with semicolons', ['Time;Speaker;Text'], (name, said) => `00:00:01;${name};${said}`],
    ['a table with times behind names', ['Sprecher;Zeit;Text'], (name, said) => `${name};00:00:01;${said}`],
    ['a table with tabs', ['Speaker\tStart\tText'], (name, said) => `${name}\t00:00:01\t${said}`],
    [
      'a table of Markdown',
      ['| Who | When | What |', '| --- | --- | --- |'],
      (name, said) => `| ${name} | 00:00:01 | ${said} |`,
    ],
    ['a mark and a time before bold type', [], (name, said) => `@0:01 - **${name}**\n${said}\n`],
    ['a list with times and bold type', [], (name, said) => `- [0:01] **${name}:** ${said}`],
    ['a web page with line ends', [], (name, said) => `<b>${name}:</b> [0:01] ${said}<br>`],
    ['a time within the brackets of the name', [], (name, said) => `[${name} 00:01] ${said}`],
    ['a time before the name within brackets', [], (name, said) => `[00:01 ${name}]: ${said}`],
    ['seconds from and to', [], (name, said) => `(1.0 - 2.5) ${name}: ${said}`],
    ['what says that it is a name', [], (name, said) => `[0:01] [Speaker: ${name}] ${said}`],
    ['how sure a program is', [], (name, said) => `[0:01] ${name} (9${said.length % 10}%): ${said}`],
    ['rules between turns', [], (name, said) => `***\n[0:01] ${name}: ${said}`],
    ['a dash behind brackets', [], (name, said) => `[0:01] [${name}] - ${said}`],
    ['the time of day behind a dash', [], (name, said) => `${name} — Today at 0:00:01 AM\n${said}`],
    ['paragraphs of a web page', [], (name, said) => `<p class="a">[0:01] ${name}: ${said}</p>`],
  ];
  const dividers: [what: string, names: [string, string], divider: string][] = [
    ['a semicolon behind a letter', ['I', 'P'], '; '],
    ['a dash right behind a name in capitals', ['THE CHAIR', 'MRS. DALY'], '—'],
    ['a space alone behind a name in capitals', ['ANA', 'BO LI'], ' '],
    ['a number and a colon', ['1', '2'], ': '],
    ['two colons', ['Ana', 'Bo'], ':: '],
    ['a tab before the colon', ['Ana', 'Bo'], '\t: '],
    ['an angle bracket behind the name', ['Speaker 1', 'Speaker 2'], '> '],
    ['a joiner within names, as Persian has it', ['مصاحبه\u200cگر', 'مشارکت\u200cکننده'], ': '],
  ];
  const cases: [string, string[], string[]][] = [
    [
      'a time before every line, and the one of the turn behind the name',
      [
        '0:00 Ana Soler  00:01',
        '',
        '0:00 How was it?',
        '',
        '0:00 Bo  00:04',
        '',
        '0:00 Cold.',
        '',
        '0:00 Ana Soler  00:09',
        '',
        '0:00 Ah.',
        '',
        '0:00 Bo  00:12',
        '',
        '0:00 Wet.',
      ],
      [
        'Ana Soler 00:00:01: How was it?',
        'Bo 00:00:04: Cold.',
        'Ana Soler 00:00:09: Ah.',
        'Bo 00:00:12: Wet.',
      ],
    ],
    [
      'a bare time behind the colon of most turns',
      ['Ana: 00:01 How was it?', 'Bo: 00:04 Cold.', 'Ana: 00:09 Ah.', 'Bo: 00:12 Wet.'],
      ['Ana 00:00:01: How was it?', 'Bo 00:00:04: Cold.', 'Ana 00:00:09: Ah.', 'Bo 00:00:12: Wet.'],
    ],
    [
      'an hour that one of them speaks of',
      ['Ana: How was it?', 'Bo: 10:30 was too late.', 'Ana: Why?', 'Bo: The bus.'],
      ['Ana: How was it?', 'Bo: 10:30 was too late.', 'Ana: Why?', 'Bo: The bus.'],
    ],
    [
      'times before the words, below names on lines of their own',
      [
        'Ana',
        '[00:01] How was it?',
        'Bo',
        '[00:04] Cold.',
        '[00:06] Very.',
        'Ana',
        '[00:09] Ah.',
        'Bo',
        'Hm.',
      ],
      ['Ana 00:00:01: How was it?', 'Bo 00:00:04: Cold. Very.', 'Ana 00:00:09: Ah.', 'Bo: Hm.'],
    ],
    [
      'times from and to before the words, below names on lines of their own or by themselves',
      ['Ana', '[0:01 --> 0:03] How was it?', 'Bo', '[0:04 --> 0:08] Cold.', 'Ana', 'Ah.', 'Bo', 'Hm.'],
      ['Ana 00:00:01: How was it?', 'Bo 00:00:04: Cold.', 'Ana: Ah.', 'Bo: Hm.'],
    ],
    [
      'times from and to, however few they are',
      ['[00:00:01 --> 00:00:04] How was it?', '[00:00:05 --> 00:00:09] Cold.'],
      ['- 00:00:01: How was it?', '- 00:00:05: Cold.'],
    ],
    [
      'the saved chat of a meeting, whoever it went to',
      [
        '10:00:01\tFrom Ana : Hello',
        '10:00:09\tFrom Bo to Everyone: Here',
        '10:00:12\tFrom Ana to Bo(privately) : Good',
        '10:00:15\tFrom Bo : Yes',
      ],
      ['Ana 10:00:01: Hello', 'Bo 10:00:09: Here', 'Ana 10:00:12: Good', 'Bo 10:00:15: Yes'],
    ],
    [
      'a chat in which everybody speaks once',
      ['17:00 <_ana_> hi', '17:00 <bo> hi', '17:01 < cy> hello', '17:02 <d-d> there'],
      ['_ana_ 17:00:00: hi', 'bo 17:00:00: hi', 'cy 17:01:00: hello', 'd-d 17:02:00: there'].map((turn) =>
        turn.replace(/17:(\d\d):00/, '00:17:$1'),
      ),
    ],
    [
      'times of day in ISO 8601',
      [
        '[2021-10-19T15:59:32.359Z]\t<Ana>\tHello',
        '[2021-10-19T15:59:49Z]\t<Bo>\tHere',
        '[2021-10-19T16:00:09Z]\t<Ana>\tGood',
        '[2021-10-19T16:00:12Z]\t<Bo>\tYes',
      ],
      ['Ana 15:59:32: Hello', 'Bo 15:59:49: Here', 'Ana 16:00:09: Good', 'Bo 16:00:12: Yes'],
    ],
    [
      'times in full-width brackets',
      [
        '聞き手（00:09）：寒かったですか。',
        '語り手（00:12）：はい。',
        '聞き手（00:15）：そう。',
        '語り手（00:19）：雪。',
      ],
      [
        '聞き手 00:00:09: 寒かったですか。',
        '語り手 00:00:12: はい。',
        '聞き手 00:00:15: そう。',
        '語り手 00:00:19: 雪。',
      ],
    ],
    ...tables.map(([what, head, write]): [string, string[], string[]] => [
      `${what}, without its head`,
      [...head, ...talk.map(([name, said]) => write(name, said))],
      talk.map(([name, said]) => `${name} 00:00:01: ${said}`),
    ]),
    ...dividers.map(([what, names, divider]): [string, string[], string[]] => [
      what,
      talk.map(([, said], at) => `${names[at % 2]}${divider}${said}`),
      talk.map(([, said], at) => `${names[at % 2]}: ${said}`),
    ]),
    [
      'minutes that address people',
      [
        'M. le président. La séance est ouverte.',
        '',
        'Mme Inès Carel, ministre des ports et de la mer. Merci.',
        '',
        'M. le président. La parole est à vous.',
        '',
        'Mme Inès Carel, ministre des ports et de la mer. Bien.',
      ],
      [
        'M. le président: La séance est ouverte.',
        'Mme Inès Carel, ministre des ports et de la mer: Merci.',
        'M. le président: La parole est à vous.',
        'Mme Inès Carel, ministre des ports et de la mer: Bien.',
      ],
    ],
    [
      'who is who, with a note of the transcriber, above the talk',
      [
        'AS: Ana Soler (interviewer)',
        'BT: Bo Tamm (baker)',
        '(..) a long pause',
        '',
        'AS: How was it?',
        '',
        'BT: Cold.',
        '',
        'AS: Ah.',
        '',
        'BT: Wet.',
      ],
      [
        '-: AS: Ana Soler (interviewer) BT: Bo Tamm (baker) (..) a long pause',
        'AS: How was it?',
        'BT: Cold.',
        'AS: Ah.',
        'BT: Wet.',
      ],
    ],
    [
      'a name above talk that begins with a number sign',
      [
        'Ana',
        'Which one?',
        '',
        'Bo',
        '#3 was the best, with the pond.',
        '',
        'Ana',
        'Why?',
        '',
        'Bo',
        '#1 had no water, and no trees.',
      ],
      [
        'Ana: Which one?',
        'Bo: #3 was the best, with the pond.',
        'Ana: Why?',
        'Bo: #1 had no water, and no trees.',
      ],
    ],
    [
      'a list in which no item ends, above a name',
      [
        'Ana',
        'Rules?',
        'Bo',
        'Three.',
        'a) no noise',
        'b) no fish',
        'Ana',
        'And?',
        'Bo',
        'None.',
        'Ana',
        'Who?',
        'Bo',
        'Me.',
      ],
      ['Ana: Rules?', 'Bo: Three. a) no noise b) no fish', 'Ana: And?', 'Bo: None.', 'Ana: Who?', 'Bo: Me.'],
    ],
  ];
  for (const [what, text, expected] of cases)
    it(`reads ${what}`, () => deepEqual(turns(lines(...text)), expected));

  /** Each turn as several have coded it, with codes in both forms and a memo. */
  const coded = ['', '#cold', 'Data-loss', '// Ask again.', ''];
  for (const [what, head, write] of tables)
    it(`reads ${what} also when it is coded`, () => {
      const text = lines(...head, ...talk.flatMap(([name, said]) => [write(name, said), ...coded]));
      deepEqual(
        parse(text).turns.map(({ speaker, time }) => `${speaker} ${time}`),
        talk.map(([name]) => `${name} 1`),
      );
    });
  for (const [what, names, divider] of dividers)
    it(`reads ${what} also when it is coded`, () => {
      const text = lines(...talk.flatMap(([, said], at) => [`${names[at % 2]}${divider}${said}`, ...coded]));
      deepEqual(
        parse(text).turns.map(({ speaker }) => speaker),
        talk.map((_, at) => names[at % 2]),
      );
    });

  it('takes the lone > of a quoted mail for no blank line: the words around it are one passage', () => {
    const transcript = parse(
      lines('> Ana: How?', '>', '> Bo: Cold.', '>', '> And wet.', '>', '> Ana: Ah.', '>', '> Bo: Yes.'),
    );
    equal(transcript.passages.length, 4);
    equal(spokenWords(transcript, transcript.passages[1]?.range ?? { start: 0, end: 0 }), 'Cold. And wet.');
  });

  it('a chorus is talk still when one line of it is coded', () => {
    const song = ['Ana', '', 'And the song?', '', 'Bo', '', 'We sang it.', ''];
    const verse = (text: string, code: string[]) => ['Turn once more', ...code, '', text, ''];
    const rest = [
      'Ana',
      '',
      'Every day?',
      '',
      'Bo',
      '',
      'On Sundays.',
      '',
      'Ana',
      '',
      'And now?',
      '',
      'Bo',
      '',
      'No more.',
    ];
    const text = lines(
      ...song,
      ...verse('The miller sleeps.', []),
      ...verse('The cat is up.', ['Song-text']),
      ...verse('The flour runs.', []),
      ...rest,
    );
    const { codings, passages } = parse(text);
    deepEqual(
      codings.map(({ label }) => label),
      ['Song-text'],
    );
    equal(passages.length, 12);
  });

  it('an answer in the shape of a code is an answer still when it is coded', () => {
    const text = lines(
      'Ana',
      'Where from?',
      '',
      'Bo',
      'Stow-on-the-Wold',
      '#Place',
      '',
      'Ana',
      'And then?',
      '',
      'Bo',
      'Bath.',
    );
    const { codings } = parse(text);
    deepEqual(
      codings.map(({ label }) => label),
      ['Place'],
    );
  });
});

describe('What only looks like a speaker or a time', () => {
  it('stays talk when it is an item with the letter of somebody who speaks', () =>
    deepEqual(
      turns(lines('A: Which?', 'B: A. always', 'B. sometimes', 'C. never', 'A: Why?', 'B: So.', 'A: Ah.')),
      ['A: Which?', 'B: A. always B. sometimes C. never', 'A: Why?', 'B: So.', 'A: Ah.'],
    ));

  const talk = ['Nell: Where was it?', 'Gus: Here.', 'Nell: And then?', 'Gus: There.'];
  const cases: [string, string[], string[]][] = [
    [
      'words that somebody quotes',
      ['Gus: He came.', 'He said: no dogs.', 'He said: no cats.'],
      ['Gus: He came. He said: no dogs. He said: no cats.'],
    ],
    [
      'a list',
      ['Gus: There were three.', 'Line 4: every hour.', 'Line 7: never.'],
      ['Gus: There were three. Line 4: every hour. Line 7: never.'],
    ],
    [
      'a note',
      ['Gus: So it said.', 'Problem: the pump.', 'Problem: the valve.', 'Problem: the boss.'],
      ['Gus: So it said. Problem: the pump. Problem: the valve. Problem: the boss.'],
    ],
    [
      'items with numbers',
      [
        'Gus: This.',
        '1: the pump.',
        '2: the boss.',
        '3: me.',
        'Gus: Or this.',
        '1: the cat?',
        '2: it.',
        '1: us.',
      ],
      ['Gus: This. 1: the pump. 2: the boss. 3: me.', 'Gus: Or this. 1: the cat? 2: it. 1: us.'],
    ],
    [
      'exclamations in capitals at the beginning of most lines',
      [
        'Gus: OK We went.',
        ...Array.from({ length: 9 }, (_, at) => (at % 2 ? 'OK So did they.' : 'NO We did not.')),
      ],
      [
        `Gus: OK We went. ${Array.from({ length: 9 }, (_, at) => (at % 2 ? 'OK So did they.' : 'NO We did not.')).join(' ')}`,
      ],
    ],
    [
      'capitals at the beginning of lines',
      [
        'Gus: At the top.',
        'BBC Radio told us so.',
        'NASA People were there.',
        'BBC Radio too.',
        'NASA Men as well.',
      ],
      ['Gus: At the top. BBC Radio told us so. NASA People were there. BBC Radio too. NASA Men as well.'],
    ],
    [
      'a clock',
      ['Gus: At the station.', '5:45, and not 5:46.', '22:10 was the last.'],
      ['Gus: At the station. 5:45, and not 5:46. 22:10 was the last.'],
    ],
    [
      'an address',
      ['Gus: We have a page.', 'www.gus.example/soup: only that.'],
      ['Gus: We have a page. www.gus.example/soup: only that.'],
    ],
    [
      'a place without its name',
      ['Gus: Far.', '[town] was far.', '[town] had a baker.'],
      ['Gus: Far. [town] was far. [town] had a baker.'],
    ],
    [
      'a sentence that begins with #',
      ['Gus: All of it.', '#2 was the worst, because it rained.'],
      ['Gus: All of it. #2 was the worst, because it rained.'],
    ],
    ['what two say at once', ['Gus: Well.', '//There was// a dog.'], ['Gus: Well. //There was// a dog.']],
  ];
  for (const [what, more, expected] of cases)
    it(`${what} stays talk`, () =>
      deepEqual(turns(lines(...talk, ...more, 'Nell: I see.')).slice(4, -1), expected));

  it('a name that speaks once speaks, where the others are named in the same way', () =>
    deepEqual(turns(lines(...talk, 'Kit: May I?', 'Nell: Yes.')).slice(4), ['Kit: May I?', 'Nell: Yes.']));

  it('facts above the talk make nobody speak', () =>
    deepEqual(turns(lines('Date: 3 May', 'Nell: Nell Ashby', 'Gus: Gus Moor', '', ...talk)).slice(1), [
      'Nell: Where was it?',
      'Gus: Here.',
      'Nell: And then?',
      'Gus: There.',
    ]));

  for (const [language, question] of [
    ['English', 'Are you well?'],
    ['Chinese', '你还好吗？'],
    ['Arabic', 'هل أنت بخير؟'],
  ])
    it(`a question in ${language} right below a date is talk and no fact`, () =>
      deepEqual(
        turns(lines('Date: 3 May', `Nour: ${question}`, '', 'Kim: 1.', '', 'Nour: 2.', '', 'Kim: 3.')).slice(
          -4,
        ),
        [`Nour: ${question}`, 'Kim: 1.', 'Nour: 2.', 'Kim: 3.'],
      ));

  it('a line with a backslash is talk, and the backslash is no word', () =>
    deepEqual(turns(lines('Interviewer: So?', '', 'Guest: Yes.', '\\#Misc and more')), [
      'Interviewer: So?',
      'Guest: Yes. #Misc and more',
    ]));
});

describe('What people say of the layout', () => {
  it('goes before the guess', () =>
    deepEqual(
      turns(lines('---', "layout: '{speaker} – {speech}'", '---', 'Ana – How was it?', 'Bo – Cold.')),
      ['Ana: How was it?', 'Bo: Cold.'],
    ));
  it('codes: marked makes nothing a code but lines with #', () => {
    const { codings } = parse(
      lines('---', 'codes: marked', '---', 'We lost it.', '', 'Data-loss', '', '#Data-age'),
    );
    deepEqual(
      codings.map(({ label }) => label),
      ['Data-age'],
    );
  });
});
