// Finding passages by what is coded and said in them.
import { deepEqual, equal, match } from 'node:assert/strict';
import * as fc from 'fast-check';
import { filesToSearch, passagesFor, queryProblem } from '../../../../server/src/features/retrieval/passages';
import { type Query, readQuery } from '../../../../server/src/features/retrieval/query';
import { finder, plainLetters } from '../../../../server/src/features/shared/find';
import { summarize } from '../../../../server/src/study/summarize';
import { locateQuote } from '../../../../server/src/transcript/quote';
import { studyOf } from '../../studyFixture';

const codebook =
  'codes:\n  - code: Data-loss\n    aliases: [Data-gone]\n  - code: Data-late\n  - code: Bus factor\n  - code: TEST-none\n';
const files = {
  'codebook.yaml': codebook,
  'Interview 1 - Ilan.txt': `---
role: Manager
---

Interviewer

One. What did you lose?

Data-loss

Interviewee

Two. Half of the café data.

Data-gone

Data-late

Two and a half.

Three. Nothing was restarted.

Bus factor
`,
  'Interview 2 - Mia.txt': `---
role: Tester
---

Interviewee

Four. We started late.

Data-late

Five. Art is long.
`,
};
const { study, transcript } = studyOf(files);

function query(text: string): Query {
  const found = readQuery(text);
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

/** The first words of the passages found in any of the files. */
function found(text: string): string[] {
  return filesToSearch(study, query(text)).flatMap((file) =>
    passagesFor(study, query(text), transcript(file), summarize(transcript(file))).map(
      ({ words }) => words.split('.')[0] ?? '',
    ),
  );
}

describe('Passages are found by', () => {
  const cases: [string, string, string[]][] = [
    ['a code under any of its spellings', 'Data-loss', ['One', 'Two']],
    ['a code, whatever the case', 'data-LATE', ['Two', 'Four']],
    ['a code whose label has a space', 'Bus factor', ['Three']],
    ['two codes at once', 'Data-loss and Data-late', ['Two']],
    ['one of two codes', 'Bus factor or Data-late', ['Two', 'Three', 'Four']],
    ['a code without another', 'Data-loss not Data-late', ['One']],
    ['a code near another one', 'Data-loss near Bus factor', ['One', 'Two', 'Three']],
    ['a code next to another one', 'Data-late near/2 Bus factor', ['Two', 'Three']],
    ['a code near another one that is too far', 'Data-loss near/1 Bus factor', []],
    ['words', '"half"', ['Two', 'Two and a half']],
    ['words without their accents', '"cafe data"', ['Two']],
    ['the beginning of a word, not its middle', '"art"', ['Five']],
    ['a speaker', 'speaker:interviewer', ['One']],
    ['an attribute of the case', 'role:Tester and not is:coded', ['Five']],
    ['the coder', 'coder:Ilan Data-late', ['Two']],
    ['the interview', 'interview:2 Data-late', ['Four']],
    ['a family', 'family:Data speaker:Interviewee', ['Two', 'Four']],
    ['a group', '(Data-loss or Bus factor) and not speaker:Interviewer', ['Two', 'Three']],
    ['a label in quotation marks', 'code:"Bus factor"', ['Three']],
    ['what is not coded', 'not is:coded', ['Two and a half', 'Five']],
  ];
  for (const [what, text, expected] of cases) it(`${what}: ${text}`, () => deepEqual(found(text), expected));
});

describe('A family whose name has its prefix in brackets', () => {
  const one = studyOf({
    'codebook.yaml': 'codes:\n  - code: Data [DA]\n    codes:\n      - code: DA-loss\n',
    'a.txt': 'Interviewee\n\nOne.\n\nDA-loss\n\nTwo.\n',
  });
  for (const name of ['family:DA', 'family:data', 'family:"Data [DA]"'])
    it(`is found by any of them: ${name}`, () => {
      const asked = query(name);
      equal(queryProblem(one.study, asked), null);
      const read = one.transcript('a.txt');
      deepEqual(
        passagesFor(one.study, asked, read, summarize(read)).map(({ words }) => words),
        ['One.'],
      );
    });
});

describe('A question that cannot be answered says why:', () => {
  const cases: [string, string][] = [
    ['', 'Say what to look for, such as a code.'],
    ['(Data-loss', 'A “(” is not closed.'],
    ['Data-loss)', 'There is a “)” with no “(” before it.'],
    [
      'Data-loss and',
      'Something is missing: a code, words in quotation marks, or the like of “speaker:Name”.',
    ],
    ['""', 'There are no words between the quotation marks.'],
    ['Data-lost', 'No code is called “Data-lost”. Is “Data-loss” meant?'],
    ['Money', 'No code is called “Money”. Words to be found in the talk stand in quotation marks.'],
    ['family:QM', 'No family is called “QM”.'],
    ['speaker:Bob', 'No speaker is called “Bob”.'],
    ['role:Pilot', 'No interview has “role: Pilot”.'],
  ];
  for (const [text, expected] of cases)
    it(text === '' ? 'nothing' : text, () => {
      const read = readQuery(text);
      equal('problem' in read ? read.problem : queryProblem(study, read), expected);
    });

  for (const [what, text] of [
    ['parentheses', '('.repeat(20_000)],
    ['closed parentheses', `${'('.repeat(20_000)}Data-loss${')'.repeat(20_000)}`],
    ['“not”', `${'not '.repeat(20_000)}Data-loss`],
    ['“near”', `Data-loss${' near Data-loss'.repeat(20_000)}`],
  ] as const)
    it(`20,000 ${what} within each other`, () => {
      const read = readQuery(text);
      match('problem' in read ? read.problem : '', /nested too deeply/);
    });

  it('and what is beside each other may be as much as one likes', () => {
    const { study } = studyOf({ 'a.txt': 'Interviewee\n\nWe had it.\n\nData-loss\n' });
    const text = '(not (Data-loss near Data-loss)) or '.repeat(20_000);
    equal(queryProblem(study, query(`${text}Data-loss`)), null);
  });

  it('and none is too odd to be read', () => {
    const pieces = [
      '(',
      ')',
      '"',
      'and',
      'or',
      'not',
      'near/2',
      'Data-loss',
      'speaker:',
      ':',
      '“',
      'x:"y',
      ' ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
        const read = readQuery(parts.join(' '));
        if (!('problem' in read)) queryProblem(study, read);
      }),
    );
  });
});

describe('Only transcripts that may have such passages are read', () => {
  const cases: [string, string[]][] = [
    ['Bus factor', ['Interview 1 - Ilan.txt']],
    ['TEST-none', []],
    ['Bus factor and "late"', ['Interview 1 - Ilan.txt']],
    ['coder:Mia "late"', ['Interview 2 - Mia.txt']],
    ['not Bus factor', ['Interview 1 - Ilan.txt', 'Interview 2 - Mia.txt']],
  ];
  for (const [text, expected] of cases)
    it(text, () => deepEqual(filesToSearch(study, query(text)), expected));
});

describe('Words are found as they are typed', () => {
  const said = `Interviewer: Why did you stay?

Participant: We don’t leave, it’s the co‑operative, and l’école is near. The on-
line list was soft\u00adware, a  double  space, and “quoted words” — well. A pre\u00ad
fix, an oﬃce, 1990–2000, wait\u200bing.

说话人：昨天的会议很长，用户体验不好。

話者：昨日の会議で私はAIを使いました。がんばる。

พูด: ประชุมเมื่อวาน

화자: 어제 회의가 길었습니다.
`;
  const { study: one, transcript: of } = studyOf({ 'a.txt': said });
  const has = (words: string) =>
    passagesFor(one, query(`"${words}"`), of('a.txt'), summarize(of('a.txt'))).length > 0;
  const cases: [string, string[]][] = [
    ['whatever apostrophe is in them', ["don't", 'don’t', 'donʼt', "it's", "l'école", "l'ecole", 'école']],
    ['whatever hyphen is in them', ['co-operative', 'co‑operative', '1990-2000', '1990–2000', 'on- line']],
    ['without soft hyphens and characters of no width', ['software', 'soft\u00adware', 'prefix', 'waiting']],
    ['with single spaces and letters of their own', ['a double space', 'an office']],
    ['whatever quotation marks are around them', ['and “quoted words', "it's the co-operative, and l'école"]],
    ['with accents of their own', ['l\u2019e\u0301cole']],
    ['inside Chinese and Japanese sentences', ['会议', '用户体验', '体验', '会議', 'AIを', '使い', 'AI']],
    ['inside those of other scripts without spaces', ['เมื่อวาน', 'ประชุม']],
    ['at the beginning of Korean words', ['회의', '길었']],
  ];
  for (const [how, all] of cases) {
    it(how, () => {
      deepEqual(
        all.filter((words) => !has(words)),
        [],
      );
      deepEqual(
        all.filter((words) => !has(words.normalize('NFD'))),
        [],
      );
    });
  }

  it('and not in the middle of other words, nor with other letters', () => {
    const others = ['perative', 'ware', 'eave', '의가', 'かんばる', '会义'];
    deepEqual(others.filter(has), []);
  });

  it('by filters, too', () => {
    const finds = (text: string) => finder(text)(said);
    for (const text of ["don't co-operative", 'software l’ecole', '会议 体验', 'office'])
      equal(finds(text), true, text);
    equal(finds('don"t'), false);
  });

  it('just as quotes are, and quotes find them where they are', () => {
    const transcript = of('a.txt');
    for (const passage of transcript.passages) {
      const all = passage.index === 1 ? cases.slice(0, 6).flatMap(([, words]) => words) : [];
      for (const words of all.filter((one) => one !== "l'ecole")) {
        const found = locateQuote(transcript.text, passage.range, words.normalize('NFD'));
        equal(plainLetters(transcript.text.slice(found?.start, found?.end)), plainLetters(words), words);
      }
    }
  });
});
