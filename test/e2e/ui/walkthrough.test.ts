import * as assert from 'node:assert/strict';
import { sample } from '../../protocol/commandLine';
import { showTrees, tree, treeRow } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { goTo, openTranscript, runCommand } from './workbench';

describe('The walkthrough', () => {
  const workbench = useWorkbench({ folder: sample, fresh: true });

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

    await openTranscript(page, 'interviews/Interview 2 - Jonas.txt');
    const progress = (words: string) => page.locator('.statusbar-item', { hasText: words }).waitFor();
    await progress('38 of 48 passages coded');
    await goTo(page, 16);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('PEOPLE-pride');
    await page.keyboard.press('Escape');
    // However it was written: by hand, too.
    await progress('39 of 48 passages coded');
    await runCommand(page, 'Marginalia: Get Started');
    await ticked('Write a code under a passage', true);
    await ticked('See a mistake, and mend it', false);

    const editor = await openTranscript(page, 'interviews/Interview 5 - Jonas.txt');
    await editor.locator('.squiggly-error').first().waitFor();
    await goTo(page, 107);
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('TEST-in-production');
    await page.keyboard.press('Escape');
    await editor.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await runCommand(page, 'Marginalia: Get Started');
    await ticked('See a mistake, and mend it', true);
  });
});
