// What the tests of settling do over and over.
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { until } from '../until';

/**
 * Saves the file of the active editor and waits until it is on disk as it should be. VS Code empties a file before it writes it, so
 * a text counts only with all that is said in it.
 */
export function saved(page: Page, file: string, isIt: (text: string) => boolean): Promise<string> {
  const spoken = speechOf(fs.readFileSync(file, 'utf8'));
  return until(`${path.basename(file)} on disk`, async () => {
    await page.keyboard.press('Control+S');
    const text = fs.readFileSync(file, 'utf8');
    return speechOf(text) === spoken && isIt(text) ? text : undefined;
  });
}

/** What is said: all lines but codes, memos, the title and front matter. */
export function speechOf(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/Interview 3 - \w+/, '')
    .split('\n')
    .filter((line) => line !== '' && !/^(?:#?(?:[A-Z]+-[a-z-]+|Bus factor)(?: ".*")?|\/\/.*)$/.test(line))
    .join('\n');
}
