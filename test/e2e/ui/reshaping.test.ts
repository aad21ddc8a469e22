import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import { until } from '../until';
import { renameFromTree } from './reshapingHands';
import { chooseRow, tree, treeRow } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { goTo, openFile, openTranscript } from './workbench';

describe('Reshaping the codebook', () => {
  const workbench = useWorkbench({ folder: sample });

  it('renames a code from its row, after a look at every file, and one undo takes all of it back', async () => {
    const { page, folder, hands } = workbench();
    // A file that VS Code has just saved and closed may be left out of an undo, and the codebook would have no tab.
    await openFile(page, 'codebook.yaml');
    await openTranscript(page, 'Interview 1 - Maya.txt');
    await renameFromTree(page, 'Bus factor', 'Truck factor');
    await until('the new label on disk', () => count(folder, 'Truck factor') === count(sample, 'Bus factor'));
    assert.equal(count(folder, 'Bus factor'), 0, 'no ghost is left');
    await same(folder, (text) => text.replaceAll('Truck factor', 'Bus factor'));

    await undoOnce(page);
    // VS Code changes one file after the other, and shows those in tabs that it finds time to.
    await until('everything as it was', async () => {
      await hands.run('workbench.action.files.saveAll');
      return count(folder, 'Truck factor') === 0;
    });
    await same(folder);
  });

  it('takes a renaming back with a key of the tree that it was started in, and saves it', async () => {
    const { page, folder, hands } = workbench();
    // Tabs that VS Code shows of the undo before would take the keyboard from the question for the name.
    await hands.run('workbench.action.closeAllEditors');
    // With one of them in sight, all others are opened and changed behind the scenes.
    await openTranscript(page, 'Interview 1 - Maya.txt');
    await renameFromTree(page, 'Bus factor', 'Truck factor');
    await until('the new label on disk', () => count(folder, 'Truck factor') === count(sample, 'Bus factor'));
    await chooseRow(page, tree(page, 'Codes'), 'Truck factor');
    await page.keyboard.press('Control+Z');
    await same(folder);
    // VS Code keeps the files open for minutes then, and the server knows them as VS Code does.
    await chooseRow(page, tree(page, 'Codes'), 'Bus factor');
    await treeRow(tree(page, 'Codes'), 'Truck factor').waitFor({ state: 'detached' });
  });
});

/** Undoes once, which is for all files. */
async function undoOnce(page: Page): Promise<void> {
  // VS Code undoes in all files only when none of them is closed meanwhile, as it is when it has just been saved.
  await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  // The panel may have the keyboard still.
  await goTo(page, 1);
  await page.keyboard.press('Control+Z');
}

/** How many lines of a study are of a code: those that code with it, and its entry. What somebody says does not count. */
function count(folder: string, label: string): number {
  const isOf = (line: string) =>
    line === label || line === `- code: ${label}` || line.startsWith(`${label} "`);
  return files().reduce((sum, file) => {
    const all = read(folder, file).split(/\r\n|\n/);
    return sum + all.filter((line) => isOf(line.trim())).length;
  }, 0);
}

/** Waits until every file of the study is that of the sample, byte for byte, once `back` has been done to it. VS Code
 *  empties a file before it writes it, and one may be read in between. */
async function same(folder: string, back: (text: string) => string = (text) => text): Promise<void> {
  const other = () => files().find((file) => back(read(folder, file)) !== read(sample, file));
  await until('every file to be as in the sample', () => !other()).catch(() => {
    const file = other();
    if (file) assert.equal(back(read(folder, file)), read(sample, file), file);
  });
}

function files(): string[] {
  const all = fs.readdirSync(sample, { recursive: true, encoding: 'utf8' });
  return all.filter((file) => /\.(txt|yaml)$/.test(file));
}

function read(folder: string, file: string): string {
  return fs.readFileSync(path.join(folder, file), 'latin1');
}
