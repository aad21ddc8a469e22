import { deepEqual, equal } from 'node:assert/strict';
import { quotesListOf } from '../../../../server/src/features/retrieval/quotesList';
import { wholeQuotes } from '../../../../server/src/features/retrieval/wholeQuotes';
import { part } from '../../../../server/src/features/trees/tree';
import { studyOf } from '../../studyFixture';

const codebook = 'codes:\n  - code: DA-loss\n    aliases: [DA-losing]\n  - code: DA-age\n';
const long = 'We lost all of it, '.repeat(30).trim();

describe('The quotes of a list, whole', () => {
  const text = `Interviewee\n\n${long}\n\nDA-losing "lost all of it, We"\n\nDA-age\n\nInterviewer\n\nAnd then?\n\nDA-loss\n`;
  const { study, transcript } = studyOf({ 'codebook.yaml': codebook, 'Interview 1 - Ilan.txt': text });
  const file = 'Interview 1 - Ilan.txt';
  const wanted = {
    of: { kind: 'code' as const, name: 'DA-loss' },
    interview: null,
    coder: null,
    family: null,
  };

  it('have all words, who says them, where, and every code on the passage', () => {
    const list = quotesListOf(study, { ...wanted, speaker: null });
    const found = wholeQuotes(list, { study, file, transcript: transcript(file) }, file);
    deepEqual(
      found.map(({ words, speaker, line, labels }) => ({ words, speaker, line, labels })),
      [
        { words: 'lost all of it, We', speaker: 'Interviewee', line: 2, labels: ['DA-loss', 'DA-age'] },
        { words: 'And then?', speaker: 'Interviewer', line: 10, labels: ['DA-loss'] },
      ],
    );
    equal(
      found[1]?.citation,
      `> And then?\n>\n> — Interviewer, Interview 1, coded by Ilan (${file}, line 11)`,
    );
  });

  it('are not cut short, and are those of the rows of the list', () => {
    const age = quotesListOf(study, { ...wanted, of: { kind: 'code', name: 'DA-age' }, speaker: null });
    const [whole] = wholeQuotes(age, { study, file, transcript: transcript(file) }, file);
    equal(whole?.words, long);
    deepEqual([whole?.row], age.parts([part('file', file)]));
    const some = quotesListOf(study, { ...wanted, speaker: 'Interviewer' });
    equal(wholeQuotes(some, { study, file, transcript: transcript(file) }, file).length, 1);
  });
});
