// Finding one's way in a transcript: what lights up, folds and is coloured, and what leads where.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { until } from '../until';
import {
  goTo,
  lines,
  openTranscript,
  rows,
  runCommand,
  save,
  useWorkbench,
  waitForCursor,
  waitForSelected,
} from './workbench';

const study = path.resolve(__dirname, '../study');
const name = 'interview-9.transcript';
const talk = `Interview 9 - Ada

Interviewer

Which books are lost, and which books come back?

Librarian

A book on the wrong shelf is lost. A book that somebody loves comes back in the end.

Shelf-misplaced-book "is lost"

Loan-overdue

Interviewer

And then?

Librarian

Then we put the book on its shelf.

Shelf-misplaced-book-fix

`;

describe('Reading a transcript', () => {
  const workbench = useWorkbench({
    folder: study,
    prepare: (copy) => fs.writeFileSync(path.join(copy, name), talk),
  });
  /** The class by which VS Code gives a word its colour. */
  const colour = (word: Locator) => word.getAttribute('class');
  const label = (editor: Locator, line: string) => lines(editor, line).first().locator('span > span').first();

  it('colours an issue that only the codebook knows as one, and a topic when the codebook says so', async () => {
    const { page, folder } = workbench();
    const editor = await openTranscript(page, name);
    const speaker = await colour(label(editor, 'Interviewer'));
    const issue = await until('the issue to have a colour of its own', async () => {
      const [one, other] = [
        await colour(label(editor, 'Loan-overdue')),
        await colour(label(editor, 'Shelf-misplaced-book "')),
      ];
      return one === other && one !== speaker ? one : null;
    });
    const codebook = path.join(folder, 'codebook.yaml');
    const text = fs.readFileSync(codebook, 'utf8');
    fs.writeFileSync(
      codebook,
      text.replace('Loan-overdue\n    kind: issue', 'Loan-overdue\n    kind: topic'),
    );
    await until(
      'the topic to have another colour',
      async () => (await colour(label(editor, 'Loan-overdue'))) !== issue,
    );
  });

  it('lights up the lines of a speaker and of a quote, and no word of talk', async () => {
    const { page } = workbench();
    const editor = await openTranscript(page, name);
    const lit = editor.locator('.wordHighlightText');
    await goTo(page, 3, 3);
    await until('both lines of the interviewer to light up', async () => (await lit.count()) === 2);
    await goTo(page, 9, 4);
    await until('no word of talk to light up', async () => (await lit.count()) === 0);
    await goTo(page, 11, 25);
    await until('the quote and its words to light up', async () => (await lit.count()) === 2);
  });

  it('leads from a quote to its words with F12', async () => {
    const { page, folder } = workbench();
    await openTranscript(page, name);
    await goTo(page, 11, 25);
    await page.keyboard.press('F12');
    await waitForCursor(page, path.join(folder, name), 'is lost');
  });

  it('folds speech without codes away', async () => {
    const { page } = workbench();
    const editor = await openTranscript(page, name);
    await runCommand(page, 'Fold All Regions');
    await lines(editor, 'Which books are lost').waitFor({ state: 'detached' });
    await lines(editor, 'A book on the wrong shelf').waitFor();
    await runCommand(page, 'Unfold All');
    await lines(editor, 'Which books are lost').waitFor();
  });

  it('grows a selection from a word to its sentence', async () => {
    const { page, folder } = workbench();
    await openTranscript(page, name);
    await goTo(page, 9, 50);
    await runCommand(page, 'Expand Selection');
    await runCommand(page, 'Expand Selection');
    await waitForSelected(page, path.join(folder, name), 'A book that somebody loves comes back in the end.');
  });

  it('tells of a speaker how much they say', async () => {
    const { page } = workbench();
    const editor = await openTranscript(page, name);
    await goTo(page, 9, 1);
    await label(editor, 'Librarian').hover();
    await page.locator('.monaco-hover:visible').getByText('2 turns · 26 words').waitFor();
  });

  it('completes the speaker whose turn it is', async () => {
    const { page, folder } = workbench();
    await openTranscript(page, name);
    await goTo(page, 25, 1);
    await page.keyboard.type('I');
    await page.locator('.suggest-widget .monaco-list-row.focused', { hasText: 'Interviewer' }).waitFor();
    await page.keyboard.press('Enter');
    await save(page);
    assert.equal(fs.readFileSync(path.join(folder, name), 'utf8'), `${talk}Interviewer`);
  });

  it('finds an interview by its name', async () => {
    const { page } = workbench();
    // VS Code asks once for what was typed: the server must be awake, also where this test runs alone.
    await openTranscript(page, name);
    await page.keyboard.press('Control+T');
    await page.locator('.quick-input-widget:visible input[type="text"]').fill('#interview 2');
    await rows(page.locator('.quick-input-list'), 'Interview 2 · Ada').first().click();
    await page.locator('.tab.active[data-resource-name="interview-2.transcript.txt"]').waitFor();
  });
});
