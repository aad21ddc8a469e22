// VS Code for the Web on a virtual folder: no disk and no Node anywhere, extension and language server in workers.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { sample } from '../../protocol/commandLine';
import { codesOf, summaryOf, totals } from '../ui/counts';
import { collapseAll, expand, showTrees, tree, treeRow, walk } from '../ui/sideBar';
import { goTo, lines, rows, runCommand, takeQuickFix } from '../ui/workbench';
import { comesToPass, until } from '../until';
import { explorerRow, openTranscript } from './explorer';
import { server, useWebWorkbench } from './webWorkbench';

describe('In the browser, on a virtual folder', () => {
  const workbench = useWebWorkbench();

  it('fills both trees with the counts of the command line', async () => {
    const page = workbench();
    const summary = await summaryOf(sample);
    const codes = await walk(page, tree(page, 'Codes'), ({ level }) => level === 1);
    assert.deepEqual(codesOf(codes), totals(summary));
    const interviews = await walk(page, tree(page, 'Interviews'), () => false);
    assert.deepEqual(interviews.length, new Set(summary.map(({ interview }) => interview)).size);
  });

  it('shows at once what a changed codebook means, in files that are not open, too', async () => {
    const page = workbench();
    await runCommand(page, 'Marginalia: Open Codebook');
    await page.locator('.tab.active[data-resource-name="codebook.yaml"]').waitFor();
    await showTrees(page);
    const codes = tree(page, 'Codes');
    await collapseAll(page, codes);
    await goTo(page, lineOf('  - code: Bus factor'));
    await page.keyboard.press('Control+Shift+End');
    await page.keyboard.press('Delete');
    await expand(codes, treeRow(codes, 'Not in the codebook'));
    await treeRow(codes, 'Bus factor, not in the codebook').waitFor();
    await page.keyboard.press('Control+Z');
    await treeRow(codes, 'Bus factor, not in the codebook').waitFor({ state: 'detached' });
  });

  it('knows an interview again that was open when the page was loaded', async () => {
    const page = workbench();
    await openTranscript(page, 'Interview 1 - Maya.txt');
    // VS Code's own way of loading anew writes down first what is open; the browser's may come too early for that.
    await Promise.all([page.waitForEvent('load'), runCommand(page, 'Developer: Reload Window')]);
    await page.locator('.tab.active[data-resource-name="Interview 1 - Maya.txt"]').waitFor();
    await page.locator('#status\\.editor\\.mode', { hasText: /^Transcript$/ }).waitFor();
  });
});

describe('In the browser, on a virtual folder that changes', () => {
  const workbench = useWebWorkbench({ fresh: true });

  it('marks a misspelt code and corrects it', async () => {
    const page = workbench();
    const editor = await openTranscript(page, 'Interview 5 - Jonas.txt');
    await goTo(page, 107);
    const squiggle = editor.locator('.squiggly-error');
    await squiggle.waitFor();
    await takeQuickFix(page, 'Change to “TEST-in-production”');
    await lines(editor, 'TEST-in-prodcution').waitFor({ state: 'detached' });
    await squiggle.waitFor({ state: 'detached' });
  });

  it('notices a transcript that is deleted, though it was never open', async () => {
    const page = workbench();
    await showTrees(page);
    const interviews = tree(page, 'Interviews');
    await collapseAll(page, interviews);
    await treeRow(interviews, 'Interview 7').waitFor();
    await (await explorerRow(page, 'Interview 7 - Jonas.txt')).click({ button: 'right' });
    // A menu that has just come up takes no clicks.
    await page.getByRole('menuitem', { name: 'Delete Permanently' }).hover();
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Delete' }).click();
    await showTrees(page);
    await treeRow(interviews, 'Interview 6').waitFor();
    await treeRow(interviews, 'Interview 7').waitFor({ state: 'detached' });
  });

  it('starts the language server again when it has failed', async () => {
    const page = workbench();
    const editor = await openTranscript(page, 'Interview 1 - Maya.txt');
    await lines(editor, 'PEOPLE-no-handover').first().waitFor();
    await goTo(page, 25, 3);
    await page.keyboard.press('Shift+F12');
    await until('a second language server', () => server.starts === 2);
    const quotes = page.locator('.peekview-widget .ref-tree');
    await until('the quotes of a code', async () => {
      await page.keyboard.press('Shift+F12');
      return comesToPass(quotes.waitFor({ timeout: 3000 }));
    });
    await rows(quotes, 'Interview 2 - Jonas.txt').waitFor();
  });
});

/** A line of the sample's codebook, from 1. */
function lineOf(line: string): number {
  return fs.readFileSync(path.join(sample, 'codebook.yaml'), 'utf8').split('\n').indexOf(line) + 1;
}
