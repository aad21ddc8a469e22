import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { until } from '../until';
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

  it('folds speech without codes away', async () => {
    const { page } = workbench();
    const editor = await openTranscript(page, name);
    await runCommand(page, 'Fold All Regions');
    await lines(editor, 'Which books are lost').waitFor({ state: 'detached' });
    await lines(editor, 'A book on the wrong shelf').waitFor();
    await runCommand(page, 'Unfold All');
    await lines(editor, 'Which books are lost').waitFor();
  });
});
