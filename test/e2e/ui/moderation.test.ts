// Two coders and a moderator in the real VS Code, by keyboard.
import { equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import { until } from '../until';
import { treeRow } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { inEditor, openTranscript, pick, runCommand, save } from './workbench';

const jonas = 'interviews/Interview 3 - Jonas.txt';
const amin = 'interviews/Interview 3 - Amin.txt';
const words = 'On the day she left we had a premiere.';

describe('Two coders and a moderator', () => {
  const workbench = useWorkbench({ folder: sample, size: { width: 1280, height: 1000 } });

  it('are compared beside each other: one speech, and only codes differ', async () => {
    const { page } = workbench();
    await openTranscript(page, jonas);
    await runCommand(page, 'Marginalia: Compare Coders in Editor');
    await pick(page, 'Interview 3', 'Interview 3');
    const editors = page.locator('.monaco-diff-editor');
    await page.locator('.tab.active', { hasText: 'Interview 3: Jonas and Maya' }).waitFor();
    await editors.locator('.line-insert').first().waitFor();
    // The language of the transcripts: names and codes have colours of their own.
    await editors.locator('.editor.original .view-line', { hasText: 'PEOPLE-no-time' }).first().waitFor();
    equal(await editors.locator('.squiggly-error, .squiggly-warning, .squiggly-info').count(), 0);
  });

  it('are settled question by question, each undone in one step, and no word of speech changes', async () => {
    const { page, folder } = workbench();
    const file = path.join(folder, amin);
    await openTranscript(page, jonas);
    await runCommand(page, 'Marginalia: Settle Codes of Interview');
    await begin(page);
    await page.locator('.tab.active', { hasText: 'Interview 3 - Amin.txt' }).waitFor();
    const made = fs.readFileSync(file, 'utf8');
    const spoken = fs.readFileSync(path.join(folder, jonas), 'utf8');
    equal(speechOf(made), speechOf(spoken));

    await inEditor(page);
    await runCommand(page, 'Marginalia: Settle Open Questions');
    await settled(page, 0);
    await page.keyboard.press('Space');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'PEOPLE-no-time' })
      .locator('input:checked, .checked')
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await settled(page, 1);
    await page.keyboard.press('Enter');
    await settled(page, 2);
    await page.keyboard.press('Escape');
    await inEditor(page);
    await save(page);
    const taken = made
      .replace(`// ? PEOPLE-no-time "${words}" (Jonas)\n\n`, '')
      .replace(
        'PEOPLE-no-handover\n\nInterviewer\n\nAnd was',
        `PEOPLE-no-handover\n\nPEOPLE-no-time "${words}"\n\nInterviewer\n\nAnd was`,
      );
    const now = fs.readFileSync(file, 'utf8');
    ok(now.includes('// no DOC-missing-reasons (Maya)'), now.slice(0, 2000));
    ok(now.includes(`\nPEOPLE-no-time "${words}"\n`), taken);
    equal(speechOf(now), speechOf(spoken));
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
    await save(page);
    equal(fs.readFileSync(file, 'utf8'), made);
  });

  it('are settled from the list of what is open, several rows at once, and undone from there', async () => {
    const { page, folder } = workbench();
    const file = path.join(folder, amin);
    const made = fs.readFileSync(file, 'utf8');
    await openTranscript(page, amin);
    await runCommand(page, 'Marginalia: Focus on Open Questions View');
    const questions = page.getByRole('tree', { name: 'Open Questions', exact: true });
    const first = treeRow(questions, 'PEOPLE-no-time');
    await first.first().click();
    await page.keyboard.press('Shift+Enter');
    await count(page, '1 of 25 settled');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Delete');
    await until('an answer', async () => !(await counts(page)).includes('1 of 25'));
    await page.keyboard.press('Control+Z');
    await count(page, '1 of 25 settled');
    await page.keyboard.press('Control+Z');
    await count(page, '0 of 25 settled');
    await openTranscript(page, amin);
    await save(page);
    equal(fs.readFileSync(file, 'utf8'), made);
  });

  it('are asked about by F8 and quick fixes in the text', async () => {
    const { page } = workbench();
    await openTranscript(page, amin);
    await inEditor(page);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await page.locator('.marker-widget', { hasText: 'Does it stay?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget', { hasText: 'Leave out' }).waitFor();
    await page.keyboard.press('Escape');
  });
});

/** Answers for which interview and by whom: one question follows the other in one box. */
async function begin(page: Page): Promise<void> {
  const box = page.locator('.quick-input-widget:visible');
  await box.locator('.monaco-list-row.focused', { hasText: 'Interview 3' }).waitFor();
  await page.keyboard.press('Enter');
  await box.locator('.quick-input-message', { hasText: 'Who settles' }).waitFor();
  await page.keyboard.type('Amin');
  await page.keyboard.press('Enter');
}

/** Waits until the list says that so many questions are settled, and takes keys. */
async function settled(page: Page, many: number): Promise<void> {
  await page.locator('.quick-input-title', { hasText: `${many} of 25 settled` }).waitFor();
  await page.locator('.quick-input-list .monaco-list-row.focused').first().waitFor();
}

async function counts(page: Page): Promise<string> {
  return (await page.locator('.pane-header', { hasText: 'Open Questions' }).textContent()) ?? '';
}

async function count(page: Page, words: string): Promise<void> {
  await page.locator('.pane-header', { hasText: words }).waitFor();
}

/** What is said: all lines but codes, memos, the title and front matter. */
function speechOf(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/Interview 3 - \w+/, '')
    .split('\n')
    .filter((line) => line !== '' && !/^(?:#?(?:[A-Z]+-[a-z-]+|Bus factor)(?: ".*")?|\/\/.*)$/.test(line))
    .join('\n');
}
