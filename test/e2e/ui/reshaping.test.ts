import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import { until } from '../until';
import { apply, choose, question, renameFromTree } from './reshapingHands';
import { useWorkbench } from './useWorkbench';
import { chooseCommand, goTo, openFile, openTranscript, runCommand } from './workbench';

describe('Reshaping the codebook', () => {
  const workbench = useWorkbench({ folder: sample });

  it('renames a code from its row, after a look at every file, and one undo takes all of it back', async () => {
    const { page, folder } = workbench();
    await openTranscript(page, 'Interview 1 - Maya.txt');
    await renameFromTree(page, 'Bus factor', 'Truck factor');
    await until('the new label on disk', () => count(folder, 'Truck factor') === count(sample, 'Bus factor'));
    assert.equal(count(folder, 'Bus factor'), 0, 'no ghost is left');
    await same(folder, (text) => text.replaceAll('Truck factor', 'Bus factor'));

    await undoOnce(page);
    await until('everything as it was', () => count(folder, 'Truck factor') === 0);
    await same(folder);
  });

  it('renames a code with F2 in a transcript, and keeps the old label as an alias when asked to', async () => {
    const { page, folder } = workbench();
    await openTranscript(page, 'Interview 1 - Maya.txt');
    await goTo(page, 251, 3);
    await typeNewName(page, 'PEOPLE-proud');
    await choose(page, 'Rename PEOPLE-pride', 'Keep it as an alias');
    await apply(page);
    const both = count(sample, 'PEOPLE-pride');
    await until('the new label on disk', () => count(folder, 'PEOPLE-proud') === both);
    const alias = /\n +aliases: \[PEOPLE-pride\]/;
    assert.match(read(folder, 'codebook.yaml'), alias);
    await same(folder, (text) => text.replace(alias, '').replaceAll('PEOPLE-proud', 'PEOPLE-pride'));
    await undoOnce(page);
    await until('everything as it was', () => count(folder, 'PEOPLE-proud') === 0);
    await same(folder);
  });

  it('renames a code with F2 in the codebook, and nothing when the question about the old label is left', async () => {
    const { page, folder } = workbench();
    await openFile(page, 'codebook.yaml');
    const before = read(sample, 'codebook.yaml').split('\n');
    const line = before.findIndex((text) => text.trim() === '- code: PEOPLE-pride') + 1;
    const column = (before[line - 1] ?? '').indexOf('PEOPLE') + 3;
    await goTo(page, line, column);
    await typeNewName(page, 'PEOPLE-proud');
    await question(page, 'Rename PEOPLE-pride');
    await page.keyboard.press('Escape');
    // The test host shows no toasts, only the list behind the bell.
    await page.locator('#status\\.notifications .codicon-bell-dot').click();
    await page.locator('.notifications-center', { hasText: 'Nothing was renamed.' }).waitFor();
    await same(folder);

    await goTo(page, line, column);
    await typeNewName(page, 'PEOPLE-proud');
    await choose(page, 'Rename PEOPLE-pride', 'Forget it');
    await apply(page);
    const both = count(sample, 'PEOPLE-pride');
    await until('the new label on disk', () => count(folder, 'PEOPLE-proud') === both);
    await same(folder, (text) => text.replaceAll('PEOPLE-proud', 'PEOPLE-pride'));
    await undoOnce(page);
    await until('everything as it was', () => count(folder, 'PEOPLE-proud') === 0);
    await same(folder);
  });

  it('merges a code into another one, which gets its codings, and undoes that at once', async () => {
    const { page, folder } = workbench();
    const before = count(sample, 'PEOPLE-pride');
    const into = count(sample, 'PEOPLE-pairing');
    await openTranscript(page, 'Interview 1 - Maya.txt');
    await goTo(page, 251, 3);
    await chooseCommand(page, 'Marginalia: Merge Codes…');
    await choose(page, 'Merge PEOPLE-pride', 'PEOPLE-pairing');
    await choose(page, 'Merge PEOPLE-pride', 'Forget it');
    await apply(page);
    // The entry of the merged code goes.
    await until('the merged codings on disk', () => count(folder, 'PEOPLE-pairing') === before - 1 + into);
    assert.equal(count(folder, 'PEOPLE-pride'), 0, 'no ghost is left');
    await undoOnce(page);
    await until('everything as it was', () => count(folder, 'PEOPLE-pride') === before);
    await same(folder);
  });

  it('splits a code by its quotes, one at a time, with the codes on keys', async function () {
    this.timeout(600_000);
    const { page, folder } = workbench();
    const before = count(sample, 'PEOPLE-pride');
    await openTranscript(page, 'Interview 1 - Maya.txt');
    await goTo(page, 251, 3);
    await chooseCommand(page, 'Marginalia: Split Code…');
    await choose(page, 'Split PEOPLE-pride: quote 1 of', 'PEOPLE-proud');
    const box = await question(page, 'quote 2 of');
    const title = await box.locator('.quick-input-title').textContent();
    const quotes = Number(title?.split(' ').at(-1));
    await page.keyboard.press('1');
    for (let quote = 3; quote <= quotes; quote++) {
      await question(page, `quote ${quote} of`);
      await page.keyboard.press('0');
    }
    await apply(page);
    await until('the new code on disk', () => count(folder, 'PEOPLE-proud') === 3);
    assert.equal(count(folder, 'PEOPLE-pride'), before - 2);
    // The walk ends in another interview, which has nothing to be undone.
    await openTranscript(page, 'Interview 1 - Maya.txt');
    await undoOnce(page);
    await until('everything as it was', () => count(folder, 'PEOPLE-pride') === before);
    await same(folder);
  });
});

/** Renames what the cursor is on, in VS Code's own box. */
async function typeNewName(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await box.waitFor();
  await box.fill(name);
  await page.keyboard.press('Enter');
}

/** Undoes once, which is for all files, and saves them. */
async function undoOnce(page: Page): Promise<void> {
  // VS Code undoes in all files only when none of them is closed meanwhile, as it is when it has just been saved.
  await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  // The panel may have the keyboard still.
  await goTo(page, 1);
  await page.keyboard.press('Control+Z');
  await page.locator('.tab.dirty', { hasText: 'codebook.yaml' }).waitFor();
  await runCommand(page, 'File: Save All Files');
  await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
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
