// Many quotes in one list, of which the page holds a few.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { sample } from '../../protocol/commandLine';
import { comesToPass, until } from '../until';
import { onPanelRow, panelRows } from './panelRows';
import { useWorkbench } from './useWorkbench';
import { goTo, openTranscript, runCommand } from './workbench';

/** Interviews that are open from the start, and the quotes that each has: more would stand under parts of it. */
const [interviews, count] = [5, 190];
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const fileOf = (interview: number) => `interviews/Interview ${100 + interview} - Rosa.txt`;
const turn = (number: number) =>
  `Interviewee\n\nJar ${number} cracked${' in the kiln'.repeat(number % 40)}.\n\nDOC-scattered-fix\n\n`;

describe('A list of many quotes', () => {
  const workbench = useWorkbench({
    folder: sample,
    prepare(copy) {
      for (const interview of upTo(interviews))
        fs.writeFileSync(path.join(copy, fileOf(interview)), upTo(count).map(turn).join(''));
    },
  });

  it('is gone through by keyboard from end to end, and each row says its place among all of them', async () => {
    const { page } = workbench();
    await openTranscript(page, fileOf(1));
    await goTo(page, 5);
    await runCommand(page, 'Marginalia: Show Quotes of Code');
    const rows = panelRows(page, 'Quotes');
    await onPanelRow(rows, 'Jar 1 cracked');
    const hasPlace = async (place: number) => {
      const row = rows.locator('[role="treeitem"]:focus');
      assert.deepEqual(
        [await row.getAttribute('aria-posinset'), await row.getAttribute('aria-setsize')],
        [String(place), String(count)],
      );
      assert.ok((await rows.getByRole('treeitem').count()) < 200);
    };
    await hasPlace(1);
    await until('the last quote to have the keyboard', async () => {
      // Whoever presses it before all rows have come is at the last of those that had.
      await page.keyboard.press('End');
      return comesToPass(onPanelRow(rows, `Jar ${count} cracked`, 3));
    });
    await hasPlace(count);
    await page.keyboard.press('ArrowUp');
    await onPanelRow(rows, `Jar ${count - 1} cracked`);
    await rows.getByRole('treeitem', { name: /^Interview 105 · Rosa/ }).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('PageDown');
    await rows.locator('[role="treeitem"]:focus').waitFor();
    assert.ok((await rows.getByRole('treeitem').count()) < 200);
  });
});
