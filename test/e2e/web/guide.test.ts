// The guide that is packed with the extension, opened where nothing is on a disk.
import * as assert from 'node:assert/strict';
import { pageInFront } from '../ui/panelRows';
import { runCommand } from '../ui/workbench';
import { until } from '../until';
import { useWebWorkbench } from './webWorkbench';

describe('The guide, in the browser', () => {
  const workbench = useWebWorkbench();

  it('opens rendered, with its pictures, and leads to the pages beside it', async () => {
    const page = workbench();
    await runCommand(page, 'Marginalia: Open Guide');
    const guide = pageInFront(page);
    await guide.getByRole('heading', { name: 'A guide to coding with Marginalia' }).waitFor();
    const pictures = guide.locator('img');
    assert.equal(await pictures.count(), 5);
    await until('the pictures', () =>
      pictures.evaluateAll((all) =>
        all.every((one) => 'naturalWidth' in one && Number(one.naturalWidth) > 0),
      ),
    );
    await guide.getByRole('link', { name: 'the reference', exact: true }).first().click();
    await guide.getByRole('heading', { name: 'Reference', exact: true }).waitFor();
  });
});
