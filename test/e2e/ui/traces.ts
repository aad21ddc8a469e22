// What a test leaves in .artifacts when it has failed, so that the reason can be found without running it again.
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';

/**
 * Leaves a picture of the workbench, what it says of itself, its files and the logs of VS Code.
 *
 * @param folder gets a folder with the title of the test
 */
export async function leaveTraces(
  { page, folder: study, userDataDir }: { page: Page; folder: string; userDataDir: string },
  folder: string,
  title: string,
): Promise<void> {
  const traces = freeFolder(path.join(folder, title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120)));
  await takeScreenshot(page, path.join(traces, 'failure.png')).catch(() => {});
  // The test host shows no toasts, only the list behind the bell.
  await page
    .locator('#status\\.notifications a')
    .click({ timeout: 5000 })
    .catch(() => {});
  const said = await readPage(page).catch((failure: unknown) => [`The page does not answer: ${failure}`]);
  fs.writeFileSync(path.join(traces, 'page.txt'), [title, ...said].join('\n'));
  for (const [from, to] of [
    [path.join(userDataDir, 'logs'), 'logs'],
    [study, 'study'],
  ] as const)
    if (fs.existsSync(from)) fs.cpSync(from, path.join(traces, to), { recursive: true });
}

/** Writes what the page shows now to a PNG file. */
export async function takeScreenshot(page: Page, file: string): Promise<void> {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  // Changes nothing to be seen, but has all text painted anew: now and then Chromium leaves out a word without it.
  const style = '*, *::before, *::after { text-shadow: 0 0 transparent !important }';
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide', style });
}

/** A folder for each try of a test. */
function freeFolder(folder: string): string {
  for (let n = 1; ; n++) {
    const free = n === 1 ? folder : `${folder}-${n}`;
    if (fs.existsSync(free)) continue;
    fs.mkdirSync(free, { recursive: true });
    return free;
  }
}

/** What is open, asked and told, in words. */
async function readPage(page: Page): Promise<string[]> {
  const parts = ['.tab', '.quick-input-widget', '.monaco-dialog-box', '.notifications-center', '.statusbar'];
  const said = parts.map(async (part) => {
    const texts = await page.locator(part).allInnerTexts();
    const unsaved = part === '.tab' ? await page.locator('.tab.dirty').allInnerTexts() : [];
    return [...texts.map((text) => `${part}: ${text}`), ...unsaved.map((text) => `unsaved: ${text}`)];
  });
  return (await Promise.all(said)).flat();
}
