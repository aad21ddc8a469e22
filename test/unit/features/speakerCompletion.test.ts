import { deepEqual, equal } from 'node:assert/strict';
import { completeSpeaker } from '../../../server/src/features/speakerCompletion';
import { atCursor, studyOf } from '../studyFixture';

/** What may be written at `‸`, best first; null where no speaker may begin. */
function complete(marked: string, codebook?: string): string[] | null {
  const { text, offset } = atCursor(marked);
  const files = codebook === undefined ? { 'a.txt': text } : { 'a.txt': text, 'codebook.yaml': codebook };
  const { study, transcript } = studyOf(files);
  const found = completeSpeaker(study, transcript('a.txt'), offset);
  if (!found) return null;
  equal(text.slice(found.range.start, offset), found.typed);
  return found.choices.map(({ newText }) => newText);
}

const headings =
  'Interviewer 1\n\nWhy?\n\nInterviewee\n\nBecause.\n\nInterviewer 2\n\nOh.\n\nInterviewee\n\nYes.\n\n';
const inline = 'Interviewer : Why?\n\nInterviewee : Because.\n\nInterviewer : Oh.\n\nInterviewee : Yes.\n\n';

describe('A speaker is completed', () => {
  it('alone on a line where speakers stand so, whoever spoke before coming last', () => {
    deepEqual(complete(`${headings}‸`), ['Interviewer 2', 'Interviewer 1', 'Interviewee']);
    deepEqual(complete(`${headings}Int‸\n`), ['Interviewer 2', 'Interviewer 1', 'Interviewee']);
  });

  it('before their words where speakers stand so, with the colon as it is there', () => {
    deepEqual(complete(`${inline}‸`), ['Interviewer : ', 'Interviewee : ']);
    deepEqual(complete(`${inline}interv‸`), ['Interviewer : ', 'Interviewee : ']);
    deepEqual(complete(`${inline}Interviewee‸`), ['Interviewee : ']);
    deepEqual(complete(`${inline}\u00a0 Interviewe‸ `), ['Interviewer : ', 'Interviewee : ']);
  });

  it('with the colon of a name that stands alone', () => {
    deepEqual(complete('interviewer:\n\nWhy?\n\ninterviewee:\n\nOh.\n\nin‸'), [
      'interviewer:',
      'interviewee:',
    ]);
  });

  it('by who mostly speaks next', () => {
    const group = ['Ann', 'Ben', 'Cleo', 'Ann', 'Cleo', 'Ben', 'Ann', 'Cleo', 'Ben', 'Ann']
      .map((name) => `${name}: Well, yes.\n\n`)
      .join('');
    deepEqual(complete(`${group}‸`), ['Cleo: ', 'Ben: ', 'Ann: ']);
  });

  it('also who has not spoken yet, from the codebook, and nobody whose name is a misspelling', () => {
    const book = 'speakers: [Interviewer, Interviewee, Dr Lee]\n';
    deepEqual(complete('Interviewer: A?\n\nInterviewee: B.\n\ninterviewr: C?\n\n‸', book), [
      'Interviewer: ',
      'Interviewee: ',
      'Dr Lee: ',
    ]);
    deepEqual(complete('Interviewer: A?\n\nDr L‸', book), ['Dr Lee: ']);
  });

  it('by the usual roles at the top of a file that has no speaker yet', () => {
    deepEqual(complete('Interview 3 - Maya\n\n‸'), ['Interviewer', 'Interviewee']);
  });

  const silent: [string, string][] = [
    ['in talk', `${inline}Int erv‸`],
    ['in the middle of a line', `${inline}Int‸ and so on`],
    ['when a name alone on its line is complete', `${headings}Interviewee‸\n`],
    ['right below a speaker’s name, where their words belong', `${headings}Interviewee\n\nIn‸`],
    ['right below talk', `${inline}Interviewer : In\nIn‸`],
    ['right above talk', `${headings}In‸\nterviews are hard.\n`],
    ['above the codes of a passage', `${headings}‸\n\nData-loss\n`],
    ['in front matter', `---\nIn‸\n---\n\n${headings}`],
    ['in a memo', `${headings}// In‸`],
  ];
  for (const [where, marked] of silent) it(`but not ${where}`, () => equal(complete(marked), null));
});
