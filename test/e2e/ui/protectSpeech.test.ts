import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { sample } from '../../protocol/commandLine';
import { comesToPass, until } from '../until';
import { onDisk, original, said, transcript } from './codingHands';
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
    await page.getByRole('button', { name: 'Speech is protected in this file' }).waitFor();

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
    const isAllowed = page.getByRole('button', { name: 'Speech can be changed in this file' });
    await until('changes to be allowed', async () => {
      await comesToPass(allow.click({ timeout: 3000 }));
      return comesToPass(isAllowed.waitFor({ timeout: 3000 }));
    });
    await goTo(page, line, 15);
    await page.keyboard.press('x');
    await saved(page, path.join(folder, transcript), original().replace(talk, 'Interviewer: Sxort of?'));
  });
});

describe('Speech that is protected where files are formatted when they are saved', () => {
  const spoken = 'Interviewee\n\nWe lost it.  \n\nAll of it.\n\nPEOPLE-pride';
  const file = 'interviews/Interview 9 - Ada.txt';
  const workbench = useWorkbench({
    folder: sample,
    prepare: (copy) => fs.writeFileSync(path.join(copy, file), spoken),
    settings: {
      'marginalia.protectSpeech': true,
      '[transcript]': { 'files.trimTrailingWhitespace': true, 'files.insertFinalNewline': true },
    },
  });

  it('is written as it was', async () => {
    const { page, folder } = workbench();
    await openTranscript(page, file);
    // A message that speech was protected may be in the status bar still, with a lock of its own.
    await page.getByRole('button', { name: 'Speech is protected in this file' }).waitFor();
    await goTo(page, 7, 13);
    const isSaved = async (expected: string) => {
      await page.keyboard.press('Control+S');
      await until('the file to be saved', () => onDisk(folder, file) === expected).catch(() =>
        assert.equal(onDisk(folder, file), expected),
      );
    };
    // Only what formats the file changes it the first time.
    await isSaved(`${spoken}\n`);
    await page.keyboard.type('!');
    await isSaved(`${spoken}!\n`);
  });
});
