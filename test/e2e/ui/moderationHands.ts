// What the tests of settling do over and over.
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { until } from '../until';
import { save } from './workbench';

/**
 * Saves the file of the active editor once it has changed, and waits until it is on disk as it should be. Nothing is saved that
 * has not changed: VS Code would write it all the same, and empties a file before it does.
 */
export function saved(page: Page, file: string, isIt: (text: string) => boolean): Promise<string> {
  const changed = page.locator('.editor-group-container.active .tab.active.dirty');
  return until(`${path.basename(file)} on disk`, async () => {
    if ((await changed.count()) > 0) await save(page);
    const text = fs.readFileSync(file, 'utf8');
    return isIt(text) ? text : undefined;
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
