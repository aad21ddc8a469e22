import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { sample } from '../../protocol/commandLine';
import { useWorkbench } from './useWorkbench';
import { lines, openFile, runCommand } from './workbench';

describe('A text file that reads like a transcript, in no study', () => {
  const workbench = useWorkbench({
    fresh: true,
    folder: path.join(sample, 'interviews'),
    prepare: (copy) => fs.writeFileSync(path.join(copy, 'notes.txt'), 'Some notes.\n\nAnd more.\n'),
  });

  it('gets one offer to start a study, which can be declined for good', async () => {
    const { page } = workbench();
    // The test host shows no toasts, only the list behind the bell.
    const bell = page.locator('#status\\.notifications');
    const offer = page.locator('.notifications-center .notification-list-item', {
      hasText: 'reads like an interview transcript',
    });
    await openFile(page, 'notes.txt');
    await openFile(page, 'Interview 1 - Maya.txt');
    await bell.locator('.codicon-bell-dot').waitFor();
    await bell.click();
    await offer.waitFor();
    await offer.getByRole('button', { name: 'Never Ask Again' }).click();
    await offer.waitFor({ state: 'detached' });
    await openFile(page, 'Interview 2 - Jonas.txt');
    await runCommand(page, 'Preferences: Open User Settings (JSON)');
    const settings = page.locator('.editor-instance .monaco-editor[data-uri$="settings.json"]').first();
    await lines(settings, '"marginalia.studies.offer": false').waitFor();
    assert.equal(await offer.count(), 0);
  });
});
