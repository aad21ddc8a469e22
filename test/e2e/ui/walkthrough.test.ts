import * as assert from 'node:assert/strict';
import { sample } from '../../protocol/commandLine';
import { showTrees, tree, treeRow } from './sideBar';
import { runCommand, useWorkbench } from './workbench';

describe('The walkthrough', () => {
  const workbench = useWorkbench({ folder: sample });

  it('has five steps, which tick themselves when they are done', async () => {
    const { page } = workbench();
    await runCommand(page, 'Marginalia: Get Started');
    const steps = page.locator('.gettingStartedContainer .getting-started-step');
    const ticked = (title: string, is: boolean) =>
      steps
        .filter({ hasText: title })
        .and(page.locator(`[aria-checked="${is}"]`))
        .waitFor();
    await ticked('Open your transcripts', true);
    await ticked('Create a codebook', true);
    for (const title of ['Write a code under a passage', 'See a mistake, and mend it', 'Look your codes up'])
      await ticked(title, false);
    assert.equal(await steps.count(), 5);

    await showTrees(page);
    await treeRow(tree(page, 'Interviews'), 'Interview 7').waitFor();
    await ticked('Look your codes up', true);
  });
});
