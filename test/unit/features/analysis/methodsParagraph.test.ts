// The paragraph for the methods section, whatever the size of the study.
import { match } from 'node:assert/strict';
import { codedFile } from '../../../../server/src/analysis/codedFile';
import { codeValues } from '../../../../server/src/analysis/codeValues';
import { comparableInterviews } from '../../../../server/src/analysis/comparable';
import { countedFiles } from '../../../../server/src/analysis/counted';
import { interviewFiles } from '../../../../server/src/analysis/interviewFiles';
import { finished } from '../../../../server/src/analysis/steps';
import { comparedRows } from '../../../../server/src/features/analysis/comparedRows';
import { methodsParagraph } from '../../../../server/src/features/analysis/methodsParagraph';
import { firstQuestion } from '../../../../server/src/protocol/analysis';
import { lettersCoded, testCodebook } from '../../analysis/codedTalk';
import { studyOf } from '../../studyFixture';

/** The paragraph on transcripts by what is coded, a letter a passage. */
function paragraphOn(
  files: Readonly<Record<string, string>>,
  asked: Partial<typeof firstQuestion> = {},
): string {
  const texts = Object.entries(files).map(([name, letters]) => [`${name}.txt`, lettersCoded(letters)]);
  const { study, transcript } = studyOf({ ...testCodebook, ...Object.fromEntries(texts) });
  const nameOf = (file: string) => file;
  const all = interviewFiles(study, { has: () => true, pathOf: nameOf, nameOf });
  const { interviews, notes } = comparableInterviews(
    all,
    { interviews: null, coders: null, withModerated: false },
    nameOf,
  );
  const question = { ...firstQuestion, ...asked };
  const values = codeValues(study, 'code');
  const options = {
    unit: question.unit,
    speaker: null,
    numberOf: values.numberOf,
    read: (file: string, coder: string) => codedFile(study, file, coder, transcript(file)),
    onProblem: () => {},
  };
  const wanted = { unit: question.unit, codes: question.codes, values, intervals: false };
  const groups = finished(comparedRows(interviews, options, wanted, nameOf));
  return methodsParagraph(
    { interviews, values, notes, nameOf },
    groups,
    question,
    countedFiles(all, 'all'),
    null,
  );
}

const pair = { 'Interview 1 - Ann': '1', 'Interview 1 - Bo': '1' };

describe('The paragraph for the methods section', () => {
  const rows: [string, string, RegExp][] = [
    [
      'one interview, one unit, one code',
      paragraphOn(pair),
      /^1 interview was coded by Ann and Bo\. It was coded by several coders independently\. Ann and Bo were compared on interview 1, in 1 unit \(passages\) and 1 code that at least one of them had used\. /,
    ],
    [
      'one of two interviews',
      paragraphOn({ ...pair, 'Interview 2 - Ann': '1' }),
      /^2 interviews were coded by Ann and Bo\. 1 of them was coded by several coders independently: 1\. /,
    ],
    [
      'all of two interviews, and several codes',
      paragraphOn({ ...pair, 'Interview 2 - Ann': '3.', 'Interview 2 - Bo': '12' }, { codes: 'both' }),
      /^2 interviews were coded by Ann and Bo\. 2 of them were coded by several coders independently: 1 and 2\. Ann and Bo were compared on 2 interviews, in 3 units \(passages\) and 2 codes that both had used\. /,
    ],
    [
      'one interview and one coder',
      paragraphOn({ 'Interview 1 - Ann': '1' }),
      /^1 interview was coded by Ann\. No interview was coded by two coders\.$/,
    ],
  ];
  for (const [what, paragraph, wanted] of rows)
    it(`says in plain English: ${what}`, () => match(paragraph, wanted));
});
