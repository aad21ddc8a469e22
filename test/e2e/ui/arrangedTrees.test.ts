import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { sample } from '../../protocol/commandLine';
import { expand, showTrees, tree, treeRow } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { chooseCommand, drag, lines, openFile, runCommand, save } from './workbench';

describe('The trees, filtered and dragged from', () => {
  const workbench = useWorkbench({
    folder: sample,
    prepare: (copy) => fs.writeFileSync(path.join(copy, 'notes.md'), '\n'),
  });

  it('show what is typed, say when nothing is left, and show everything again', async () => {
    const { page } = workbench();
    await showTrees(page);
    const codes = tree(page, 'Codes');
    await codes.getByRole('treeitem').first().waitFor();
    const before = await codes.getByRole('treeitem').count();
    const input = page.locator('.quick-input-widget:visible input[type="text"]');
    await chooseCommand(page, 'Marginalia: Filter Codes…');
    await page.locator('.quick-input-titlebar', { hasText: 'Filter Codes' }).waitFor();
    await input.fill('no such code');
    await page.getByText('No code is left: the filter hides all of them.').waitFor();
    await input.fill('outdated');
    const family = codes.getByRole('treeitem').first();
    await family.waitFor();
    await input.press('Enter');
    await expand(codes, family);
    await treeRow(codes, 'DOC-outdated').waitFor();
    await treeRow(codes, 'DOC-outdated-fix').waitFor();
    assert.ok((await codes.getByRole('treeitem').count()) <= 3);
    await runCommand(page, 'Marginalia: Clear Filter of Codes');
    await codes
      .getByRole('treeitem')
      .nth(before - 1)
      .waitFor();
  });

  it('give a quote to a note as a citation', async () => {
    const { page, folder } = workbench();
    const editor = await openFile(page, 'notes.md');
    await showTrees(page);
    const interviews = tree(page, 'Interviews');
    await expand(interviews, treeRow(interviews, 'Interview 2'));
    await expand(interviews, treeRow(interviews, 'DOC-outdated'));
    await expand(interviews, treeRow(interviews, 'DOC-outdated-fix'));
    await drag(page, treeRow(interviews, 'true on the third of March'), editor.locator('.view-line').first());
    await lines(editor, 'coded by Jonas').first().waitFor();
    await editor.click();
    await save(page);
    assert.match(
      fs.readFileSync(path.join(folder, 'notes.md'), 'utf8'),
      /^> true on the third of March\n>\n> — .+, Interview 2, coded by Jonas \(interviews\/Interview 2 - Jonas\.txt, line \d+\)\n/,
    );
  });
});
