// What the tests of import and export do over and over, by keyboard as a person does.
import type { Page } from 'playwright-core';
import { until } from '../until';
import { rows } from './workbench';

/** Runs a command, and takes a row of the list that it asks with. */
export async function choose(page: Page, command: string, row: string): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  const list = page.locator('.quick-input-list');
  await page.keyboard.press('F1');
  await input.fill(`>${command}`);
  await list.locator('.monaco-list-row.focused', { hasText: command }).waitFor();
  await page.keyboard.press('Enter');
  await rows(list, row).first().waitFor();
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
