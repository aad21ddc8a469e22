// Finding passages by keyboard, and the view of all memos.
import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { rowsOf, sample } from '../../protocol/commandLine';
import { until } from '../until';
import { expand, showTrees, stepInto, tree, treeRow } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { chooseCommand, lines, openTranscript, rows, runCommand, waitForSelected } from './workbench';

describe('Looking back', () => {
  const workbench = useWorkbench({ folder: sample });
  const input = (page: Page) => page.locator('.quick-input-widget:visible input[type="text"]');
  const active = (page: Page, text: string) =>
    page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text });

  it('finds passages by a code and words, typed with what is offered', async () => {
    const { page } = workbench();
    await openTranscript(page, 'Interview 1 - Maya.txt');
    // The study has been read when it is said how much is coded.
    await page.locator('.statusbar-item', { hasText: 'passages coded' }).waitFor();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Shift+F');
    await input(page).waitFor();
    await page.keyboard.type('no-hand');
    await active(page, 'PEOPLE-no-handover').waitFor();
    await page.keyboard.press('Enter');
    await active(page, 'Find Passages').waitFor();
    assert.equal(await input(page).inputValue(), 'PEOPLE-no-handover ');
    await page.keyboard.type('coder:j');
    await active(page, 'coder:Jonas').waitFor();
    await page.keyboard.press('Enter');
    await active(page, 'Find Passages').waitFor();
    await page.keyboard.press('Enter');

    const codings = (await rowsOf('codings', sample)).filter(
      ({ code, coder }) => code === 'PEOPLE-no-handover' && coder === 'Jonas',
    );
    const passages = new Set(codings.map(({ file, passageLine }) => `${file}:${passageLine}`));
    const interviews = new Set(codings.map(({ interview }) => interview));
    const question = 'PEOPLE-no-handover coder:Jonas';
    const counts = `${passages.size} passages in ${interviews.size} interviews`;
    await page.getByText(`${question}: ${counts}`).waitFor();
    const found = tree(page, 'Found Passages');
    const [first] = codings;
    const [passage, file] = [String(first?.passage), String(first?.file)];
    await found.getByRole('treeitem', { name: passage.slice(0, 60) }).waitFor();

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator(`.tab.active[data-resource-name="${path.posix.basename(file)}"]`).waitFor();
    const selected = page.locator('#status\\.editor\\.selection', { hasText: `${passage.length} selected` });
    await selected.waitFor();

    await runCommand(page, 'Marginalia: Open Found Passages as Markdown Document');
    const editor = page.locator('.editor-instance .monaco-editor[data-uri^="untitled:"]');
    await lines(editor, '# Found passages').waitFor();
    await lines(editor, question).waitFor();
    await lines(editor, counts).waitFor();
  });

  it('says what is wrong with a question, and offers those asked before', async () => {
    const { page } = workbench();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Shift+F');
    await active(page, 'PEOPLE-no-handover coder:Jonas').waitFor();
    await input(page).fill('(DOC-outdated');
    await rows(page.locator('.quick-input-list'), 'A “(” is not closed.').waitFor();
    await page.keyboard.press('Escape');
    await runCommand(page, 'Marginalia: Clear Found Passages');
    await tree(page, 'Found Passages').waitFor({ state: 'detached' });
  });

  it('lists the memos by interview and by code, and goes to them', async () => {
    const { page, folder } = workbench();
    await showTrees(page);
    // Without transcripts there is no command of the memos.
    await tree(page, 'Interviews').getByRole('treeitem').first().waitFor();
    await runCommand(page, 'Marginalia: Focus on Memos View');
    const memos = tree(page, 'Memos');
    const said = 'This is the sentence for the title of the paper: people leaving all the way down.';
    await expand(memos, treeRow(memos, 'Interview 2 · Jonas'));
    await treeRow(memos, said).waitFor();
    await runCommand(page, 'Marginalia: Group Memos by Code');
    await treeRow(memos, 'Interview 2 · Jonas').waitFor({ state: 'detached' });

    await chooseCommand(page, 'Marginalia: Filter Memos…');
    await page.locator('.quick-input-titlebar', { hasText: 'Filter Memos' }).waitFor();
    await input(page).fill('sentence title');
    await treeRow(memos, 'AGE-old-dependencies').waitFor();
    await page.keyboard.press('Enter');
    await until('one code to be left', async () => (await memos.getByRole('treeitem').count()) === 1);
    await memos.focus();
    await page.keyboard.press('Home');
    await stepInto(page, memos);
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="Interview 2 - Jonas.txt"]').waitFor();
    await waitForSelected(page, path.join(folder, 'interviews/Interview 2 - Jonas.txt'), `// ${said}`);

    await runCommand(page, 'Marginalia: Open Memos as Markdown Document');
    const editor = page.locator('.editor-instance .monaco-editor[data-uri^="untitled:"]').last();
    await lines(editor, '## AGE-old-dependencies').waitFor();
    await lines(editor, said.slice(0, 40)).waitFor();
    await runCommand(page, 'Marginalia: Group Memos by Interview');
    await treeRow(memos, 'Interview 2 · Jonas').waitFor();
  });
});
