// The two trees of Marginalia as a person uses them. Rows are found by what a screen reader says of them, since that
// has all counts in it: "DOC-outdated, issue, 3 codings, 2 segments".
import type { Locator, Page } from 'playwright-core';
import { comesToPass, until } from '../until';
import { runCommand } from './workbench';

/** A click on the icon in the activity bar: the trees show, whichever view the side bar had before. */
export async function showTrees(page: Page): Promise<void> {
  const icon = page.locator('.activitybar').getByRole('tab', { name: 'Marginalia' });
  if ((await icon.getAttribute('aria-selected')) !== 'true') await icon.click();
  await page.getByRole('button', { name: 'Interviews Section' }).waitFor();
}

/** Shows the outline of the active editor, with the files above it folded away. Returns its tree. */
export async function showOutline(page: Page): Promise<Locator> {
  await runCommand(page, 'Explorer: Focus on Outline View');
  const outline = page.locator('.outline-pane');
  await outline.locator('.monaco-list-row').first().waitFor();
  const files = page.locator('.explorer-viewlet .pane-header[aria-expanded="true"]').first();
  if ((await page.locator('.explorer-folders-view:visible').count()) > 0) await files.click();
  await page.locator('.explorer-folders-view').waitFor({ state: 'hidden' });
  return outline;
}

export function tree(page: Page, name: 'Interviews' | 'Codes'): Locator {
  return page.getByRole('tree', { name, exact: true });
}

/** The rows of a tree of which a screen reader says a text that begins so. A name alone is not the beginning of another. */
export function treeRow(within: Locator, beginning: string): Locator {
  const escaped = beginning.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return within.getByRole('treeitem', { name: new RegExp(`^${escaped}(?:,|$)`) });
}

/**
 * Closes all rows and clicks on one of the first level. Nothing need be scrolled then: VS Code draws other rows in the place of
 * those that are scrolled away, and the click would be on one of them. It is on another one as well where the tree opens a row at
 * that moment, to follow the cursor of the editor: whoever sees that begins anew.
 */
export async function chooseRow(page: Page, within: Locator, beginning: string): Promise<void> {
  const isChosen = async () => (await focused(within)).spoken.startsWith(`${beginning},`);
  await until(`“${beginning}” to have the focus`, async () => {
    await collapseAll(page, within);
    // The row may be out of sight by now, and whoever waited for it would wait in vain.
    const isClicked = await comesToPass(treeRow(within, beginning).click({ timeout: 3000 }));
    return isClicked && until('the row to have the focus', isChosen, 3).catch(() => false);
  });
}

/** Opens a row by its triangle, which leaves the editor as it is, and waits for the rows below it. */
export async function expand(within: Locator, row: Locator): Promise<void> {
  if ((await row.getAttribute('aria-expanded')) === 'true') return;
  await open(
    within,
    () => row.locator('.monaco-tl-twistie').click(),
    async () => (await row.getAttribute('aria-expanded')) !== 'true',
  );
}

/** Does what opens a row and waits until there are rows below it, drawn or out of sight. Whoever presses a key while
 *  VS Code draws a tree anew presses it again. */
async function open(
  within: Locator,
  act: () => Promise<void>,
  isClosed: () => Promise<boolean>,
): Promise<void> {
  const before = await heightOf(within);
  const hasOpened = async () => (await heightOf(within)) > before;
  await until('the row to open', async () => {
    if (await isClosed()) await act();
    return until('the rows below to be listed', hasOpened, 3).catch(() => false);
  });
}

async function openFocused(page: Page, within: Locator): Promise<void> {
  await open(
    within,
    () => page.keyboard.press('ArrowRight'),
    async () => (await focused(within)).collapsed,
  );
}

/** All rows together, in pixels. Only those in sight are drawn. */
async function heightOf(within: Locator): Promise<number> {
  const style = await within.locator('.monaco-list-rows').getAttribute('style');
  return Number(/\bheight: (\d+)px/.exec(style ?? '')?.[1]);
}

/** Closes all rows. The tree has the focus afterwards, on its first row. Whoever presses a key while VS Code draws a tree anew
 *  presses it again. */
export async function collapseAll(page: Page, within: Locator): Promise<void> {
  await until('all rows to be closed', async () => {
    await within.focus();
    await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.press('Home');
    const isFirst = await comesToPass(focused(within, 0, 3));
    return isFirst && (await within.locator('[aria-expanded="true"]').count()) === 0;
  });
}

/** Goes by keyboard from the row with the focus to the first one below it, opening it if need be. Returns that one. */
export async function stepInto(page: Page, within: Locator): Promise<SpokenRow> {
  const { index, expanded } = await focused(within);
  if (!expanded) await openFocused(page, within);
  await stepDown(page, within, index + 1);
  return focused(within, index + 1);
}

export interface SpokenRow {
  readonly level: number;
  readonly spoken: string;
}

/**
 * Reads a whole tree from the first row down to the last, opening by keyboard on the way the rows that `opens` wants.
 */
export async function walk(
  page: Page,
  within: Locator,
  opens: (row: SpokenRow) => boolean,
): Promise<SpokenRow[]> {
  await collapseAll(page, within);
  const walked: SpokenRow[] = [];
  for (;;) {
    // What is out of sight is not drawn.
    const drawn = await within.evaluate(readDrawn);
    const next = drawn.filter(({ index }) => index >= walked.length);
    const toOpen = next.findIndex((row) => row.collapsed && opens(row));
    const passed = toOpen < 0 ? next : next.slice(0, toOpen + 1);
    for (const row of passed) if (row.index === walked.length) walked.push(row);
    const last = passed.at(-1);
    if (!last) throw new Error(`No row is drawn below ${JSON.stringify(walked.at(-1))}.`);
    if (toOpen < 0 && last.isLast) return walked;
    if (toOpen >= 0) {
      await stepDown(page, within, last.index);
      await openFocused(page, within);
    }
    await stepDown(page, within, last.index + 1);
  }
}

/** Goes down by keyboard to a row. Whoever presses a key while VS Code draws a tree anew presses it again. */
async function stepDown(page: Page, within: Locator, index: number): Promise<void> {
  await until(`row ${index} to have the focus`, async () => {
    for (let at = (await focused(within)).index; at < index; at++) await page.keyboard.press('ArrowDown');
    return focused(within, index, 3).catch(() => false as const);
  });
}

interface Row extends SpokenRow {
  readonly index: number;
  readonly isLast: boolean;
  readonly expanded: boolean;
  readonly collapsed: boolean;
}

/** The row that has the tree's focus, as soon as it is the one at an index, where one is given. */
function focused(within: Locator, index?: number, seconds?: number): Promise<Row> {
  const ask = async () => {
    const row = await within.evaluate(readFocused);
    return row !== null && (index === undefined || row.index === index) && row;
  };
  return until(`row ${index ?? ''} to have the focus`, ask, seconds);
}

/** What is needed of the page's elements here. */
interface PageElement {
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement>;
}

/** Runs in the page, where nothing of this file is but the function itself. */
function readFocused(within: PageElement): Row | null {
  const row = within.querySelector(`[id="${within.getAttribute('aria-activedescendant')}"]`);
  return (
    row && {
      level: Number(row.getAttribute('aria-level')),
      spoken: row.getAttribute('aria-label') ?? '',
      index: Number(row.getAttribute('data-index')),
      isLast: row.getAttribute('data-last-element') === 'true',
      expanded: row.getAttribute('aria-expanded') === 'true',
      collapsed: row.getAttribute('aria-expanded') === 'false',
    }
  );
}

/** The rows that are drawn, from the top down. Runs in the page, too. */
function readDrawn(within: PageElement): Row[] {
  return Array.from(within.querySelectorAll('[role="treeitem"]'), (row) => ({
    level: Number(row.getAttribute('aria-level')),
    spoken: row.getAttribute('aria-label') ?? '',
    index: Number(row.getAttribute('data-index')),
    isLast: row.getAttribute('data-last-element') === 'true',
    expanded: row.getAttribute('aria-expanded') === 'true',
    collapsed: row.getAttribute('aria-expanded') === 'false',
  })).sort((one, other) => one.index - other.index);
}
