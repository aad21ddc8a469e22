// The views of whole rows in the panel, as a person uses them. They are pages of their own in the page of the workbench.
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { until } from '../until';

/** What the first view or page shows that is drawn as a page of its own: a view of the panel, a rendered Markdown file. */
export function pageInFront(page: Page): FrameLocator {
  return page
    .locator('iframe.webview.ready:visible')
    .first()
    .contentFrame()
    .locator('#active-frame')
    .contentFrame();
}

/** The page of a view that shows something, wherever it is among others that are in sight. */
export async function viewWith(page: Page, role: 'tree' | 'tablist', name: string): Promise<FrameLocator> {
  return until(`the view with ${name}`, async () => {
    for (const view of await page.locator('iframe.webview.ready:visible').all()) {
      const frame = view.contentFrame().locator('#active-frame').contentFrame();
      if ((await frame.getByRole(role, { name }).count()) > 0) return frame;
    }
    return undefined;
  });
}

/** The rows of a view, once it is in front. */
export function panelRows(page: Page, name: 'Quotes' | 'Found Passages' | 'Memos'): Locator {
  return pageInFront(page).getByRole('tree', { name, exact: true });
}

/** Waits until the row that has the keyboard begins with these words. */
export async function onPanelRow(rows: Locator, words: string, seconds?: number): Promise<void> {
  const ask = async () =>
    (await rows.locator('[role="treeitem"]:focus').getAttribute('aria-label'))?.startsWith(words);
  await until(`the row “${words}” to have the keyboard`, ask, seconds);
}
