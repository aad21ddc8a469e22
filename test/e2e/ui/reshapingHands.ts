// What a hand does when codes are reshaped in VS Code.
import type { Locator, Page } from 'playwright-core';
import { comesToPass, until } from '../until';
import { chooseRow, showTrees, tree } from './sideBar';

/** Answers the question with this title by typing. */
async function answer(page: Page, title: string, text: string): Promise<void> {
  const box = await question(page, title);
  await box.locator('input[type="text"]').fill(text);
  await page.keyboard.press('Enter');
}

/** Chooses in the list with this title: what is found for a text, or what is offered first. */
export async function choose(page: Page, title: string, text = ''): Promise<void> {
  const box = await question(page, title);
  // The box of the question before has this title, too, and is there for a moment longer.
  await box.locator('.monaco-list-row', { hasText: text }).first().waitFor();
  await box.locator('input[type="text"]').fill(text);
  await box.locator('.monaco-list-row.focused', { hasText: text }).waitFor();
  await page.keyboard.press('Enter');
}

async function question(page: Page, title: string): Promise<Locator> {
  const box = page.locator('.quick-input-widget:visible');
  await box.locator('.quick-input-title', { hasText: title }).waitFor();
  return box;
}

/** Renames a code with F2 on its row, agrees to every file, and forgets the old label. */
export async function renameFromTree(page: Page, label: string, to: string): Promise<void> {
  await renameInTree(page, label, to);
  await apply(page);
}

/** Renames a code with F2 on its row, and forgets the old label: what changes is then shown. */
export async function renameInTree(page: Page, label: string, to: string): Promise<void> {
  await showTrees(page);
  const box = page.locator('.quick-input-widget:visible .quick-input-title');
  await until(`the question for the new name of “${label}”`, async () => {
    await chooseRow(page, tree(page, 'Codes'), label);
    await page.keyboard.press('F2');
    // A key that is pressed while VS Code draws the tree anew finds no row.
    if (!(await comesToPass(box.waitFor({ timeout: 5000 })))) return false;
    // A tree that has just followed the cursor of an editor to another row asks about that one.
    if ((await box.allTextContents()).includes(`Rename ${label}`)) return true;
    await page.keyboard.press('Escape');
    return false;
  });
  await answerNewName(page, label, to);
}

/** Renames the code whose row has the focus, and forgets the old label: what changes is then shown. */
export async function renameFocused(page: Page, label: string, to: string): Promise<void> {
  await page.keyboard.press('F2');
  await answerNewName(page, label, to);
}

async function answerNewName(page: Page, label: string, to: string): Promise<void> {
  await answer(page, `Rename ${label}`, to);
  await choose(page, `Rename ${label}`, 'Use the new name only');
}

/** Agrees to what VS Code shows of every file. */
async function apply(page: Page): Promise<void> {
  const panel = page.locator('.bulk-edit-panel');
  await panel.locator('.monaco-list-row', { hasText: 'codebook.yaml' }).waitFor();
  await panel.getByRole('button', { name: 'Apply' }).click();
  await panel.waitFor({ state: 'hidden' });
}
