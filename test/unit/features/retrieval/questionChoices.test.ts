// What is offered while a question to a study is typed.
import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { queryProblem } from '../../../../server/src/features/retrieval/passages';
import { readQuery } from '../../../../server/src/features/retrieval/query';
import { questionChoices } from '../../../../server/src/features/retrieval/questionChoices';
import { studyOf } from '../../studyFixture';

const { study } = studyOf({
  'codebook.yaml':
    'codes:\n  - code: Data-loss\n    description: Gone for good.\n  - code: Data-late\n  - code: Bus factor\n  - code: Quality-Measures (QM)\n  - code: how and why\n',
  'Interview 1 - Ilan.txt':
    '---\nrole: Team lead\n---\n\nInterviewee\n\nOne. What did you lose?\n\nData-loss\n\nOdd-one\n\nDr Lee: Nothing.\n\nInterviewer 1: Yes.\n',
});

const questions = (text: string) => questionChoices(study, text).map(({ question }) => question);

describe('While a question is typed, there is offered', () => {
  const cases: [string, string, string[]][] = [
    ['a code by any part of its label', 'loss', ['Data-loss ']],
    ['what begins so before what goes on so', 'data-l', ['Data-loss ', 'Data-late ']],
    ['a label with a space', 'bus f', ['Bus factor ']],
    ['a label whose words would be read as something else, quoted', 'how', ['code:"how and why" ']],
    ['a label with parentheses, quoted', 'quality', ['code:"Quality-Measures (QM)" ']],
    ['a code that the codebook lacks', 'odd', ['Odd-one ']],
    [
      'what joins, behind a code',
      'Data-loss a',
      ['Data-loss and ', 'Data-loss and not ', 'Data-loss and code:"how and why" '],
    ],
    [
      'all that joins, behind a code and a space',
      'Bus factor ',
      ['Bus factor and ', 'Bus factor or ', 'Bus factor and not ', 'Bus factor near '],
    ],
    ['a second code, joined', 'Data-loss bus', ['Data-loss and Bus factor ']],
    ['a code behind what joins', 'Data-loss and not bus', ['Data-loss and not Bus factor ']],
    ['a code behind a parenthesis', '(bus', ['(Bus factor ']],
    ['what joins, behind words', '"gone" n', ['"gone" near ']],
    ['a key', 'spea', ['speaker:']],
    ['an attribute of the cases', 'rol', ['role:']],
    ['a value, quoted where it has a space', 'role:t', ['role:"Team lead" ']],
    ['a value in quotation marks', 'Data-loss role:"te', ['Data-loss role:"Team lead" ']],
    ['a speaker', 'speaker:interviewee', ['speaker:Interviewee ']],
    ['a coder', 'coder:', ['coder:Ilan ']],
    ['nothing inside quotation marks', '"da', []],
    ['words that are said, for what is no code', 'not much money', ['not "much money" ']],
  ];
  for (const [what, text, expected] of cases)
    it(`${what}: ${text}`, () => deepEqual(questions(text), expected));

  it('every code, key and the beginning of words where nothing is typed yet', () => {
    const labels = questionChoices(study, '').map(({ label }) => label);
    for (const one of ['Data-loss', 'Odd-one', 'speaker:', 'role:', '"', 'not'])
      ok(labels.includes(one), one);
  });
  it('a code with what it means', () => {
    equal(questionChoices(study, 'loss')[0]?.description, 'Gone for good.');
  });
  it('nothing that cannot be asked', () => {
    const typed = fc.constantFrom(
      '',
      'd',
      'data',
      'how',
      'q',
      'Bus',
      'speaker:',
      'role:t',
      'not ',
      'Data-loss ',
    );
    fc.assert(
      fc.property(typed, (text) => {
        for (const { question } of questionChoices(study, text)) {
          const term = /(?:and|or|near|not|:|")\s*$/.test(question) ? null : readQuery(question);
          if (term) ok(!('problem' in term) && queryProblem(study, term) === null, question);
        }
      }),
    );
  });
});
