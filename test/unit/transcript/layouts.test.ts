import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { wordsIn } from '../../../server/src/study/summarize';
import { parse } from '../../../server/src/transcript/parse';
import { templates } from '../../../server/src/transcript/templates';
import { formatTime } from '../../../server/src/transcript/time';
import { knowing, lines } from './show';

/** Who says what, and when: `Ana 00:00:04: Cold.` */
function turns(text: string, known?: Parameters<typeof knowing>[0]): string[] {
  const transcript = parse(text, known && knowing(known));
  return transcript.turns.map(({ speaker, time, firstPassage, endPassage }) => {
    const words = transcript.passages
      .slice(firstPassage, endPassage)
      .map(({ range }) => wordsIn(transcript, range))
      .join(' ');
    return `${speaker ?? '-'}${time === null ? '' : ` ${formatTime(time)}`}: ${words}`;
  });
}

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
          .map(({ range }) => wordsIn(transcript, range))
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

describe('What only looks like a speaker or a time', () => {
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
