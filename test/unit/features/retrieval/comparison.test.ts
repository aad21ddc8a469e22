import { equal } from 'node:assert/strict';
import { comparison, passageAt } from '../../../../server/src/features/retrieval/comparison';
import { atCursor, studyOf } from '../../studyFixture';

const codebook =
  'codes:\n  - code: DA-loss\n    aliases: [DA-losing]\n  - code: DA-age\n  - code: TR-trust\n';

/** The comparison of the passages at the cursors of two transcripts. */
function compared(files: Record<string, string>): string {
  const marked = Object.entries(files).map(([file, text]) => ({ file, ...atCursor(text) }));
  const { study, transcript } = studyOf({
    'codebook.yaml': codebook,
    ...Object.fromEntries(marked.map(({ file, text }) => [file, text])),
  });
  const [first, second] = marked.map(({ file, offset }) => {
    const read = transcript(file);
    return { file, path: file, transcript: read, passage: passageAt(read, offset) };
  });
  if (!first || !second) throw new Error('two transcripts, please');
  return comparison(study, first, second);
}

describe('Two passages compared', () => {
  it('show first which codes are on both and on one only, then the words of both side by side with their coders', () => {
    equal(
      compared({
        'Interview 2 - Ilan.txt': 'Interviewee\n\nWe ‸lost data.\n\nDA-loss "lost data"\n\nTR-trust\n',
        'Interview 2 - Maya.txt': 'Interviewee\n\nWe lost data.\n\nDA-losing\n\nDA-‸age\n',
      }),
      `# Two Passages Compared

## Codes on both: 1

- DA-loss: “lost data”

## Only on the first: 1 (coded by Ilan)

- TR-trust

## Only on the second: 1 (coded by Maya)

- DA-age

## The words

| First | Second |
| --- | --- |
| We lost data. | We lost data. |
| — Interviewee, Interview 2, coded by Ilan (Interview 2 - Ilan.txt, line 3) | — Interviewee, Interview 2, coded by Maya (Interview 2 - Maya.txt, line 3) |`,
    );
  });

  it('say so where neither has a code', () => {
    const text = compared({ 'a.txt': 'Interviewee\n\nYes‸.\n', 'b.txt': 'Interviewee\n\nNo‸.\n' });
    equal(text.match(/^None\.$/gm)?.length, 3);
  });
});
