import { deepEqual, equal } from 'node:assert/strict';
import { firstTurnOf, namedThings, searchNames } from '../../../../server/src/features/navigation/nameSearch';
import { studyOf } from '../../studyFixture';

const talk = (title: string, code: string) =>
  `${title}\n\nInterviewer\n\nWhy?\n\nDr Lee\n\nOh.\n\n${code}\n\nDr Lee\n\nYes.\n\nDr Lee\n\nNo.\n`;
const files = {
  '1.txt': talk('Interview 35 - Ilan', 'Data-loss'),
  '2.txt': talk('Interview 36 - Noa', 'Data-losss'),
  'codebook.yaml': `codes:
  - code: Data
    codes:
      - code: Data-loss
        aliases: [Missing-rows]
      - code: Data-loss-fix
      - code: QM-drift
        deprecated: yes
`,
};

/** What is found, best first. */
function search(typed: string, book = true, most = 50): string[] {
  const { 'codebook.yaml': codebook, ...transcripts } = files;
  const { study } = studyOf(book ? { ...transcripts, 'codebook.yaml': codebook } : transcripts);
  return searchNames(namedThings(study), typed, most).map(({ type, label, detail, deprecated, place }) => {
    const where =
      place.kind === 'codebook' ? 'codebook' : `${place.file}${place.coding < 0 ? '' : ` #${place.coding}`}`;
    return `${type} ${label}${detail && ` | ${detail}`}${deprecated ? ' (deprecated)' : ''} @ ${where}`;
  });
}

describe('The names of a study', () => {
  it('are its codes, its interviews and its speakers', () => {
    deepEqual(search(''), [
      'topic Data @ codebook',
      'issue Data-loss | Data @ codebook',
      'fix Data-loss-fix | Data @ codebook',
      'topic QM-drift | Data (deprecated) @ codebook',
      'unknown Data-losss @ 2.txt #0',
      'interview Interview 35 · Ilan @ 1.txt',
      'interview Interview 36 · Noa @ 2.txt',
      'speaker Interviewer | 2 interviews @ 1.txt',
      'speaker Dr Lee | 2 interviews @ 1.txt',
    ]);
  });

  it('lead to their first use where there is no codebook', () => {
    deepEqual(search('data', false), [
      'topic Data-loss | Data @ 1.txt #0',
      'topic Data-losss | Data @ 2.txt #0',
    ]);
  });

  const found = (typed: string) => search(typed).map((line) => line.replace(/^\S+ | [|@(].*$/g, ''));
  it('are found by how they begin, before those that have it in the middle', () => {
    deepEqual(found('int'), ['Interview 35 · Ilan', 'Interview 36 · Noa', 'Interviewer']);
    deepEqual(found('lo'), ['Data-loss', 'Data-loss-fix', 'Data-losss']);
    deepEqual(found('36'), ['Interview 36 · Noa']);
  });

  it('are found by other spellings, in any case, and by letters in their order', () => {
    deepEqual(found('MISSING'), ['Data-loss']);
    deepEqual(found('dlf'), ['Data-loss-fix']);
    deepEqual(found('int ilan'), ['Interview 35 · Ilan']);
    deepEqual(found('zebra'), []);
  });

  it('are as many as are wanted, the best of them', () => {
    deepEqual(search('lo', true, 2), search('lo').slice(0, 2));
    equal(search('', true, 3).length, 3);
  });

  it('lead to the first turn of a speaker', () => {
    const transcript = studyOf(files).transcript('2.txt');
    const range = firstTurnOf(transcript, 'Dr Lee');
    equal(range?.start, transcript.text.indexOf('Dr Lee'));
    equal(firstTurnOf(transcript, 'Dr Poe'), null);
  });
});
