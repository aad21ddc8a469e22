// Import and export where there is no disk: a study goes out as a project, and comes in again, in files that the page keeps.

import { acceptPath, choose } from '../ui/exchangeHands';
import { pageInFront } from '../ui/panelRows';
import { rows } from '../ui/workbench';
import { useWebWorkbench } from './webWorkbench';

describe('Import and export in the browser, on a virtual folder', () => {
  const workbench = useWebWorkbench({ fresh: true });

  it('write a project, and read every coding of it again', async () => {
    const page = workbench();
    await choose(page, 'Marginalia: Export…', 'Texts, codings, memos and codes');
    await acceptPath(page);
    await page.keyboard.press('Control+Shift+E');
    await rows(page.locator('.explorer-folders-view'), '.qdpx').waitFor();

    await choose(page, 'Marginalia: Import…', 'A Folder…');
    await acceptPath(page);
    const found = rows(page.locator('.quick-input-list'), '.qdpx');
    await found.filter({ hasText: '485 codings' }).waitFor();
    await page.keyboard.press('Enter');
    const report = pageInFront(page);
    await report.getByRole('heading', { name: 'What was written' }).waitFor();
  });
});
