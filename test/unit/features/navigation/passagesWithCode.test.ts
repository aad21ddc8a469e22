import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { passagesWithCode } from '../../../../server/src/features/navigation/passagesWithCode';
import { studyOf } from '../../studyFixture';

/** What is left of a text when all but the passages with `DA-loss` is folded away: `⋯` stands behind the line of a fold. */
function left(text: string): string[] {
  const { open } = studyOf({
    'a.txt': text,
    'codebook.yaml': 'codes:\n  - code: DA-loss\n  - code: DA-age\n',
  });
  const { folds } = passagesWithCode(open('a.txt'), 'DA-loss');
  const lines = text.split('\n');
  const hidden = new Set(
    folds.flatMap(({ first, last }) => lines.map((_, line) => line).slice(first + 1, last + 1)),
  );
  const heads = new Set(folds.map(({ first }) => first));
  return lines.flatMap((line, index) => (hidden.has(index) ? [] : [heads.has(index) ? `${line}⋯` : line]));
}

describe('Only the passages with a code', () => {
  it('are left with who speaks and all their codes and memos', () => {
    const text =
      'Interview 1 - Maya\n\nInterviewer\n\nAnd then?\n\nInterviewee\n\nOne.\n\nDA-age\n\nTwo.\n\nDA-loss\n\n// Why?\n\nDA-age\n\nThree.\n\nFour.\n';
    deepEqual(left(text), [
      'Interview 1 - Maya⋯',
      'Interviewee',
      '⋯',
      'Two.',
      '',
      'DA-loss',
      '',
      '// Why?',
      '',
      'DA-age',
      '⋯',
    ]);
  });

  it('are left one below the other where they are neighbours', () => {
    deepEqual(left('Interviewee: One.\nDA-loss\n\nInterviewer: Two.\nDA-loss\n\nInterviewee: Three.\n'), [
      'Interviewee: One.',
      'DA-loss',
      '',
      'Interviewer: Two.',
      'DA-loss',
      '⋯',
    ]);
  });

  it('are left where no blank line stands between them and the rest', () => {
    deepEqual(
      left('Interviewee: One.\nInterviewer: Two.\nDA-loss\nInterviewee: Three.\nInterviewer: Four.\n'),
      ['Interviewee: One.', 'Interviewer: Two.', 'DA-loss⋯'],
    );
  });

  it('are all there is: a file without the code stays as it is', () => {
    const text = 'Interviewee: One.\n\nDA-age\n\nDA-losing\n';
    deepEqual(left(text), text.split('\n'));
  });

  it('come with the line to go to', () => {
    const { open } = studyOf({
      'a.txt': 'Interviewee\n\nOne.\n\nTwo.\n\nDA-loss\n\nThree.\n\nDA-loss\n',
    });
    const { passages, first } = passagesWithCode(open('a.txt'), 'DA-loss');
    deepEqual([passages, first], [2, 4]);
  });

  it('never go into a fold, folds never overlap, and everything else does, but for the heads of folds', () => {
    const block = fc.constantFrom(
      'Interviewee',
      'One.',
      'Interviewer: Two.',
      'DA-loss',
      'DA-age',
      '// memo',
      'Three.\nFour.',
    );
    const gap = fc.constantFrom('\n', '\n\n', '\n\n\n');
    const text = fc.array(fc.tuple(block, gap), { maxLength: 14 }).map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(text, (written) => {
        const { study, transcript } = studyOf({
          'a.txt': written,
          'codebook.yaml': 'codes:\n  - code: DA-loss\n  - code: DA-age\n',
        });
        const one = transcript('a.txt');
        const { folds, passages } = passagesWithCode({ study, file: 'a.txt', transcript: one }, 'DA-loss');
        let before = -1;
        const hidden = new Set<number>();
        for (const { first, last } of folds) {
          equal(first > before && last > first && last < one.lineStarts.length, true);
          before = last;
          for (let line = first + 1; line <= last; line++) hidden.add(line);
        }
        const coded = new Set(
          one.codings.flatMap((coding) => (coding.label === 'DA-loss' ? coding.passage : [])),
        );
        coded.delete(-1);
        equal(passages, coded.size);
        for (const { index, firstLine } of one.passages)
          if (coded.has(index)) equal(hidden.has(firstLine), false);
      }),
      { numRuns: 200 },
    );
  });
});
