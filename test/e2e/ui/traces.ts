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
  const said = await page
    .evaluate(readPage)
    .catch((failure: unknown) => [`The page does not answer: ${failure}`]);
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

/** Runs in the page: what has the focus, and what a screen reader would say of tabs, questions and notifications. */
function readPage(): string[] {
  const { document } = globalThis as unknown as {
    document: {
      activeElement: { outerHTML: string } | null;
      querySelectorAll(selector: string): Iterable<{ textContent: string | null; outerHTML: string }>;
    };
  };
  const read = [`Focus: ${document.activeElement?.outerHTML.slice(0, 300)}`];
  for (const tab of document.querySelectorAll('.tab'))
    read.push(`Tab: ${/^<[^>]*>/.exec(tab.outerHTML)?.[0]}`);
  for (const selector of ['.quick-input-widget', '.monaco-dialog-box', '.notifications-center', '.statusbar'])
    for (const shown of document.querySelectorAll(selector)) read.push(`${selector}: ${shown.textContent}`);
  return read;
}
