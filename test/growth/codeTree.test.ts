// How the work of drawing the codes of a study grows with their number.
import { equal, ok } from 'node:assert/strict';
import { everything } from '../../server/src/features/trees/arrangement';
import { codeTreeOf } from '../../server/src/features/trees/codeTree';
import { childRows } from '../../server/src/features/trees/treeRows';
import { studyOf } from '../unit/studyFixture';
import { timesTheWork } from '../unit/work';

/** A study of so many codes, flat or in families, each used in a fifth of the files. */
function studyWith(codes: number, labelOf: (code: number) => string) {
  const labels = Array.from({ length: codes }, (_, code) => labelOf(code));
  const talk = (file: number) =>
    labels
      .filter((_, code) => (code + file) % 5 === 0)
      .map((label) => `Interviewee: Some words.\n\n${label}\n`)
      .join('\n');
  const files = Array.from({ length: 20 }, (_, file) => [`${file}.txt`, talk(file)]);
  const codebook = `codes:\n${labels.map((label) => `  - code: ${label}\n`).join('')}`;
  return studyOf({ 'codebook.yaml': codebook, ...Object.fromEntries(files) }).study;
}

describe('The first level of the codes', () => {
  for (const [what, labelOf] of [
    ['without families', (code: number) => `Topic${code}`],
    ['in families', (code: number) => `Family${code % 50}-topic${code}`],
  ] as const)
    it(`is hardly more work for 5,000 codes than for 140, ${what}, in every order`, async () => {
      const [few, many] = [studyWith(140, labelOf), studyWith(5000, labelOf)];
      for (const sort of ['given', 'name', 'count'] as const) {
        const draw = (study: typeof few, times: number) => {
          for (let time = 0; time < times; time++)
            ok(childRows(codeTreeOf(study, { ...everything, sort }), []).length > 0);
        };
        draw(many, 400);
        const times = await timesTheWork(
          4,
          () => draw(few, 100),
          () => draw(many, 400),
        );
        ok(times <= 3, `it is ${times.toFixed(2)} times as much in the order ${sort}`);
      }
    }).timeout(60_000);

  it('follows every change of the study', () => {
    const study = studyWith(3, (code) => `Topic${code}`);
    const counts = () => childRows(codeTreeOf(study, everything), []).map(({ description }) => description);
    const before = counts();
    study.set('0.txt', null);
    const after = counts();
    equal(before.length, after.length);
    ok(before[0] !== after[0], before[0]);
  });
});
