import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { sample } from '../../protocol/commandLine';
import { codesOf, summaryOf, totals } from './counts';
import { showTrees, tree, treeRow, walk } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { lines } from './workbench';

describe('A folder of transcripts without a codebook', () => {
  const workbench = useWorkbench({
    folder: sample,
    prepare: (copy) => fs.rmSync(path.join(copy, 'codebook.yaml')),
  });

  it('is welcomed with the next step, which makes a codebook and fills the trees', async () => {
    const { page, folder } = workbench();
    await showTrees(page);
    await page.getByText('There is no study here yet').waitFor();
    await page.getByRole('button', { name: 'Create Codebook from Transcripts' }).click();

    await page.locator('.tab.active[data-resource-name="codebook.yaml"]').waitFor();
    const codebook = page.locator('.monaco-editor[data-uri$="codebook.yaml"]');
    await lines(codebook, 'study: keeping-software-alive').waitFor();
    await page
      .getByText(/Created a codebook with \d+ codes from 8 transcripts\./)
      .first()
      .waitFor();

    await treeRow(tree(page, 'Interviews'), 'Interview 7').waitFor();
    const rows = await walk(page, tree(page, 'Codes'), ({ level }) => level === 1);
    assert.deepEqual(codesOf(rows), totals(await summaryOf(folder)));
  });
});
