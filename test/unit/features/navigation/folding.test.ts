import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { foldsOf } from '../../../../server/src/features/navigation/folding';
import { parse } from '../../../../server/src/transcript/parse';

/** The folds of a text, each as its kind with its first and last line, from 1. */
function folds(text: string): string[] {
  return foldsOf(parse(text)).map(
    ({ type, startLine, endLine }) => `${type} ${startLine + 1}-${endLine + 1}`,
  );
}

describe('A transcript folds', () => {
  it('turns with their annotations, without the blank lines below', () => {
    deepEqual(
      folds('Interviewer\n\nWhy?\n\nInterviewee\n\nBecause.\n\nData-loss\n\n\nInterviewer\n\nAh.\n\nA-b\n'),
      ['uncoded 1-3', 'turn 5-9', 'turn 12-16'],
    );
  });

  it('turns alone where nothing is coded yet', () => {
    deepEqual(folds('Interviewer: Why\nis that?\n\nInterviewee: Because\nof that.\n'), [
      'turn 1-2',
      'turn 4-5',
    ]);
  });

  it('nothing that is one line', () => {
    deepEqual(folds('Interviewer: Why?\n\nInterviewee: Because.\n'), []);
  });

  it('turns without codes in a row as one run, with the turns after the first inside', () => {
    const text = `Interviewer: Why?
So, why?

Interviewee: Oh,
because.

Interviewer: How?

Interviewee: Like this.
Data-loss
`;
    deepEqual(folds(text), ['uncoded 1-7', 'turn 4-5', 'turn 9-10']);
  });

  it('passages without codes in a row inside a turn', () => {
    const text = `Interviewee

One.

Two.

Data-loss

Three.

Four.

Five.

Data-loss
`;
    deepEqual(folds(text), ['turn 1-15', 'uncoded 9-11']);
  });

  it('front matter and the furniture where printed pages meet', () => {
    const text = `---
interview: 3
---

Interviewee

One.

https://app.delvetool.com/transcripts/97778/print   2/23

6/4/23, 5:51 PM   2023-06-04-Interview 35 - Ilan

Two.

Data-loss

Created with the Delve Qualitative Analysis Tool (http://www.delvetool.com)
`;
    deepEqual(folds(text), ['frontMatter 1-3', 'turn 5-15', 'furniture 9-11']);
  });

  it('so that folds are nested or apart, and begin on lines of their own, whatever the text', () => {
    const line = fc.constantFrom(
      'Interviewee',
      'Interviewer: Well.',
      'Some talk, here.',
      'Data-loss',
      '#',
      '// memo',
      '',
      '',
      '---',
      'Interview 3 - Maya',
      '6/4/23, 5:51 PM   Interview 3',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const open: number[] = [];
        let last = -1;
        for (const { startLine, endLine } of foldsOf(parse(lines.join('\n')))) {
          ok(startLine > last && endLine > startLine && endLine < lines.length);
          last = startLine;
          while (open.length > 0 && (open.at(-1) ?? 0) < startLine) open.pop();
          ok(open.length === 0 || endLine <= (open.at(-1) ?? 0), 'inside the fold around it');
          open.push(endLine);
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
