// The two trees of Marginalia as a person uses them. Rows are found by what a screen reader says of them, since that
// has all counts in it: "DOC-outdated, issue, 3 codings, 2 segments".
import type { Locator, Page } from 'playwright-core';
import { until } from '../until';

/** A click on the icon in the activity bar: the trees show, whichever view the side bar had before. */
export async function showTrees(page: Page): Promise<void> {
  const icon = page.locator('.activitybar').getByRole('tab', { name: 'Marginalia' });
  if ((await icon.getAttribute('aria-selected')) !== 'true') await icon.click();
  await tree(page, 'Interviews').waitFor();
}

export function tree(page: Page, name: 'Interviews' | 'Codes'): Locator {
  return page.getByRole('tree', { name, exact: true });
}

/** The rows of a tree of which a screen reader says a text that begins so. A name alone is not the beginning of another. */
export function treeRow(within: Locator, beginning: string): Locator {
  const escaped = beginning.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return within.getByRole('treeitem', { name: new RegExp(`^${escaped}(?:,|$)`) });
}

/** Opens a row by its triangle, which leaves the editor as it is, and waits for the rows below it. */
export async function expand(within: Locator, row: Locator): Promise<void> {
  if ((await row.getAttribute('aria-expanded')) === 'true') return;
  await open(within, () => row.locator('.monaco-tl-twistie').click());
}

/** Does what opens a row and waits until there are rows below it, drawn or out of sight. */
async function open(within: Locator, act: () => Promise<void>): Promise<void> {
  const before = await heightOf(within);
  await act();
  await until('the rows below to be listed', async () => (await heightOf(within)) > before);
}

/** All rows together, in pixels. Only those in sight are drawn. */
async function heightOf(within: Locator): Promise<number> {
  const style = await within.locator('.monaco-list-rows').getAttribute('style');
  return Number(/\bheight: (\d+)px/.exec(style ?? '')?.[1]);
}

/** Closes all rows. The tree has the focus afterwards, on its first row. */
export async function collapseAll(page: Page, within: Locator): Promise<void> {
  await within.focus();
  await page.keyboard.press('Control+ArrowLeft');
  await within.locator('[aria-expanded="true"]').first().waitFor({ state: 'detached' });
  await page.keyboard.press('Home');
  await focused(within, 0);
}

/** Goes by keyboard from the row with the focus to the first one below it, opening it if need be. Returns that one. */
export async function stepInto(page: Page, within: Locator): Promise<Locator> {
  const id = await within.getAttribute('aria-activedescendant');
  const row = within.locator(`[id="${id}"]`);
  const { index, expanded } = await stateOf(row);
  if (expanded !== 'true') await open(within, () => page.keyboard.press('ArrowRight'));
  await page.keyboard.press('ArrowRight');
  return focused(within, index + 1);
}

export interface SpokenRow {
  readonly level: number;
  readonly spoken: string;
}

/**
 * Walks a whole tree by keyboard: from the first row down to the last, opening on its way the rows that `opens` wants.
 */
export async function walk(
  page: Page,
  within: Locator,
  opens: (row: SpokenRow) => boolean,
): Promise<SpokenRow[]> {
  await collapseAll(page, within);
  const walked: SpokenRow[] = [];
  for (let index = 0; ; index++) {
    const row = await focused(within, index);
    const { level, isLast, expanded } = await stateOf(row);
    const spoken = { level, spoken: (await row.getAttribute('aria-label')) ?? '' };
    walked.push(spoken);
    if (expanded === 'false' && opens(spoken)) await open(within, () => page.keyboard.press('ArrowRight'));
    else if (isLast) return walked;
    await page.keyboard.press('ArrowDown');
  }
}

/** The row at an index as soon as it has the tree's focus. */
function focused(within: Locator, index: number): Promise<Locator> {
  return until(`row ${index} to have the focus`, async () => {
    const id = await within.getAttribute('aria-activedescendant');
    const row = within.locator(`[id="${id}"][data-index="${index}"]`);
    return (await row.count()) === 1 && row;
  });
}

async function stateOf(row: Locator) {
  const [level, index, last, expanded] = await Promise.all(
    ['aria-level', 'data-index', 'data-last-element', 'aria-expanded'].map((name) => row.getAttribute(name)),
  );
  return { level: Number(level), index: Number(index), isLast: last === 'true', expanded };
}
