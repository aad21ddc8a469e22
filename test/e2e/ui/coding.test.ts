import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import { until } from '../until';
import { useWorkbench } from './useWorkbench';
import { goTo, lines, openTranscript, rows, save, takeQuickFix } from './workbench';

describe('Coding by keyboard', () => {
  const workbench = useWorkbench({ folder: sample });

  it('corrects a misspelt code, and changes nothing else in the file', async () => {
    const { page, folder } = workbench();
    const editor = await openTranscript(page, 'interviews/Interview 5 - Jonas.txt');
    await goTo(page, 107);
    const squiggle = editor.locator('.squiggly-error');
    await squiggle.waitFor();

    await takeQuickFix(page, 'Change to “TEST-in-production”');
    await lines(editor, 'TEST-in-prodcution').waitFor({ state: 'detached' });
    await squiggle.waitFor({ state: 'detached' });

    await save(page);
    const { before, after } = read(folder, 'Interview 5 - Jonas.txt');
    assert.equal(after, before.replace('TEST-in-prodcution', 'TEST-in-production'));
  });

  it('completes a code on an empty line below a passage', async () => {
    const { page, folder } = workbench();
    await openTranscript(page, 'interviews/Interview 2 - Jonas.txt');
    await goTo(page, 33);
    await page.keyboard.press('Control+Space');
    // Likely codes come first, and those of the family of the code above are among them.
    await suggestion(page, 'PEOPLE-').first().waitFor();
    await page.keyboard.type('people pri');
    await accept(page, 'PEOPLE-pride');

    await save(page);
    const { before, after } = read(folder, 'Interview 2 - Jonas.txt');
    const place = 'I took over the password.\n\nPEOPLE-no-handover\n\n';
    assert.equal(after, before.replace(place, `${place}PEOPLE-pride\n\n`));
  });

  it('writes the label that is typed in full, though one that goes on from it is likelier, and then ends the line', async () => {
    const { page, folder } = workbench();
    await openTranscript(page, 'interviews/Interview 4 - Maya.txt');
    const { before } = read(folder, 'Interview 4 - Maya.txt');
    const talk = "Interviewee: That's, yeah, that's us. Sorry.\n";
    await goTo(page, before.split(talk)[0]?.split('\n').length ?? 0, 1000);
    await page.keyboard.type('\n\nPEOPLE-no-handove');
    await suggestion(page, 'PEOPLE-no-handover-fix').waitFor();
    await page.keyboard.type('r');
    // The list has taken the last letter in when all letters of the label are marked as typed.
    const marked = page.locator('.suggest-widget.visible .monaco-list-row.focused .highlight');
    await until('the label to be marked', async () => {
      return (await marked.allTextContents()).join('') === 'PEOPLE-no-handover';
    });
    await page.keyboard.press('Enter');
    await save(page);
    const { after } = read(folder, 'Interview 4 - Maya.txt');
    assert.equal(after, before.replace(talk, `${talk}\nPEOPLE-no-handover\n\n`));
  });

  it('keeps quiet while talk is typed, and completes a code after #', async () => {
    const { page, folder } = workbench();
    const editor = await openTranscript(page, 'interviews/Interview 6 - Maya.txt');
    const shown = await countSuggestions(page);
    await goTo(page, 22, 1000);
    await page.keyboard.type(' We tested people, and the documents, by hand.', { delay: 20 });
    await lines(editor, 'hand.').first().waitFor();
    await page.keyboard.press('Enter');
    assert.equal(await shown(), 0, 'suggestions were shown over talk');

    await page.keyboard.type('#');
    await suggestion(page, '').first().waitFor();
    await page.keyboard.type('bus');
    await accept(page, 'Bus factor');
    assert.equal(await shown(), 1);

    await save(page);
    const { before, after } = read(folder, 'Interview 6 - Maya.txt');
    const talk = "The cows don't know either.";
    const typed = ' We tested people, and the documents, by hand.';
    assert.equal(after, before.replace(talk, `${talk}${typed}\n#Bus factor`));
  });
});

/** An interview as it is in the sample, and as it is in the copy that is open. */
function read(folder: string, name: string): { before: string; after: string } {
  const text = (study: string) => fs.readFileSync(path.join(study, 'interviews', name), 'utf8');
  return { before: text(sample), after: text(folder) };
}

function suggestion(page: Page, label: string) {
  return rows(page.locator('.suggest-widget.visible'), label).first();
}

/** Takes the suggestion that the list has chosen, which must be this one. */
async function accept(page: Page, label: string): Promise<void> {
  await page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: label }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.suggest-widget.visible').waitFor({ state: 'detached' });
}

/** Counts from now on how often a list of suggestions comes up. The functions run in the page. */
async function countSuggestions(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`
    window.suggestionsShown = 0;
    new MutationObserver((changes) => {
      for (const { target, oldValue } of changes)
        if (target.matches('.suggest-widget.visible') && !/\\bvisible\\b/.test(oldValue)) window.suggestionsShown++;
    }).observe(document.body, { subtree: true, attributeFilter: ['class'], attributeOldValue: true });
  `);
  return async () => Number(await page.evaluate('window.suggestionsShown'));
}
