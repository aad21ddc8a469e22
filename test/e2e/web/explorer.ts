// The explorer of VS Code for the Web, which opens what quick open does not find there.
import type { Locator, Page } from 'playwright-core';
import { rows } from '../ui/workbench';
import { comesToPass, until } from '../until';

/** The row of an interview in the explorer: this host has no search for files. */
export async function explorerRow(page: Page, name: string): Promise<Locator> {
  await page.keyboard.press('Control+Shift+E');
  const explorer = page.locator('.explorer-folders-view');
  const folder = explorer.getByRole('treeitem', { name: 'interviews' });
  const row = rows(explorer, name);
  // The explorer may still be drawing itself as it was left: a click then closes what is about to open.
  await until(`${name} in the explorer`, async () => {
    if ((await folder.getAttribute('aria-expanded')) === 'false') await folder.click();
    return comesToPass(row.waitFor({ timeout: 3000 }));
  });
  return row;
}

/** Opens an interview from the explorer, and waits until the language server has found it in the study. Returns the editor. */
export async function openTranscript(page: Page, name: string): Promise<Locator> {
  await (await explorerRow(page, name)).dblclick();
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await page.locator('#status\\.editor\\.mode', { hasText: /^Transcript$/ }).waitFor();
  return page.locator(`.editor-instance .monaco-editor[data-uri$="${encodeURIComponent(name)}"]`).first();
}
