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
  saveChanged,
  selectWords,
  transcript,
  typeCode,
  undoInBoth,
} from './codingHands';
import { expand, showTrees, tree, treeRow } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { drag, lines } from './workbench';

describe('Codes put on words, taken off and moved by keyboard', () => {
  const workbench = useWorkbench({
    folder: sample,
    settings: { 'marginalia.trees.followCursor': false },
    size: { width: 1280, height: 1400 },
  });

  const chord = async (key: string) => {
    await workbench().page.keyboard.press('Control+K');
    await workbench().page.keyboard.press(key);
  };

  it('repeats the last code elsewhere, and takes it off again', async () => {
    const { page } = workbench();
    await goToWords(page, 'Interviewer: Sort of?');
    await openCodes(page);
    await typeCode(page, 'pride', 'PEOPLE-pride');
    await page.keyboard.press('Enter');
    await saveChanged(page);
    await page.keyboard.press('Control+Z');
    await saveChanged(page);

    await goToWords(page, 'Interviewer: So pages collect dates.');
    const repeat = async () => {
      await page.keyboard.press('Control+Shift+Enter');
      await said(page, 'PEOPLE-pride');
    };
    const coded = (before: string) => before.replace('So pages collect dates.', '$&\n\nPEOPLE-pride');
    await changes(workbench(), repeat, coded);
    await changes(workbench(), () => chord('t'), coded);

    await goToWords(page, 'I was very proud');
    await changes(
      workbench(),
      () => chord('t'),
      (before) => before.replace('\n\nPEOPLE-pride "I was very proud, I told my wife."', ''),
    );
  });

  it('removes a code, and of several asks which', async () => {
    const { page } = workbench();
    await goToWords(page, 'I took over the password.');
    await changes(
      workbench(),
      () => chord('Backspace'),
      (before) => before.replace('over the password.\n\nPEOPLE-no-handover', 'over the password.'),
    );
    await goToWords(page, 'the next one at least knows.');
    const removeSecond = async () => {
      await chord('Backspace');
      await activeRow(page, 'DOC-outdated-fix');
      await page.keyboard.press('ArrowDown');
      await activeRow(page, 'PEOPLE-no-time');
      await page.keyboard.press('Enter');
    };
    await changes(workbench(), removeSecond, (before) =>
      before.replace('\n\nPEOPLE-no-time "I don\'t repair it, I\'ve no time"', ''),
    );
  });

  it('makes a code of the selected words', async () => {
    const { page, folder } = workbench();
    await selectWords(page, 'botanist with a label printer');
    await chord('v');
    await page.locator('.quick-input-title', { hasText: 'Code in Vivo' }).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('PEOPLE-self-taught');
    await page.keyboard.press('Enter');
    await activeRow(page, 'People [PEOPLE]');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-message', { hasText: 'What does the code mean?' }).waitFor();
    await page.keyboard.press('Enter');
    await said(page, 'PEOPLE-self-taught');
    const coded = original().replace(
      "I'm also, sort of, the programmer.",
      '$&\n\nPEOPLE-self-taught "botanist with a label printer"',
    );
    await until('the file to be written', () => onDisk(folder, transcript) === coded);
    await until('the codebook to be written', () =>
      onDisk(folder, 'codebook.yaml').includes('      - code: PEOPLE-self-taught\n'),
    );
    await undoInBoth(workbench());
  });

  it('adds a memo to the passage', async () => {
    const { page } = workbench();
    await goToWords(page, 'Interviewer: Sort of?');
    const memo = async () => {
      await chord('n');
      await page.locator('.quick-input-title', { hasText: 'Memo on the Passage' }).waitFor();
      await page.keyboard.type('He hesitates.');
      await page.keyboard.press('Enter');
    };
    await changes(workbench(), memo, (before) =>
      before.replace('Interviewer: Sort of?', '$&\n\n// He hesitates.'),
    );
  });

  it('moves a code to other words', async () => {
    const { page } = workbench();
    await goToWords(page, 'I took over the password.');
    await chord('x');
    await said(page, 'PEOPLE-no-handover: select its new words');
    await selectWords(page, 'you took over');
    await changes(
      workbench(),
      () => chord('x'),
      (before) =>
        before
          .replace('over the password.\n\nPEOPLE-no-handover', 'over the password.')
          .replace('the whole thing?', '$&\n\nPEOPLE-no-handover "you took over"'),
    );
  });

  it('leaves a code where it is by Escape', async () => {
    const { page } = workbench();
    await goToWords(page, 'I took over the password.');
    await chord('x');
    const carried = page.locator('.statusbar-item', { hasText: 'select its new words' });
    await carried.waitFor();
    await page.keyboard.press('Escape');
    await carried.waitFor({ state: 'detached' });
  });

  it('codes the passage that a code of the tree is dropped on', async () => {
    const { page } = workbench();
    await goToWords(page, 'Interviewer: Sort of?');
    await showTrees(page);
    const codes = tree(page, 'Codes');
    await expand(codes, treeRow(codes, 'People [PEOPLE]'));
    const editor = page.locator('.editor-instance .monaco-editor').first();
    const drop = async () => {
      await drag(
        page,
        treeRow(codes, 'PEOPLE-single-expert'),
        lines(editor, 'Interviewer: Sort of?').first(),
      );
      await said(page, 'PEOPLE-single-expert');
      await lines(editor, 'Interviewer: Sort of?').first().click();
    };
    await changes(workbench(), drop, (before) =>
      before.replace('Interviewer: Sort of?', '$&\n\nPEOPLE-single-expert'),
    );
  });

  it('recodes a quote of the tree that is dropped on another code', async () => {
    const { page } = workbench();
    await goToWords(page, 'Interviewer: Sort of?');
    await showTrees(page);
    const codes = tree(page, 'Codes');
    await expand(codes, treeRow(codes, 'Documentation [DOC]'));
    await expand(codes, treeRow(codes, 'DOC-outdated'));
    await expand(codes, treeRow(codes, 'Interview 2 · Jonas'));
    const quote = treeRow(codes, 'So if I want to know how a plant moves from one bed to another');
    const editor = page.locator('.editor-instance .monaco-editor').first();
    const drop = async () => {
      await drag(page, quote, treeRow(codes, 'DOC-outdated-fix'));
      await said(page, 'DOC-outdated-fix');
      await lines(editor, 'Interviewer: Sort of?').first().click();
    };
    await changes(workbench(), drop, (before) =>
      before.replace('different things"\n\nDOC-outdated\n', 'different things"\n\nDOC-outdated-fix\n'),
    );
  });
});
