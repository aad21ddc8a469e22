import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import { onPanelRow, panelRows } from './panelRows';
import { useWorkbench } from './useWorkbench';
import { goTo, openTranscript, pick, runCommand, saved, waitForSelected } from './workbench';

const first = 'Interview 1 - Maya.txt';

/** On which the first passage of DOC-outdated has its code, from 1. */
const firstLine = 101;

describe('The quotes of a code', () => {
  const workbench = useWorkbench({ folder: sample, size: { width: 1280, height: 1000 } });

  /** The quotes of DOC-outdated, with the keyboard on the one at the cursor, the first one of the list. */
  async function showQuotes(page: Page): Promise<void> {
    await openTranscript(page, `interviews/${first}`);
    await goTo(page, firstLine);
    await runCommand(page, 'Marginalia: Show Quotes of Code');
    await quotes(page)
      .getByRole('treeitem', { name: /^Interview 1 · Maya/ })
      .waitFor();
    // The list may show the same code already: the command is done when the keyboard is in it.
    await onPanelRow(quotes(page), 'came in? First I looked for the manual.');
  }

  it('are worked through by keyboard: looked at, recoded, removed and written about, each undone in one step', async () => {
    const { page, folder } = workbench();
    const file = path.join(folder, 'interviews', first);
    const before = fs.readFileSync(file, 'utf8');
    const [start = 0, next = 0] = linesOf(before, 'DOC-outdated');
    await showQuotes(page);
    await ofFirst(page, 2);
    await page.keyboard.press('F2');
    await pick(page, 'PEOPLE-pride', 'PEOPLE-pride');
    await ofFirst(page, 1);
    await waitForSelected(page, file, wordsAbove(before, next));
    await saved(page, file, before.replace('DOC-outdated', 'PEOPLE-pride'));
    await page.keyboard.press('Control+Z');
    await ofFirst(page, 2);
    await waitForSelected(page, file, wordsAbove(before, start));
    await onPanelRow(quotes(page), wordsAbove(before, start));
    await saved(page, file, before);

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await waitForSelected(page, file, wordsAbove(before, next));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await waitForSelected(page, file, wordsAbove(before, start));
    await page.keyboard.press('Delete');
    await ofFirst(page, 1);
    await saved(page, file, before.replace('DOC-outdated\n\n', ''));
    await waitForSelected(page, file, wordsAbove(before, next));
    await page.keyboard.press('Control+Z');
    await ofFirst(page, 2);
    await waitForSelected(page, file, wordsAbove(before, start));
    await onPanelRow(quotes(page), wordsAbove(before, start));
    await saved(page, file, before);

    await page.keyboard.press('Control+K');
    await page.keyboard.press('n');
    const input = page.locator('.quick-input-widget:visible input[type="text"]');
    await input.fill('Ask again.');
    await input.press('Enter');
    await saved(page, file, before.replace('DOC-outdated\n', 'DOC-outdated\n\n// Ask again.\n'));
    await page.keyboard.press('Control+Z');
    await saved(page, file, before);
    await ofFirst(page, 2);
  });
});

function quotes(page: Page) {
  return panelRows(page, 'Quotes');
}

/** Waits until so many quotes of the first interview are listed, and the list has the keyboard. What undoing does last is
 *  to select the row of the quote: whoever opens a box before may lose it. */
async function ofFirst(page: Page, count: number): Promise<void> {
  const spoken = `Interview 1 · Maya, ${count} coding${count === 1 ? '' : 's'}`;
  await quotes(page).getByRole('treeitem', { name: spoken, exact: true }).waitFor();
  await quotes(page).locator('[role="treeitem"]:focus').waitFor();
}

/** The lines, from 1, that are just this text. */
function linesOf(text: string, line: string): number[] {
  return text.split('\n').flatMap((one, index) => (one === line ? [index + 1] : []));
}

/** The last line of talk above a line, from 1. */
function wordsAbove(text: string, line: number): string {
  const above = text.split('\n').slice(0, line - 1);
  return above.findLast((one) => one !== '' && !/^[A-Z]+-[a-z-]+$/.test(one)) ?? '';
}
