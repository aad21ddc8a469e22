// The view of analysis as a person uses it: its numbers are those of the command line, it is walked through by key, lives with the
// study, and keeps nobody out who cannot see colors.
import { deepEqual, equal, match } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import * as z from 'zod/mini';
import { built, sample } from '../../protocol/commandLine';
import { until } from '../until';
import { viewWith } from './panelRows';
import { type Finding, seriousIn, themesToLookAt } from './serious';
import { useWorkbench } from './useWorkbench';
import { goTo, inEditor, openTranscript } from './workbench';

const matrixRow = z.object({
  code: z.string(),
  codings: z.number(),
  cells: z.record(z.string(), z.number()),
});

describe('The view of analysis', () => {
  const workbench = useWorkbench({ folder: sample });

  async function show(tab: string): Promise<FrameLocator> {
    const { page, hands } = workbench();
    await hands.run('marginalia.showAnalysis');
    const frame = await analysisIn(page);
    await frame.getByRole('tab', { name: tab }).click();
    await frame.getByRole('tab', { name: tab, selected: true }).waitFor();
    await frame
      .getByRole('tabpanel', { name: tab })
      .getByRole('grid')
      .first()
      .locator('tbody tr')
      .first()
      .waitFor();
    return frame;
  }
  /** The one tab stop of the table gets the keyboard, which goes to the first head. */
  async function toCorner(frame: FrameLocator): Promise<void> {
    await frame.locator(':is(th, td)[tabindex="0"]').focus();
    await workbench().page.keyboard.press('Control+Home');
    await frame.locator('thead th:first-child:focus').waitFor();
  }
  const spoken = (frame: FrameLocator) => frame.locator(':focus').getAttribute('aria-label');
  const on = (frame: FrameLocator, label: string) =>
    until(`the keyboard to be on ${label}`, async () => (await spoken(frame)) === label);

  it('has the numbers of the command line', async () => {
    const frame = await show('Codes by interview');
    const { out } = await built(workbench().folder, 'matrix', '.', '--format', 'json');
    const wanted = z
      .array(matrixRow)
      .parse(JSON.parse(out))
      .filter(({ codings }) => codings > 0)
      .map(({ code, codings, cells }) => [code, ...[1, 2, 3, 4, 5, 6, 7].map((n) => cells[n] ?? 0), codings]);
    const shown = await frame
      .locator('tbody tr')
      .evaluateAll((lines: readonly { readonly cells: ArrayLike<{ readonly textContent: string }> }[]) =>
        lines.map(({ cells }) => Array.from(cells, ({ textContent }) => textContent)),
      );
    deepEqual(
      shown.map((cells) => [cells[0]?.split(' ')[0], ...cells.slice(1, 9).map(Number)]),
      wanted.map(([code, ...numbers]) => [String(code).split(' ')[0], ...numbers]),
    );
  });

  it('is walked through by key, sorted at its heads, and opens what a number counts', async () => {
    const { page } = workbench();
    const frame = await show('Codes by interview');
    await toCorner(frame);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await frame
      .getByRole('columnheader', { name: '1', exact: true })
      .and(frame.locator('[aria-sort="descending"]'))
      .waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await on(frame, 'DOC-outdated, interview 1, 2 codings');
    await page.keyboard.press('End');
    await on(frame, 'DOC-outdated, in all, 5 interviews');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await on(frame, 'DOC-outdated, interview 2, 3 codings');
    await page.keyboard.press('Enter');
    const passages = await viewWith(page, 'tree', 'Found Passages');
    await passages.getByRole('treeitem', { name: /^Interview 2 · Jonas, 3 passages/ }).waitFor();
  });

  it('is copied as a table, and left by F6', async () => {
    const { page, hands } = workbench();
    const frame = await show('Codes by interview');
    await toCorner(frame);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await on(frame, 'DOC-outdated, interview 1, 2 codings');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await until('four cells', async () => (await frame.locator('td[aria-selected="true"]').count()) === 4);
    await page.keyboard.press('Control+C');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F6');
    await page.locator('.part.statusbar:focus-within').waitFor();
    await hands.run('workbench.action.files.newUntitledFile');
    await inEditor(page);
    await page.keyboard.press('Control+V');
    const drawn = page.locator('.editor-group-container.active .view-line');
    await until('the copied cells', async () => {
      const text = (await drawn.allTextContents()).join(' ').replaceAll(/\s+/g, ' ');
      return (
        text.includes('Code 1 2') &&
        text.includes('DOC-outdated 2 3') &&
        text.includes('DOC-outdated-fix 3 3')
      );
    });
  });

  it('lives with the study, and stays as it was sorted and where it was scrolled', async () => {
    const { page, hands } = workbench();
    await openTranscript(page, 'interviews/Interview 2 - Jonas.txt');
    const frame = await show('Codes by interview');
    await hands.run('workbench.action.moveEditorToRightGroup');
    const cell = frame.getByRole('gridcell', { name: /^AGE-dead-code-fix, interview 2, / });
    await cell.waitFor();
    await frame.getByRole('columnheader', { name: 'Codings' }).click();
    // A click alone would open what it counts.
    await cell.click({ modifiers: ['Shift'] });
    await frame.locator(':focus').and(cell).waitFor();
    const before = await cell.getAttribute('aria-label');
    const scroll = frame.locator('.scroll');
    const scrolled = await scroll.evaluate((one: { scrollTop: number }) => {
      one.scrollTop = 40;
      return one.scrollTop;
    });
    equal(scrolled, 40);
    const text = fs.readFileSync(path.join(workbench().folder, 'interviews/Interview 2 - Jonas.txt'), 'utf8');
    await hands.run('workbench.action.focusFirstEditorGroup');
    await goTo(page, text.split('\n').indexOf('DOC-outdated') + 1, 'DOC-outdated'.length + 1);
    await hands.run('type', { text: '\n\nAGE-dead-code-fix' });
    await until('the number to change', async () => (await cell.getAttribute('aria-label')) !== before);
    match((await cell.getAttribute('aria-label')) ?? '', /^AGE-dead-code-fix, interview 2, \d+ codings?$/);
    equal(await frame.locator('[aria-sort="descending"]').textContent(), 'Codings');
    equal(await scroll.evaluate((one: { scrollTop: number }) => one.scrollTop), scrolled);
    equal(await cell.getAttribute('tabindex'), '0');
    await hands.run('undo');
  });

  for (const [theme, rules] of themesToLookAt)
    it(`has nothing serious in the way of anybody: ${theme}`, async () => {
      await workbench().hands.settings({ 'workbench.colorTheme': theme });
      const found: Finding[] = [];
      for (const tab of ['Codes by interview', 'By attribute', 'Together', 'New codes', 'Agreement']) {
        const view = await show(tab);
        found.push(...(await seriousIn(view, rules)).map((one) => ({ ...one, id: `${tab}: ${one.id}` })));
      }
      deepEqual(found, []);
    });
});

/** The page of the view of analysis. */
function analysisIn(page: Page): Promise<FrameLocator> {
  return viewWith(page, 'tablist', 'What is counted');
}
