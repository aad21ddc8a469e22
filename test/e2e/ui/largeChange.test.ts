// A change of more files than VS Code should open: shown in a list of ours, written by the server, and taken back.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { sample } from '../../protocol/commandLine';
import { until } from '../until';
import { choose, renameInTree } from './reshapingHands';
import { showTrees, tree, treeRow } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { goTo, openFile, openTranscript, takeQuickFix } from './workbench';

const files = 250;
const nameOf = (file: number) => `interviews/Interview ${101 + file} - Rosa.txt`;
const talk = (label: string, speaker = 'Interviewee') =>
  `${speaker}: Only one of us knew the tape.\n\n${label}\n`;

describe('A change of hundreds of files', () => {
  const workbench = useWorkbench({
    folder: sample,
    prepare(copy) {
      for (let file = 0; file < files; file++)
        fs.writeFileSync(path.join(copy, nameOf(file)), talk('Bus factor'));
    },
  });
  const saying = (label: string, speaker = 'Interviewee') => {
    const { folder } = workbench();
    const texts = Array.from({ length: files }, (_, file) =>
      fs.readFileSync(path.join(folder, nameOf(file)), 'utf8'),
    );
    return texts.filter((text) => text === talk(label, speaker)).length;
  };

  it('is shown file by file, written when it is applied without a file being opened, and taken back by one key', async () => {
    const { page, folder } = workbench();
    const codebook = () => fs.readFileSync(path.join(folder, 'codebook.yaml'), 'utf8');
    const before = codebook();
    await showTrees(page);
    // While files are read the tree is drawn anew, and a key may find no row.
    await tree(page, 'Codes')
      .locator('.monaco-list-row', { hasText: 'Bus factor' })
      .filter({ hasText: /2[5-9]\d/ })
      .waitFor();
    await renameInTree(page, 'Bus factor', 'Truck factor');
    await choose(page, '“Bus factor” to “Truck factor”', 'Interview 101');
    const difference = page.locator('.tab', { hasText: 'Interview 101 - Rosa.txt' });
    await difference.waitFor();
    await page
      .locator('.modified-in-monaco-diff-editor .view-line', { hasText: 'Truck factor' })
      .first()
      .waitFor();
    assert.equal(saying('Bus factor'), files, 'nothing is written so far');
    await choose(page, '“Bus factor” to “Truck factor”', 'Apply');
    await until('all on disk', () => saying('Truck factor') === files);
    assert.match(codebook(), /Truck factor/);
    await difference.waitFor({ state: 'detached' });
    assert.equal(await page.locator('.tab', { hasText: 'Rosa' }).count(), 0);
    const row = treeRow(tree(page, 'Codes'), 'Truck factor');
    await row.click();
    await page.keyboard.press('Control+Z');
    await until('all as before', () => saying('Bus factor') === files && codebook() === before);
    await treeRow(tree(page, 'Codes'), 'Bus factor').waitFor();
  });

  it('is taken back in all files once it is undone in the codebook, which was open', async () => {
    const { page } = workbench();
    await openFile(page, 'codebook.yaml');
    await showTrees(page);
    await renameInTree(page, 'Bus factor', 'Truck factor');
    await choose(page, '“Bus factor” to “Truck factor”', 'Apply');
    await until('all on disk', () => saying('Truck factor') === files);
    await treeRow(tree(page, 'Codes'), 'Truck factor').waitFor();
    // The tree may have the keyboard still.
    await goTo(page, 1);
    await page.keyboard.press('Control+Z');
    await until('all as before', () => saying('Bus factor') === files);
    await treeRow(tree(page, 'Codes'), 'Bus factor').waitFor();
  });

  it('is made in no file when it is discarded', async () => {
    const { page } = workbench();
    await renameInTree(page, 'Bus factor', 'Truck factor');
    await choose(page, '“Bus factor” to “Truck factor”', 'Discard');
    await treeRow(tree(page, 'Codes'), 'Bus factor').waitFor();
    assert.equal(saying('Bus factor'), files);
  });

  it('is made of a misspelling that the light bulb puts right in the whole study, too', async () => {
    const { page, folder } = workbench();
    for (let file = 0; file < files; file++)
      fs.writeFileSync(path.join(folder, nameOf(file)), talk('Bus facter'));
    await openTranscript(page, nameOf(0));
    await goTo(page, 3, 3);
    await takeQuickFix(page, 'Change all 250 “Bus facter” in 250 files of the study to “Bus factor”', 1);
    await choose(page, 'Change “Bus facter” to “Bus factor”', 'Apply');
    await until('all on disk', () => saying('Bus factor') === files);
  });

  it('is made of a speaker who is renamed in a text, too', async () => {
    const { page } = workbench();
    await openTranscript(page, nameOf(0));
    await goTo(page, 1, 3);
    await page.keyboard.press('F2');
    await page.locator('.rename-box input').fill('Warden');
    await page.keyboard.press('Enter');
    await choose(page, 'Rename the speaker “Interviewee” to “Warden”', 'Apply');
    await until('all on disk', () => saying('Bus factor', 'Warden') === files);
  });
});
