import { deepEqual, equal } from 'node:assert/strict';
import { rankCodes } from '../../../../server/src/features/suggestions/rank';
import { studyOf } from '../../studyFixture';

const codebook = `codes:
  - code: Alarms
  - code: Alarms-fix
  - code: Budget
  - code: Harvest
  - code: Old
    deprecated: Use Budget.
`;

/** Passages, one a line, each with its codes behind \`|\`. */
function transcript(lines: string): string {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [said = '', codes = ''] = line.split('|');
      return `Interviewee\n\n${said.trim()}\n${codes
        .trim()
        .split(' ')
        .filter(Boolean)
        .map((code) => `\n${code}\n`)
        .join('')}`;
    })
    .join('\n');
}

/** The codes for the last passage of \`a.txt\`, best first. */
function ranked(lines: string, others: Readonly<Record<string, string>> = {}) {
  const files = Object.fromEntries(Object.entries(others).map(([name, text]) => [name, transcript(text)]));
  const { study, transcript: of } = studyOf({
    'codebook.yaml': codebook,
    ...files,
    'a.txt': transcript(lines),
  });
  const here = of('a.txt');
  return rankCodes({ study, file: 'a.txt', transcript: here }, here.passages.length - 1);
}

const first = (lines: string, others = {}) => ranked(lines, others)[0]?.code.label;

describe('The likeliest code', () => {
  const elsewhere = {
    'b.txt': `
      the bell rang at night | Alarms
      and rang again | Alarms
      so we muffled the bell | Alarms-fix
      nobody paid us | Budget
      the grapes were late | Harvest`,
  };

  it('is the one on the passage before, as talk about one thing goes on', () => {
    equal(first('it was expensive | Budget\nand so on', elsewhere), 'Budget');
  });

  it('is the one that was put on such words elsewhere', () => {
    equal(first('well\nthose grapes again', elsewhere), 'Harvest');
  });

  it('has its own name in the passage, when nothing is coded yet', () => {
    equal(first('well\nwe spoke of the harvest'), 'Harvest');
  });

  it('is the fix of what was talked about before', () => {
    equal(first('a noise | Alarms\nwe did something | Alarms'), 'Alarms-fix');
  });

  it('is told to be common, and to come at a point of interviews, only once it has begun three times', () => {
    const told = (begun: number) => {
      const others = Array.from({ length: begun }, (_, index) => [`b${index}.txt`, 'rain | Budget']);
      return ranked('snow', Object.fromEntries(others)).map(({ why }) => why);
    };
    deepEqual(told(1), ['', '', '', '', '']);
    deepEqual(told(2), ['', '', '', '', '']);
    deepEqual(told(3), ['common in this study', '', '', '', '']);
  });

  it('comes before those on the passage, and deprecated ones are last', () => {
    deepEqual(
      ranked('old things | Old Budget')
        .map(({ code }) => code.label)
        .slice(-2),
      ['Budget', 'Old'],
    );
  });
});

describe('What is told as the reason for a code', () => {
  const reasons = (lines: string, others: Readonly<Record<string, string>> = {}) =>
    ranked(lines, others).map(({ why }) => why);

  for (const [language, talk, question] of [
    ['English', 'how did you and what was it | Alarms', 'how did it and what about you'],
    ['German', 'wie haben sie das und warum nicht | Alarms', 'und warum haben sie das nicht'],
    ['French', 'comment est-ce que vous avez fait cela | Alarms', 'comment avez vous fait cela'],
    [
      'English, of people and numbers',
      'one of both somebody wants two | Alarms',
      'somebody wants one of both two',
    ],
    [
      'German, of people and numbers',
      'deren beide waren das wohl trotzdem so | Alarms',
      'waren beide das trotzdem, deren zwei',
    ],
    [
      'French, of people and numbers',
      'plusieurs ont toujours dit ceux deux autres | Alarms',
      'plusieurs autres ont toujours dit ceux',
    ],
    [
      'Spanish',
      'nosotros podía había según cualquier mismo | Alarms',
      'según nosotros podía mismo había cualquier',
    ],
    [
      'Portuguese',
      'qualquer nossas havia embora próprio fazer | Alarms',
      'embora nossas havia qualquer próprio',
    ],
  ] as const)
    it(`is no word that only holds a sentence together, in ${language}`, () => {
      const told = reasons(`well\n${question}`, { 'b.txt': `${talk}\nthe grapes were late | Harvest` });
      deepEqual(
        told.filter((why) => why.includes('words')),
        [],
      );
    });

  it('is a word with a meaning in one language that holds sentences together in another', () => {
    for (const word of ['soy', 'sob', 'dire', 'dice', 'war', 'die']) {
      const found = ranked(`well\nhow did the ${word} do`, {
        'b.txt': `the ${word} were late | Harvest\nhow did it go | Alarms\nwell | Budget\nand so on | Budget`,
      });
      equal(found.find(({ code }) => code.label === 'Harvest')?.why, `words: ${word}`);
    }
  });

  it('is a word with a meaning beside such words', () => {
    const found = ranked('well\nhow did the grapes do', {
      'b.txt': 'the grapes were late | Harvest\nhow did it go | Alarms\nwell | Budget\nand so on | Budget',
    });
    const why = found.find(({ code }) => code.label === 'Harvest')?.why;
    equal(why, 'words: grapes');
  });
});
