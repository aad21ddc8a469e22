import * as assert from 'node:assert/strict';
import { sample } from '../../protocol/commandLine';
import { until } from '../until';
import {
  activeRow,
  changes,
  goToWords,
  onDisk,
  openCodes,
  original,
  said,
  selectWords,
  transcript,
  typeCode,
  undoInBoth,
} from './codingHands';
import { useWorkbench } from './useWorkbench';
import { rows } from './workbench';

const asked = "Interviewer: Okay, it's recording.";
const passage = 'What is your job and what has software to do with it?';

describe('Choosing codes for a passage', () => {
  const workbench = useWorkbench({ folder: sample });

  it('codes it with one key, some letters and Enter', async () => {
    const { page } = workbench();
    await goToWords(page, asked);
    const act = async () => {
      await openCodes(page);
      await typeCode(page, 'pride', 'PEOPLE-pride');
      await page.keyboard.press('Enter');
      await said(page, 'PEOPLE-pride');
    };
    await changes(workbench(), act, (before) => before.replace(passage, `${passage}\n\nPEOPLE-pride`));
  });

  it('loses no letter to the transcript, however fast somebody types', async () => {
    const { page } = workbench();
    await goToWords(page, asked);
    const act = async () => {
      await page.keyboard.press('Control+Enter');
      await page.locator('.quick-input-widget:visible input[type="text"]').waitFor();
      await page.keyboard.type('pride');
      await activeRow(page, 'PEOPLE-pride');
      await page.keyboard.press('Enter');
    };
    await changes(workbench(), act, (before) => before.replace(passage, `${passage}\n\nPEOPLE-pride`));
  });

  it('puts several codes on it at once', async () => {
    const { page } = workbench();
    await goToWords(page, asked);
    const act = async () => {
      await openCodes(page);
      await typeCode(page, 'pride', 'PEOPLE-pride');
      await page.keyboard.press('Control+Enter');
      await activeRow(page, 'Add PEOPLE-pride');
      await typeCode(page, 'by hand', 'TEST-by-hand');
      await page.keyboard.press('Control+Enter');
      await activeRow(page, 'Add PEOPLE-pride, TEST-by-hand');
      await page.keyboard.press('Enter');
    };
    await changes(workbench(), act, (before) =>
      before.replace(passage, `${passage}\n\nTEST-by-hand\n\nPEOPLE-pride`),
    );
  });

  it('quotes the words that are selected, which stay selected', async () => {
    const { page } = workbench();
    await selectWords(page, 'what has software to do with it?');
    const act = async () => {
      await openCodes(page);
      await page
        .locator('.quick-input-title', { hasText: 'Code “what has software to do with it?”' })
        .waitFor();
      await typeCode(page, 'pride', 'PEOPLE-pride');
      await page.keyboard.press('Enter');
      await said(page, 'PEOPLE-pride');
      await page.locator('#status\\.editor\\.selection', { hasText: '(32 selected)' }).waitFor();
    };
    await changes(workbench(), act, (before) =>
      before.replace(passage, `${passage}\n\nPEOPLE-pride "what has software to do with it?"`),
    );
  });

  it('codes the passages of all cursors', async () => {
    const { page } = workbench();
    await goToWords(page, 'Interviewer: Sort of?');
    const act = async () => {
      await page.keyboard.press('Shift+Alt+ArrowUp');
      await page.keyboard.press('Shift+Alt+ArrowUp');
      await openCodes(page);
      await page.locator('.quick-input-title', { hasText: 'Code 2 Passages' }).waitFor();
      await typeCode(page, 'pride', 'PEOPLE-pride');
      await page.keyboard.press('Enter');
      await said(page, 'PEOPLE-pride');
      await page.keyboard.press('Escape');
    };
    await changes(workbench(), act, (before) =>
      before
        .replace("I'm also, sort of, the programmer.", '$&\n\nPEOPLE-pride')
        .replace('Interviewer: Sort of?', '$&\n\nPEOPLE-pride'),
    );
  });

  it('shows what is on the passage, and takes it off', async () => {
    const { page } = workbench();
    await goToWords(page, 'I took over the password.');
    const act = async () => {
      await openCodes(page);
      await rows(page.locator('.quick-input-list'), 'PEOPLE-no-handover')
        .first()
        .getByText('coded ·')
        .waitFor();
      await typeCode(page, 'people no handover', 'coded ·');
      await page.keyboard.press('Enter');
    };
    await changes(workbench(), act, (before) =>
      before.replace('I took over the password.\n\nPEOPLE-no-handover', 'I took over the password.'),
    );
  });

  it('makes a new code with a family and a definition on the way', async () => {
    const { page, folder } = workbench();
    const codebook = () => onDisk(folder, 'codebook.yaml');
    await goToWords(page, asked);
    await openCodes(page);
    await typeCode(page, 'DOC-handwritten', 'New code “DOC-handwritten”');
    await page.keyboard.press('Enter');
    await activeRow(page, 'Documentation [DOC]');
    await page.keyboard.press('Enter');
    const definition = page.locator('.quick-input-message', { hasText: 'What does the code mean?' });
    await definition.waitFor();
    await page.keyboard.type('Notes on paper.');
    await page.keyboard.press('Enter');
    await said(page, 'DOC-handwritten');
    const read = () => onDisk(folder, transcript);
    const coded = original().replace(passage, `${passage}\n\nDOC-handwritten`);
    await until('both files to be written', () => read() === coded && codebook().includes('DOC-handwritten'));
    const added = '      - code: DOC-handwritten\n        description: Notes on paper.\n';
    assert.ok(codebook().includes(added), codebook());
    assert.equal(
      codebook().replace(added, '').replaceAll('\n\n', '\n'),
      original('codebook.yaml').replaceAll('\n\n', '\n'),
    );

    await undoInBoth(workbench());
  });

  it('changes nothing when it is left by Escape', async () => {
    const { page } = workbench();
    await goToWords(page, asked);
    await openCodes(page);
    await typeCode(page, 'pride', 'PEOPLE-pride');
    await page.keyboard.press('Control+Enter');
    await activeRow(page, 'Add PEOPLE-pride');
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    assert.equal(await page.locator('.tab.dirty').count(), 0);
  });
});
