import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import { rowsOf, sample } from '../../protocol/commandLine';
import { showTrees, tree, treeRow } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { goTo, lines, openTranscript, waitForCursor } from './workbench';

describe('Looking a code up', () => {
  const workbench = useWorkbench({ folder: sample });

  it('shows what it means, its counts and what others said, with links to the words', async () => {
    const { page, folder } = workbench();
    const editor = await openTranscript(page, 'Interview 1 - Maya.txt');
    await showTrees(page);
    await treeRow(tree(page, 'Codes'), 'People [PEOPLE]').waitFor();
    await goTo(page, 25);
    await lines(editor, 'PEOPLE-no-handover').first().locator('span > span').first().hover();
    const hover = page.locator('.monaco-hover:visible');
    await hover.getByText('left without a time in which they passed it on').waitFor();

    const paragraphs = await hover.locator('p').allTextContents();
    const text = paragraphs.join('\n');
    const codings = (await rowsOf('codings', sample)).filter(({ code }) => code === 'PEOPLE-no-handover');
    const interviews = new Set(codings.map(({ interview }) => interview));
    assert.match(
      text,
      new RegExp(`\\b${codings.length} codings · \\d+ segments · ${interviews.size} interviews`),
    );
    assert.doesNotMatch(text, /By standing next to it/, 'a quote from the interview that is open');

    const quoted = paragraphs.find((paragraph) => paragraph.includes('Interview 2 · Jonas')) ?? '';
    const [words = ''] = quoted.split('Interviewee · Interview 2');
    await hover.getByText('Interview 2 · Jonas').click();
    await page.locator('.tab.active[data-resource-name="Interview 2 - Jonas.txt"]').waitFor();
    const other = path.join(folder, 'interviews/Interview 2 - Jonas.txt');
    await waitForCursor(page, other, words.trim().slice(0, 30));
  });

  it('goes to its entry in the codebook with F12', async () => {
    const { page, folder } = workbench();
    const editor = await openTranscript(page, 'Interview 1 - Maya.txt');
    await lines(editor, 'PEOPLE-no-handover').first().waitFor();
    await goTo(page, 25, 3);
    await page.keyboard.press('F12');
    await page.locator('.tab.active[data-resource-name="codebook.yaml"]').waitFor();
    await waitForCursor(page, path.join(folder, 'codebook.yaml'), 'PEOPLE-no-handover\n');
  });
});
