// What the tests of reshaping do over and over.
import type { Page } from 'playwright-core';

/** Answers the question with this title: types a text, or takes what is offered first. */
export async function answer(page: Page, title: string, text?: string): Promise<void> {
  const box = page.locator('.quick-input-widget:visible');
  await box.locator('.quick-input-title', { hasText: title }).waitFor();
  if (text === undefined) await box.locator('.monaco-list-row.focused').waitFor();
  else await box.locator('input[type="text"]').fill(text);
  await page.keyboard.press('Enter');
}

/** Agrees to what VS Code shows of every file. */
export async function apply(page: Page): Promise<void> {
  const panel = page.locator('.bulk-edit-panel');
  await panel.locator('.monaco-list-row', { hasText: 'codebook.yaml' }).waitFor();
  await panel.getByRole('button', { name: 'Apply' }).click();
  await panel.waitFor({ state: 'hidden' });
}
