import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import { lines, openFile, openWorkbench, type Workbench } from './workbench';

describe('A transcript in the workbench', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: path.join(__dirname, '../study') });
  });
  after(() => workbench?.close());

  it('opens as a transcript', async () => {
    const editor = await openFile(workbench.page, 'interview-1.transcript');
    await lines(editor, 'as good as lost').waitFor();
    const language = workbench.page.locator('#status\\.editor\\.mode');
    assert.equal(await language.textContent(), 'Transcript');
  });
});
