import { deepEqual, ok } from 'node:assert/strict';
import { countedEntries, countsInWords } from '../../../../server/src/features/navigation/countedEntries';
import { studyOf } from '../../studyFixture';
import { timesTheWork } from '../../work';

const talk = (...codes: string[]) =>
  codes.map((code, i) => `Interviewer\n\nQuestion ${i}?\n\nMaria\n\nAnswer ${i}.\n\n${code}\n`).join('\n');

/** What stands above each entry of a codebook. */
function countsOf(codebook: string, files: Record<string, string>): string[] {
  const { study } = studyOf({ 'codebook.yaml': codebook, ...files });
  return countedEntries(study).map(
    ({ range, of }) => `${codebook.slice(range.start, range.end)}: ${countsInWords(study, of)}`,
  );
}

describe('The counts above the entries of a codebook', () => {
  const files = {
    'Interview 1 - Ann.txt': talk('Data-loss', 'Data-loss', 'Data-late'),
    'Interview 1 - Bo.txt': talk('data_lost'),
    'Interview 2 - Ann.txt': talk('Data-loss'),
  };

  it('say how often each code is used, in all its spellings, and in how many interviews', () => {
    const codebook =
      'codes:\n  - code: Data-loss\n    aliases: [data_lost]\n  - Data-late\n  - code: "Misc: x"\n';
    deepEqual(countsOf(codebook, files), [
      'Data-loss: 4 codings · 2 interviews',
      'Data-late: 1 coding · 1 interview',
      '"Misc: x": not used yet',
    ]);
  });

  it('say of a code that only heads others how often all of them are used', () => {
    const codebook =
      'codes:\n  - code: Data\n    codes:\n      - code: Lost\n        codes:\n          - code: Data-loss\n            aliases: [data_lost]\n      - Data-late\n  - code: Empty\n    codes: [Nothing]\n';
    deepEqual(countsOf(codebook, files), [
      'Data: all its codes: 5 codings · 2 interviews',
      'Data-loss: 4 codings · 2 interviews',
      'Data-late: 1 coding · 1 interview',
      'Empty: not used yet',
      'Nothing: not used yet',
    ]);
  });

  it('say of a code with sub-codes that is used itself how often it is', () => {
    const codebook = 'codes:\n  - code: Data-loss\n    codes: [Data-late]\n';
    deepEqual(countsOf(codebook, files)[0], 'Data-loss: 3 codings · 2 interviews');
  });

  it('grow with the codebook and not faster', async function () {
    this.timeout(60_000);
    const codebookOf = (codes: number) =>
      `codes:\n${Array.from({ length: codes / 20 }, (_, f) => `  - code: F${f}\n    codes:\n${Array.from({ length: 19 }, (_, c) => `      - code: f${f}c${c}\n`).join('')}`).join('')}`;
    const studyWith = (codes: number) =>
      studyOf({ 'codebook.yaml': codebookOf(codes), 'a.txt': talk('f1c1', 'f2c2') }).study;
    const [small, large] = [studyWith(320), studyWith(5120)];
    const all = (study: typeof small) => countedEntries(study).map(({ of }) => countsInWords(study, of));
    ok(all(large).length === 5120);
    const times = await timesTheWork(
      16,
      () => all(small),
      () => all(large),
    );
    ok(times < 4, `${times} times the work`);
  });
});
