// A moderator and what is still open, in the real VS Code: in the list, in the text, and at the end.
import { equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { program, sample } from '../../protocol/commandLine';
import { speechOf } from './moderationHands';
import { showTrees, treeRow } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { goTo, openTranscript, runCommand, saved, takeQuickFix } from './workbench';

const maya = 'interviews/Interview 3 - Maya.txt';
const jonas = 'interviews/Interview 3 - Jonas.txt';
const amin = 'interviews/Interview 3 - Amin.txt';
const first = '// ? PEOPLE-no-time "On the day she left we had a premiere."';

describe('Questions that are open', () => {
  const workbench = useWorkbench({ folder: sample, size: { width: 1280, height: 1000 }, prepare: moderated });
  const onDisk = () => fs.readFileSync(path.join(workbench().folder, amin), 'utf8');

  it('are settled from their list, several rows at once, and undone from there', async () => {
    const { page, folder } = workbench();
    const made = onDisk();
    await openTranscript(page, amin);
    // The view is there when its questions are known, and not before that is there a command to go to it.
    await showTrees(page);
    await counted(page, '0 of 25 settled');
    await runCommand(page, 'Marginalia: Focus on Open Questions View');
    const questions = page.getByRole('tree', { name: 'Open Questions', exact: true });
    await treeRow(questions, 'PEOPLE-no-time').first().click();
    await onRow(questions, 'PEOPLE-no-time');
    await page.keyboard.press('Shift+Enter');
    await counted(page, '1 of 25 settled');
    await onRow(questions, 'DOC-missing-reasons');
    // The row below is a passage with one question: with it there are two.
    await page.keyboard.press('Shift+ArrowDown');
    await questions.locator('.monaco-list-row.selected').nth(1).waitFor();
    await page.keyboard.press('Delete');
    await counted(page, '3 of 25 settled');
    await page.keyboard.press('Control+Z');
    await counted(page, '1 of 25 settled');
    await page.keyboard.press('Control+Z');
    await counted(page, '0 of 25 settled');
    await openTranscript(page, amin);
    await goTo(page, 1);
    equal(await saved(page, path.join(folder, amin), made), made);
  });

  const fixes = [
    ['taken', 'Take “PEOPLE-no-time”', 0, 'PEOPLE-no-time "On the day she left we had a premiere."'],
    [
      'left out',
      'Leave out “PEOPLE-no-time”',
      1,
      '// no PEOPLE-no-time "On the day she left we had a premiere." (Jonas)',
    ],
  ] as const;
  for (const [what, title, down, expected] of fixes) {
    it(`are gone to by F8 in the text, and ${what} by the quick fixes there`, async () => {
      const { page, folder } = workbench();
      const made = onDisk();
      const editor = await openTranscript(page, amin);
      const line = made.slice(0, made.indexOf(first)).split('\n').length;
      await goTo(page, line);
      await editor.locator('.squiggly-info').first().waitFor();
      await goTo(page, line - 3);
      await page.keyboard.press('F8');
      await page.locator('.marker-widget', { hasText: 'Does it stay?' }).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.marker-widget').waitFor({ state: 'hidden' });
      await takeQuickFix(page, title, down);
      const file = path.join(folder, amin);
      const now = await saved(page, file, (text) => text !== made);
      ok(now.includes(`\n${expected}\n`), now);
      ok(!now.includes(first), now);
      equal(speechOf(now), speechOf(made));
      await page.keyboard.press('Control+Z');
      equal(await saved(page, file, made), made);
    });
  }

  it('are counted at the end, and the tally is written into the file', async () => {
    const { page, folder } = workbench();
    const made = onDisk();
    await openTranscript(page, amin);
    await goTo(page, 1);
    await runCommand(page, 'Marginalia: Finish Settling');
    const dialog = page.locator('.monaco-dialog-box', { hasText: '25 questions are still open.' });
    await dialog.getByRole('button', { name: 'Write Tally' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const file = path.join(folder, amin);
    const now = await saved(page, file, (text) => text !== made);
    match(now, /\nsettled: .*25 questions: 0 taken, 0 left out, 25 open/);
    equal(speechOf(now), speechOf(made));
    await page.keyboard.press('Control+Z');
    equal(await saved(page, file, made), made);
  });
});

describe('Questions of a coder who has gone on', () => {
  const workbench = useWorkbench({
    folder: sample,
    size: { width: 1280, height: 1000 },
    prepare(folder) {
      const whole = fs.readFileSync(path.join(folder, maya), 'utf8');
      fs.writeFileSync(path.join(folder, maya), whole.replace(/\nDOC-missing-reasons\n/, ''));
      moderated(folder);
      fs.writeFileSync(path.join(folder, maya), whole);
    },
  });

  it('are added to those that were made before, and nothing else is changed', async () => {
    const { page, folder } = workbench();
    const file = path.join(folder, amin);
    const made = fs.readFileSync(file, 'utf8');
    await openTranscript(page, amin);
    await goTo(page, 1);
    await runCommand(page, 'Marginalia: Add Questions for New Codings');
    const now = await saved(page, file, (text) => text !== made);
    equal(now.replace('// ? DOC-missing-reasons (Maya)\n\n', ''), made);
    await page.keyboard.press('Control+Z');
    equal(await saved(page, file, made), made);
  });
});

/** Makes the file in which Amin settles what Jonas and Maya have coded. */
function moderated(folder: string): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [program, 'moderate', jonas, maya, '--as', 'Amin', '--output', amin],
    { cwd: folder, encoding: 'utf8' },
  );
  equal(status, 0, stderr);
}

/** Waits until the view says how many questions are settled. */
async function counted(page: Page, count: string): Promise<void> {
  await page.locator('.pane-header', { hasText: new RegExp(`(?<![0-9])${count}`) }).waitFor();
}

/** Waits until the keyboard is on the row of a question about this code. */
async function onRow(questions: Locator, code: string): Promise<void> {
  await questions.locator(`.monaco-list-row.focused.selected[aria-label^="${code}"]`).first().waitFor();
}
