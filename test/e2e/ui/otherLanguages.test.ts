// Whether people find their own language, whole, where they look. That every text is translated is held by the tests of the bundles.
import * as assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import { said } from './codingHands';
import { useWorkbench } from './useWorkbench';
import { goTo, lines, openFile, rows } from './workbench';

describe('VS Code in German', () => {
  const workbench = useWorkbench({ folder: sample, language: 'de', size: { width: 1366, height: 768 } });

  it('shows views, commands and messages of Marginalia in German, none of them cut off', async () => {
    const { page, hands } = workbench();
    const editor = await openFile(page, 'interviews/Interview 2 - Jonas.txt');
    await page.locator('#status\\.editor\\.mode', { hasText: /^Transkript$/ }).waitFor();
    await lines(editor, 'PEOPLE-').first().waitFor();
    await hands.run('marginalia.quotes.focus');
    const tabs = page.locator('.part.panel .composite-bar .action-label');
    for (const title of ['Zitate', 'Memos'])
      await isWhole(tabs.filter({ hasText: new RegExp(`^${title}$`) }).first());

    await goTo(page, 50, 20);
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget:visible input[type="text"]').fill('>Passage kodieren');
    const command = rows(page.locator('.quick-input-list'), 'Marginalia: Passage kodieren…').first();
    await isWhole(command.locator('.label-name').first());
    await page.keyboard.press('Enter');

    await rows(page.locator('.quick-input-list'), 'PEOPLE-').first().waitFor();
    await isWhole(page.locator('.quick-input-title').first());
    await page.keyboard.type('PEOPLE-pride');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'PEOPLE-pride' }).waitFor();
    await page.keyboard.press('Enter');
    await said(page, /mit „PEOPLE-pride“ kodiert/);
    await isWhole(page.locator('.statusbar-item', { hasText: /mit „PEOPLE-pride“ kodiert/ }).first());
  });
});

/** Waits for a text and holds that all of it can be seen: nothing around it is too narrow for it. */
async function isWhole(text: Locator): Promise<void> {
  await text.waitFor();
  const { said, lacks } = await text.evaluate(whatIsCutOff);
  assert.ok(said !== null && said.trim() !== '');
  assert.ok(lacks <= 1, `“${said}” is cut off by ${lacks} pixels.`);
}

/** What is needed of the page's elements here. */
interface PageElement {
  readonly textContent: string | null;
  readonly parentElement: PageElement | null;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  getBoundingClientRect(): { readonly right: number };
}

/** By how many pixels an element, or one around it that hides what it has no room for, is too narrow. Runs in the page. */
function whatIsCutOff(element: PageElement): { said: string | null; lacks: number } {
  let lacks = 0;
  const { right } = element.getBoundingClientRect();
  for (let one: PageElement | null = element; one; one = one.parentElement) {
    // What is drawn in a line of text has no box of its own.
    if (one.clientWidth === 0) continue;
    const isNear = one.textContent === element.textContent;
    lacks = Math.max(
      lacks,
      right - one.getBoundingClientRect().right,
      isNear ? one.scrollWidth - one.clientWidth : 0,
    );
  }
  return { said: element.textContent, lacks };
}
