import * as path from 'node:path';
import { sample } from '../../protocol/commandLine';
import { comesToPass, until } from '../until';
import { original, said, transcript } from './codingHands';
import { useWorkbench } from './useWorkbench';
import { goTo, lines, openTranscript, runCommand, saved, waitForCursor } from './workbench';

const talk = 'Interviewer: Sort of?';
const line = original().split(talk)[0]?.split('\n').length ?? 0;

describe('Speech that is protected', () => {
  const workbench = useWorkbench({ folder: sample });

  it('is as it was after Enter and a letter in it, until changes are allowed in the file', async () => {
    const { page, folder, hands } = workbench();
    const editor = await openTranscript(page, transcript);
    await goTo(page, line, 15);
    await runCommand(page, 'Marginalia: Protect Speech, or Allow Changes of It in This File');
    const lock = page.locator('.statusbar-item', { hasText: 'Speech' });
    await lock.locator('.codicon-lock').first().waitFor();

    const allow = page.getByRole('button', { name: 'Allow in This File' }).first();
    for (const key of ['Enter', 'x']) {
      await hands.run('notifications.hideList');
      await hands.run('notifications.clearAll');
      await goTo(page, line, 15);
      await page.keyboard.press(key);
      // The notice comes when the words are back. This host shows no notice of itself.
      await hands.run('notifications.showList');
      await allow.waitFor();
      await said(page, 'the change was taken back');
      await lines(editor, talk).waitFor();
      await waitForCursor(page, path.join(folder, transcript), talk.slice('Interviewer: S'.length));
      await saved(page, path.join(folder, transcript), original());
    }

    // Notices that move while another one comes or goes take no click: whoever sees that clicks again.
    await until('changes to be allowed', async () => {
      await comesToPass(allow.click({ timeout: 3000 }));
      return comesToPass(lock.locator('.codicon-unlock').first().waitFor({ timeout: 3000 }));
    });
    await goTo(page, line, 15);
    await page.keyboard.press('x');
    await saved(page, path.join(folder, transcript), original().replace(talk, 'Interviewer: Sxort of?'));
  });
});
