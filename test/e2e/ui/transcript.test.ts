import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { comesToPass, until } from '../until';
import { useWorkbench } from './useWorkbench';
import { lines, openTranscript, runCommand } from './workbench';

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
  const colour = (word: Locator) => word.evaluate('element => getComputedStyle(element).color');
  const label = (editor: Locator, line: string) => lines(editor, line).first().locator('span > span').first();

  it('gives each family of codes a colour of its own, and another one when the codebook says so', async () => {
    const { page, folder } = workbench();
    const editor = await openTranscript(page, name);
    const speaker = await colour(label(editor, 'Interviewer'));
    const before = await until('the code to have a colour of its own', async () => {
      const one = await colour(label(editor, 'Loan-overdue'));
      const others = [speaker, await colour(label(editor, 'Shelf-misplaced-book "'))];
      return others.includes(one) ? null : one;
    });
    const codebook = path.join(folder, 'codebook.yaml');
    const text = fs.readFileSync(codebook, 'utf8');
    fs.writeFileSync(
      codebook,
      text.replace('Loan-overdue\n    kind: issue', 'Loan-overdue\n    color: "#777777"'),
    );
    await until(
      'the code to have another colour',
      async () => (await colour(label(editor, 'Loan-overdue'))) !== before,
    );
  });

  it('folds speech without codes away', async () => {
    const { page } = workbench();
    const editor = await openTranscript(page, name);
    const uncoded = lines(editor, 'Which books are lost');
    await fold(page, 'Fold All Regions', () => uncoded.waitFor({ state: 'detached', timeout: 5000 }));
    await lines(editor, 'A book on the wrong shelf').waitFor();
    await fold(page, 'Unfold All', () => uncoded.waitFor({ timeout: 5000 }));
  });
});

/** Runs a command that folds. VS Code forgets it, without a word, where folds are asked for anew while it waits for them, as after a
 *  change of the codebook: then it is run again. */
function fold(page: Page, title: string, isSeen: () => Promise<void>): Promise<unknown> {
  return until(`“${title}” to be carried out`, async () => {
    await runCommand(page, title);
    return comesToPass(isSeen());
  });
}
