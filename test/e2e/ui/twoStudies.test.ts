import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { sample } from '../../protocol/commandLine';
import { showTrees, tree, treeRow, walk } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { goTo, openTranscript } from './workbench';

/** One talk for both studies, coded with a code of each. */
const talk = 'Interviewer: And then?\n\nInterviewee: It was gone.\n\nLoan-overdue\nTEST-no-tests\n';

describe('Two studies as two folders of one workspace', () => {
  const workbench = useWorkbench({
    folder: path.resolve(__dirname, '../study'),
    prepare: (library) => {
      const above = path.dirname(library);
      fs.cpSync(sample, path.join(above, 'software'), { recursive: true });
      fs.writeFileSync(path.join(library, 'Interview 21.transcript'), talk);
      fs.writeFileSync(path.join(above, 'software', 'interviews', 'Interview 22.txt'), talk);
      const folders = [{ path: path.basename(library) }, { path: 'software' }];
      fs.writeFileSync(path.join(above, 'both.code-workspace'), JSON.stringify({ folders }));
    },
    workspaceFile: '../both.code-workspace',
  });

  it('stand in both trees, each above its own interviews and codes', async () => {
    const { page } = workbench();
    await showTrees(page);
    for (const [view, ofLibrary, ofSoftware] of [
      ['Interviews', 'Interview 21', 'Interview 22'],
      ['Codes', 'Shelf-issues', 'Documentation [DOC]'],
    ] as const) {
      const rows = tree(page, view);
      await treeRow(rows, 'Keeping software alive').waitFor();
      const shown = (await walk(page, rows, ({ level }) => level === 1)).map(
        ({ spoken }) => spoken.split(',')[0],
      );
      const order = ['Running a small library', ofLibrary, 'Keeping software alive', ofSoftware];
      assert.deepEqual(
        shown.filter((row) => order.includes(row ?? '')),
        order,
      );
    }
  });

  for (const [file, line, unknown] of [
    ['Interview 21.transcript', 6, 'TEST-no-tests'],
    ['interviews/Interview 22.txt', 5, 'Loan-overdue'],
  ] as const)
    it(`judge ${path.basename(file)} by the codebook of its own study`, async () => {
      const { page } = workbench();
      const editor = await openTranscript(page, file);
      await editor.locator('.squiggly-error').first().waitFor();
      assert.equal(await editor.locator('.squiggly-error').count(), 1);
      await goTo(page, line);
      await page.keyboard.press('F8');
      await editor.getByText(`“${unknown}” is not in the codebook.`).first().waitFor();
      await page.keyboard.press('Escape');
    });
});
