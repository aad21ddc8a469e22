import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { readCodebook } from '../../../server/src/codebook/read';
import { shadesOf } from '../../../server/src/features/shared/shades';
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
  const label = (editor: Locator, line: string) => lines(editor, line).first().locator('span > span').first();

  it('gives each family of codes the colour that the codebook has for it, and another one when that says so', async () => {
    const { page, folder } = workbench();
    const editor = await openTranscript(page, name);
    const codebook = path.join(folder, 'codebook.yaml');
    const text = fs.readFileSync(codebook, 'utf8');
    const areDrawn = (codebookText: string) =>
      Promise.all(
        ['Shelf-misplaced-book', 'Loan-overdue'].map((code) => {
          const { color = '' } = readCodebook(codebookText).codes.find((one) => one.label === code) ?? {};
          const wanted = shadesOf(color).dark;
          return until(
            `${code} to be ${wanted}`,
            async () => (await colourOf(label(editor, code))) === wanted,
          );
        }),
      );
    await areDrawn(text);
    const other = text.replace('Loan-overdue\n    kind: issue', 'Loan-overdue\n    color: "#777777"');
    fs.writeFileSync(codebook, other);
    await areDrawn(other);
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

/** What is needed of the page's elements here. */
interface PageElement {
  readonly ownerDocument: {
    readonly defaultView: { getComputedStyle(element: PageElement): { readonly color: string } };
  };
}

/** The colour of some words, as `#rrggbb`. */
async function colourOf(words: Locator): Promise<string> {
  const said = await words.evaluate(
    (element: PageElement) => element.ownerDocument.defaultView.getComputedStyle(element).color,
  );
  const lights = [...said.matchAll(/\d+/g)].slice(0, 3).map(([light]) => Number(light));
  return `#${lights.map((light) => light.toString(16).padStart(2, '0')).join('')}`;
}
