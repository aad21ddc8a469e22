// The guide that is packed with the extension, opened where nothing is on a disk.
import * as assert from 'node:assert/strict';
import { pageInFront } from '../ui/panelRows';
import { runCommand } from '../ui/workbench';
import { until } from '../until';
import { useWebWorkbench } from './webWorkbench';

describe('The guide, in the browser', () => {
  const workbench = useWebWorkbench();

  it('opens rendered, with its pictures where they should be', async () => {
    const page = workbench();
    await runCommand(page, 'Marginalia: Open Guide');
    const guide = pageInFront(page);
    await guide.getByRole('heading', { name: 'A guide to coding with Marginalia' }).waitFor();
    // A preview takes pictures by https only, and this host serves by http: whether they are where the page looks is asked here.
    const pictures = await guide
      .locator('img')
      .evaluateAll((all) => all.map((one) => ('src' in one ? String(one.src) : '')));
    assert.equal(pictures.length, 8);
    for (const address of pictures) {
      const type = await page.evaluate(
        async (url) => (await fetch(url)).headers.get('content-type'),
        address,
      );
      assert.equal(type, 'image/png', address);
    }
  });

  it('goes on to other pages, and to places in them, at a click on a link', async () => {
    const page = workbench();
    await runCommand(page, 'Marginalia: Open Guide');
    const shown = pageInFront(page);
    await shown.getByRole('link', { name: 'the reference', exact: true }).first().click();
    await shown.getByRole('heading', { name: 'Reference', exact: true }).waitFor();
    await shown.getByRole('link', { name: 'The guide', exact: true }).first().click();
    await shown.getByRole('heading', { name: 'A guide to coding with Marginalia' }).waitFor();
    await shown.getByRole('link', { name: 'layout and speakers' }).first().click();
    const heading = shown.getByRole('heading', { name: 'How turns are written' });
    await heading.waitFor();
    await until('the place to be in sight', async () => {
      const box = await heading.boundingBox();
      return box !== null && box.y >= 0 && box.y < 700;
    });
  });
});
