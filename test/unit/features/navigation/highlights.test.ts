import { deepEqual } from 'node:assert/strict';
import { highlightsAt } from '../../../../server/src/features/navigation/highlights';
import { atCursor, studyOf } from '../../studyFixture';

const codebook = `codes:
  - code: Data-loss
    aliases: [Data-lost]
  - code: ML-pipeline-issues [MLP]
`;

/** The highlights for `‸`, each as `line: words`. */
function highlights(marked: string, book: string | null = codebook): string[] {
  const { text, offset } = atCursor(marked);
  const { open } = studyOf({
    'a.txt': text,
    ...(book === null ? {} : { 'codebook.yaml': book }),
  });
  return highlightsAt(open('a.txt'), offset).map(
    ({ start, end }) => `${text.slice(0, start).split('\n').length}: ${text.slice(start, end)}`,
  );
}

const talk = `Interviewer 1: What happened?

Interviewee: We lost data. Some data, I mean.
Data-loss "some data"
#Data-lost
Data-losss

interviewer1 : All of it?
Data-loss
ML-pipeline-issues
ML-pipeline-issues [MLP]
`;
const at = (marked: string) => talk.replace(marked.replace('‸', ''), () => marked);

describe('Under the cursor light up', () => {
  it('all lines of a code, whichever of its spellings they have', () => {
    const lines = ['4: Data-loss', '5: Data-lost', '9: Data-loss'];
    for (const cursor of ['Data-‸loss "some', '‸#Data-lost', 'Data-lost‸']) {
      deepEqual(highlights(at(cursor)), lines);
    }
    deepEqual(highlights(at('issues [ML‸P]')), ['10: ML-pipeline-issues', '11: ML-pipeline-issues [MLP]']);
  });

  it('the lines of a code that the codebook lacks, as it is written', () => {
    deepEqual(highlights(at('Data-lo‸sss')), ['6: Data-losss']);
  });

  it('the lines of a code in a study without a codebook', () => {
    deepEqual(highlights(at('Data-‸loss "some'), null), ['4: Data-loss', '9: Data-loss']);
  });

  it('all lines of a speaker', () => {
    const lines = ['1: Interviewer 1', '8: interviewer1'];
    deepEqual(highlights(at('Inter‸viewer 1')), lines);
    deepEqual(highlights(at('interviewer1‸ :')), lines);
    deepEqual(highlights('‸Maya\n\nOne.\n\nMaya\n\nTwo.\n\nMaya\n\nThree.\n'), [
      '1: Maya',
      '5: Maya',
      '9: Maya',
    ]);
  });

  it('a quote and the words that it quotes', () => {
    deepEqual(highlights(at('"some ‸data"')), ['3: Some data', '4: "some data"']);
  });

  it('and nothing for a word of talk, a line that is blank, or a mark with no label', () => {
    for (const marked of [at('We lost ‸data'), at('happened?\n‸'), at(' ‸We lost'), 'Yes.\n\n#‸\n\n#\n'])
      deepEqual(highlights(marked), []);
  });
});
