// Two studies as two folders of one workspace, in a window with the whole extension and the server.
import { deepEqual, equal } from 'node:assert/strict';
import { filesOf, useWindow } from '../vscode/window';

/** One talk for both studies, coded with a code of each. */
const talk = 'Interviewer: And then?\n\nInterviewee: It was gone.\n\nLoan-overdue\nTEST-no-tests\n';

function under(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

describe('Two studies as two folders of one workspace', () => {
  const window = useWindow({
    folders: ['/library', '/software'],
    files: {
      ...under('/library', { ...filesOf('test/e2e/study'), 'Interview 21.transcript': talk }),
      ...under('/software', {
        ...filesOf('samples/keeping-software-alive'),
        'interviews/Interview 22.txt': talk,
      }),
    },
  });

  for (const [view, ofLibrary, ofSoftware] of [
    ['interviews', 'Interview 21', 'Interview 22'],
    ['codes', 'Shelf-issues', 'Documentation [DOC]'],
  ] as const)
    it(`stand in the tree of ${view}, each above its own`, async () => {
      const tree = await window().tree(view);
      await window().row(tree, 'Keeping software alive');
      const order = ['Running a small library', ofLibrary, 'Keeping software alive', ofSoftware];
      const shown = tree.spoken().map((spoken) => spoken.split(',')[0] ?? '');
      deepEqual(
        shown.filter((row) => order.includes(row)),
        order,
      );
    });

  for (const [file, unknown] of [
    ['/library/Interview 21.transcript', 'TEST-no-tests'],
    ['/software/interviews/Interview 22.txt', 'Loan-overdue'],
  ] as const)
    it(`judge ${file} by the codebook of its own study`, async () => {
      const errors = () =>
        window()
          .problems(file)
          .filter(({ severity }) => severity === 0);
      await window().until('the problem', () => errors().length > 0);
      equal(errors().length, 1);
      equal(
        errors()[0]?.message.includes(`“${unknown}” is not in the codebook.`),
        true,
        errors()[0]?.message,
      );
    });

  it('have their codebooks chosen from where the file in the editor is in neither', async () => {
    void window().run('marginalia.openCodebook');
    const list = await window().list('Open Codebook');
    equal(list.rows().length, 2);
    await window().press('escape');
  });
});
