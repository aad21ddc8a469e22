// Coding and reshaping where there is no disk: in VS Code for the Web, on files that the page keeps.
import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import { openCodes, original, said, transcript, typeCode } from '../ui/codingHands';
import { type Codes, codesOf, summaryOf, totals } from '../ui/counts';
import { renameFromTree } from '../ui/reshapingHands';
import { expand, tree, treeRow, walk } from '../ui/sideBar';
import { underlined } from '../ui/underlined';
import { goTo, inEditor, lines, runCommand } from '../ui/workbench';
import { until } from '../until';
import { openTranscript } from './explorer';
import { useWebWorkbench } from './webWorkbench';

const interview = path.posix.basename(transcript);

describe('Coding in the browser, on a virtual folder', () => {
  const workbench = useWebWorkbench();
  let page: Page;

  before(() => {
    page = workbench();
  });

  it('marks the words that a code quotes', async () => {
    const words = 'He just answered a bit later every month.';
    // What was clicked last before may still be on its way, and comes to the front then.
    await until('the words to be marked', async () => {
      await openTranscript(page, interview);
      await goTo(page, lineOf('PEOPLE-no-handover "He just'));
      return (await underlined(page)).join('').includes(words);
    });
  });

  it('codes a passage by keyboard, and undoes it in one step', async () => {
    const editor = await openTranscript(page, interview);
    await goTo(page, lineOf("Interviewer: Okay, it's recording."));
    await openCodes(page);
    await typeCode(page, 'pride', 'PEOPLE-pride');
    await page.keyboard.press('Enter');
    await lines(editor, 'PEOPLE-pride').waitFor();
    // This is the last thing that the command does.
    await said(page, 'PEOPLE-pride');
    await hasLength('\n\nPEOPLE-pride'.length + original().length);
    await page.keyboard.press('Control+Z');
    await lines(editor, 'PEOPLE-pride').waitFor({ state: 'detached' });
    await hasLength(original().length);
  });

  it('renames a code in all files, open or not, and undoes it in one step', async () => {
    const before = totals(await summaryOf(sample));
    const { 'Bus factor': uses = assert.fail(), ...others } = before;
    await openTranscript(page, interview);
    await renameFromTree(page, 'Bus factor', 'Truck factor');
    await counted('Truck factor', { ...others, 'Truck factor': uses });

    await goTo(page, 1);
    await page.keyboard.press('Control+Z');
    await counted('Bus factor', before);
  });

  it('lists the quotes of a code and the memos', async () => {
    await openTranscript(page, interview);
    await goTo(page, lineOf('DOC-scattered'));
    await runCommand(page, 'Marginalia: Show Quotes of Code');
    const quotes = page.getByRole('tree', { name: 'Quotes', exact: true });
    await quotes.getByRole('treeitem', { name: /^Interview 2 · Jonas/ }).waitFor();
    await runCommand(page, 'Marginalia: Focus on Memos View');
    const memos = tree(page, 'Memos');
    await expand(memos, treeRow(memos, 'Interview 2 · Jonas'));
    await memos.getByRole('treeitem', { name: /^No cake here/ }).waitFor();
  });

  it('finds passages by a code and who coded', async () => {
    await openTranscript(page, interview);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Shift+F');
    const active = page.locator('.quick-input-list .monaco-list-row.focused');
    await page.locator('.quick-input-widget:visible input[type="text"]').fill('Bus factor coder:Jonas ');
    await active.filter({ hasText: 'Find Passages' }).waitFor();
    await page.keyboard.press('Enter');
    await tree(page, 'Found Passages').getByRole('treeitem').first().waitFor();
  });

  /** Waits until the text of the editor has this many characters: the status bar counts those that are selected. */
  async function hasLength(characters: number): Promise<void> {
    await inEditor(page);
    await page.keyboard.press('Control+A');
    await page.locator('#status\\.editor\\.selection', { hasText: `(${characters} selected)` }).waitFor();
    await page.keyboard.press('ArrowLeft');
  }

  /** Waits until the code is used, and compares how often all codes are. */
  async function counted(label: string, expected: Codes): Promise<void> {
    const codes = tree(page, 'Codes');
    await treeRow(codes, label).waitFor();
    assert.deepEqual(codesOf(await walk(page, codes, ({ level }) => level === 1)), expected);
  }
});

/** The first line of the interview that begins so, from 1. */
function lineOf(beginning: string): number {
  return (
    original()
      .split('\n')
      .findIndex((line) => line.startsWith(beginning)) + 1
  );
}
