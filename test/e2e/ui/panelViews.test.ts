// The views of the panel, which draw themselves: nobody is kept out of them in any kind of theme.
import { deepEqual } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import { pageInFront, panelRows } from './panelRows';
import { type Finding, seriousIn, themesToLookAt } from './serious';
import { useWorkbench } from './useWorkbench';
import { beginCommand, goTo, openTranscript, runCommand } from './workbench';

describe('Quotes, Memos and Found Passages', () => {
  const workbench = useWorkbench({ folder: sample });

  /** What shows each view with rows in it. */
  const ways = {
    async Quotes(page: Page) {
      await goTo(page, 101);
      await runCommand(page, 'Marginalia: Show Quotes of Code');
      await panelRows(page, 'Quotes').locator('[aria-selected="true"]:focus').waitFor();
    },
    async Memos() {
      await workbench().hands.run('marginalia.memos.focus');
    },
    async 'Found Passages'(page: Page) {
      await beginCommand(page, 'Marginalia: Find Passages');
      await page.locator('.quick-input-title', { hasText: 'Find Passages' }).waitFor();
      await page.keyboard.type('"manual"');
      await page
        .locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Find Passages' })
        .waitFor();
      await page.keyboard.press('Enter');
    },
  } as const;

  for (const [theme, rules] of themesToLookAt)
    it(`have nothing serious in the way of anybody: ${theme}`, async () => {
      const { page, hands } = workbench();
      await hands.settings({ 'workbench.colorTheme': theme });
      await openTranscript(page, 'interviews/Interview 1 - Maya.txt');
      const found: Finding[] = [];
      for (const view of ['Quotes', 'Memos', 'Found Passages'] as const) {
        await ways[view](page);
        await panelRows(page, view).getByRole('treeitem').first().waitFor();
        // The page lets the panel shine through, which cannot be seen from within.
        await pageInFront(page)
          .locator('body')
          .evaluate((body: { style: { background: string } }) => {
            body.style.background = 'var(--vscode-panel-background)';
          });
        found.push(
          ...(await seriousIn(pageInFront(page), rules)).map((one) => ({ ...one, id: `${view}: ${one.id}` })),
        );
      }
      deepEqual(found, []);
    });
});
