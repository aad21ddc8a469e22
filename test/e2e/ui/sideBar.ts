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
export async function expand(row: Locator): Promise<void> {
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.locator('.monaco-tl-twistie').click();
  await childOf(row);
}

/** Waits until the first row below an expanded one is drawn. */
async function childOf(row: Locator): Promise<void> {
  const { level, index } = await placeOf(row);
  const below = row.locator(`xpath=../*[@data-index="${index + 1}" and @aria-level="${level + 1}"]`);
  await below.waitFor({ state: 'attached' });
}

export interface SpokenRow {
  readonly level: number;
  readonly spoken: string;
}

/**
 * Walks a whole tree by keyboard: from the first row down to the last, opening on its way the rows that `opens` wants.
 * The tree keeps the focus afterwards.
 */
export async function walk(
  page: Page,
  within: Locator,
  opens: (row: SpokenRow) => boolean,
): Promise<SpokenRow[]> {
  await within.focus();
  await page.keyboard.press('Home');
  const walked: SpokenRow[] = [];
  for (let index = 0; ; index++) {
    const row = await focused(within, index);
    const { level, isLast, expanded } = await placeOf(row);
    const spoken = { level, spoken: (await row.getAttribute('aria-label')) ?? '' };
    walked.push(spoken);
    const opening = expanded === 'false' && opens(spoken);
    if (opening) {
      await page.keyboard.press('ArrowRight');
      await childOf(row);
    } else if (isLast) return walked;
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

async function placeOf(row: Locator) {
  const [level, index, last, expanded] = await Promise.all(
    ['aria-level', 'data-index', 'data-last-element', 'aria-expanded'].map((name) => row.getAttribute(name)),
  );
  return { level: Number(level), index: Number(index), isLast: last === 'true', expanded };
}
