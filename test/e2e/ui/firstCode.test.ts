// From a folder of raw transcripts to three coded passages, as somebody does it who has never seen it.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readCodebook } from '../../../server/src/codebook/read';
import { onDisk, said } from './codingHands';
import { useWorkbench } from './useWorkbench';
import { inEditor, lines, saved } from './workbench';

const answer = (words: string) =>
  `${words}, at the bench in the evenings, when the shop was shut and nobody had written any of it down for us before.`;
const answers = [
  answer('We learnt it from each other'),
  answer('She copied the jars that had cracked'),
  answer('He paid for the clay himself'),
] as const;
const talk = `Interviewer\n\nHow did it begin?\n\nInterviewee\n\nSlowly.\n\n${answers
  .map((words, turn) => `Interviewer\n\nAnd then, in the year ${turn + 1}?\n\nInterviewee\n\n${words}\n`)
  .join('\n')}`;
const first = 'Interview 1 - Rosa.txt';

/** The most that somebody may have to press and click. The letters of a name count as one. */
const most = 12;

describe('In a folder of raw transcripts', () => {
  const raw = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-raw-'));
  for (const number of [1, 2]) fs.writeFileSync(path.join(raw, `Interview ${number} - Rosa.txt`), talk);
  after(() => fs.rmSync(raw, { recursive: true }));
  const workbench = useWorkbench({ folder: raw, fresh: true });

  it(`three passages get two new codes in two colors by at most ${most} key presses and clicks`, async () => {
    const { page, folder } = workbench();
    let done = 0;
    const act = async (one: () => Promise<unknown>) => {
      done++;
      await one();
    };
    const codeAs = async (name: string) => {
      await act(() => page.keyboard.press('Control+Enter'));
      await page.locator('.quick-input-widget:visible').waitFor();
      await act(() => page.keyboard.type(name));
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
      await act(() => page.keyboard.press('Enter'));
      await said(page, `Coded 1 passage with “${name}”`);
    };

    await act(() => page.locator('.activitybar .action-label[aria-label^="Marginalia"]').click());
    await act(() =>
      page.locator('.monaco-button', { hasText: 'Create Codebook from Transcripts' }).first().click(),
    );
    await page.locator('#status\\.editor\\.selection').getByText('Ln 15, Col 1', { exact: true }).waitFor();
    await page.locator('#status\\.editor\\.mode', { hasText: /^Transcript$/ }).waitFor();
    await inEditor(page);
    await codeAs('Learning by proximity');
    await act(() => lines(page, 'She copied the jars').first().click());
    await codeAs('Making do');
    await act(() => lines(page, 'He paid for the clay').first().click());
    await act(() => page.keyboard.press('Control+Shift+Enter'));
    const codes = ['Learning by proximity', 'Making do', 'Making do'];
    const expected = answers.reduce((text, words, at) => text.replace(words, `$&\n\n${codes[at]}`), talk);
    // What is coded while a file is being saved is not saved with it.
    await lines(page, 'Making do').nth(1).waitFor();
    assert.ok(done <= most, `${done} key presses and clicks`);

    await saved(page, path.join(folder, first), expected);
    const book = readCodebook(onDisk(folder, 'codebook.yaml'));
    assert.deepEqual(book.problems, []);
    assert.equal(new Set(book.codes.map(({ color }) => color)).size, 2);
    // That each label is drawn in the color of its code is held by the tests of reading a transcript.
    for (const code of new Set(codes)) await lines(page, code).first().waitFor();
  });
});
