// The guide that is packed with the extension, opened where nothing is on a disk.
import * as assert from 'node:assert/strict';
import { pageInFront } from '../ui/panelRows';
import { runCommand } from '../ui/workbench';
import { useWebWorkbench } from './webWorkbench';

describe('The guide, in the browser', () => {
  const workbench = useWebWorkbench();

  it('opens rendered, with its pictures where they should be, and leads to the pages beside it', async () => {
    const page = workbench();
    await runCommand(page, 'Marginalia: Open Guide');
    const guide = pageInFront(page);
    await guide.getByRole('heading', { name: 'A guide to coding with Marginalia' }).waitFor();
    // A preview takes pictures by https only, and this host serves by http: whether they are where the page looks is asked here.
    const pictures = await guide
      .locator('img')
      .evaluateAll((all) => all.map((one) => ('src' in one ? String(one.src) : '')));
    assert.equal(pictures.length, 5);
    for (const address of pictures) {
      const answer = await page.request.get(address);
      assert.equal(answer.headers()['content-type'], 'image/png', address);
    }
    await guide.getByRole('link', { name: 'the reference', exact: true }).first().click();
    await guide.getByRole('heading', { name: 'Reference', exact: true }).waitFor();
  });
});
