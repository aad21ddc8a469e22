// Coding and reshaping where there is no disk: in VS Code for the Web, on files that the page keeps.
import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import { openCodes, original, said, transcript, typeCode } from '../ui/codingHands';
import { type Codes, codesOf, summaryOf, totals } from '../ui/counts';
import { panelRows } from '../ui/panelRows';
import { renameFromTree } from '../ui/reshapingHands';
import { tree, treeRow, walk } from '../ui/sideBar';
import { goTo, inEditor, lines } from '../ui/workbench';
import { openTranscript } from './explorer';
import { useWebWorkbench } from './webWorkbench';

const interview = path.posix.basename(transcript);

describe('Coding in the browser, on a virtual folder', () => {
  const workbench = useWebWorkbench();
  let page: Page;

  beforeEach(() => {
    page = workbench();
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

  it('finds passages by a code and who coded', async () => {
    await openTranscript(page, interview);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('F7');
    const active = page.locator('.quick-input-list .monaco-list-row.focused');
    await page.locator('.quick-input-widget:visible input[type="text"]').fill('Bus factor coder:Jonas ');
    await active.filter({ hasText: 'Find Passages' }).waitFor();
    await page.keyboard.press('Enter');
    await panelRows(page, 'Found Passages').getByRole('treeitem').first().waitFor();
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
