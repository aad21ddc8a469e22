import * as path from 'node:path';
import { useWorkbench } from './useWorkbench';
import { goTo, lines, openTranscript, rows } from './workbench';

const study = path.join(__dirname, '../../../samples/as-they-come');

describe('Transcripts as tools and people write them', () => {
  const workbench = useWorkbench({ folder: study });

  it('get their next speaker as the file writes speakers', async () => {
    const { page } = workbench();
    const editor = await openTranscript(page, 'interviews/Bees - one turn a line.txt');
    await goTo(page, 12, 1);
    await page.keyboard.press('Control+Space');
    const suggestions = page.locator('.suggest-widget.visible');
    await rows(suggestions, 'Tamsin').first().waitFor();
    await page.keyboard.type('Tam');
    await suggestions.locator('.monaco-list-row.focused', { hasText: 'Tamsin' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Thank you.');
    await lines(editor, 'Tamsin: Thank you.').waitFor();
  });
});
