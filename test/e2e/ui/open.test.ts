import * as path from 'node:path';
import { useWorkbench } from './useWorkbench';
import { lines, openFile } from './workbench';

describe('A transcript in the workbench', () => {
  const workbench = useWorkbench({ folder: path.join(__dirname, '../study') });

  it('opens as a transcript', async () => {
    const { page } = workbench();
    const editor = await openFile(page, 'interview-1.transcript');
    await lines(editor, 'as good as lost').waitFor();
    // The status bar says it a moment after the text is drawn.
    await page.locator('#status\\.editor\\.mode', { hasText: /^Transcript$/ }).waitFor();
  });
});
