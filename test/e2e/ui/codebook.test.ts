import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import { comesToPass, until } from '../until';
import { useWorkbench } from './useWorkbench';
import { goTo, openFile, openTranscript, rows, runCommand } from './workbench';

describe('Changing the codebook', () => {
  const workbench = useWorkbench({ folder: sample });

  it('shows at once which transcripts use a code that was taken out, and undo brings it back', async () => {
    const { page } = workbench();
    await openTranscript(page, 'Interview 1 - Maya.txt');
    const problems = await showProblems(page, 'Bus factor');
    await rows(problems, 'Interview 5 - Jonas.txt').waitFor({ state: 'detached' });

    await openFile(page, 'codebook.yaml');
    await goTo(page, lineOf('  - code: Bus factor'));
    await page.keyboard.press('Control+Shift+End');
    await page.keyboard.press('Delete');
    // The first of these is open in an editor, the second is not.
    for (const file of ['Interview 1 - Maya.txt', 'Interview 2 - Jonas.txt'])
      await rows(problems, file).waitFor();
    await rows(problems, '“Bus factor” is not in the codebook.').first().waitFor();

    await page.keyboard.press('Control+Z');
    await rows(problems, 'Bus factor').first().waitFor({ state: 'detached' });
    await page.locator('.tab.active:not(.dirty)').waitFor();
  });

  it('wraps the lines of the codebook at a click, which is offered while they are not wrapped', async () => {
    const { page } = workbench();
    const editor = await openFile(page, 'codebook.yaml');
    const offer = page.getByRole('button', { name: 'Wrap Long Lines of Codebook' });
    await offer.click();
    await offer.waitFor({ state: 'detached' });
    await editor.click();
    await page.keyboard.press('Alt+Z');
    await offer.waitFor();
  });
});

/** The problems of all files whose text has these words in it. */
async function showProblems(page: Page, words: string): Promise<Locator> {
  await runCommand(page, 'Problems: Focus on Problems View');
  const filter = page.locator('.panel .viewpane-filter-container input');
  const panel = page.locator('.markers-panel-container');
  await panel.waitFor();
  // The view may still be drawing, and take the keyboard or the words away.
  await until('the words in the filter', async () => {
    await filter.fill(words);
    const found = rows(panel, words).first().or(panel.getByText('No results found'));
    const isFiltered = await comesToPass(found.waitFor({ timeout: 3000 }));
    return isFiltered && (await filter.inputValue()) === words;
  });
  return panel;
}

/** A line of the sample's codebook, from 1. */
function lineOf(line: string): number {
  return fs.readFileSync(path.join(sample, 'codebook.yaml'), 'utf8').split('\n').indexOf(line) + 1;
}
