// What the tests of import and export do over and over, by keyboard as a person does.
import type { Page } from 'playwright-core';
import { until } from '../until';

/** Runs a command, and takes a row of the list that it asks with. */
export async function choose(page: Page, command: string, row: string): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  const list = page.locator('.quick-input-list');
  await page.keyboard.press('F1');
  await input.fill(`>${command}`);
  await list.locator('.monaco-list-row.focused', { hasText: command }).waitFor();
  await page.keyboard.press('Enter');
  // The palette has no title, and not every row of a long list is drawn.
  await page.locator('.quick-input-title', { hasText: /\S/ }).waitFor();
  await input.fill(row);
  await list.locator('.monaco-list-row.focused', { hasText: row }).waitFor();
  await page.keyboard.press('Enter');
}

/** Takes the path that VS Code's own dialog of files offers. */
export async function acceptPath(page: Page): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  await until('the dialog to offer a path', async () => (await input.inputValue()).includes('/'));
  await page.keyboard.press('Enter');
}
