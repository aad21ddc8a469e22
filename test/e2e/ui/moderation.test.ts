// Two coders beside each other in the real VS Code, by keyboard.
import { equal } from 'node:assert/strict';
import { sample } from '../../protocol/commandLine';
import { useWorkbench } from './useWorkbench';
import { openTranscript, pick, runCommand } from './workbench';

const jonas = 'interviews/Interview 3 - Jonas.txt';

describe('Two coders of an interview', () => {
  const workbench = useWorkbench({ folder: sample, size: { width: 1280, height: 1000 } });

  it('are compared beside each other: one speech, and only codes differ', async () => {
    const { page } = workbench();
    await openTranscript(page, jonas);
    await runCommand(page, 'Marginalia: Compare Coders in Editor');
    await pick(page, 'Interview 3', 'Interview 3');
    const editors = page.locator('.monaco-diff-editor');
    await page.locator('.tab.active', { hasText: 'Interview 3: Jonas and Maya' }).waitFor();
    await editors.locator('.line-insert').first().waitFor();
    // The language of the transcripts: names and codes have colours of their own.
    await editors.locator('.editor.original .view-line', { hasText: 'PEOPLE-no-time' }).first().waitFor();
    equal(await editors.locator('.squiggly-error, .squiggly-warning, .squiggly-info').count(), 0);
  });
});
