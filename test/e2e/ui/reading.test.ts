import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { rowsOf, sample } from '../../protocol/commandLine';
import { until } from '../until';
import { useWorkbench } from './useWorkbench';
import { goTo, lines, openFile, openTranscript, rows, save } from './workbench';

const one = 'interviews/Interview 1 - Maya.txt';

describe('Reading a study by keyboard', () => {
  const workbench = useWorkbench({ folder: sample });

  it('goes from coding to coding of a code, and on into the next interview', async () => {
    const { page } = workbench();
    const all = await codings('PEOPLE-no-handover');
    const beyond = all.findIndex(({ file }) => file !== all[0]?.file);
    assert.ok(beyond > 1);
    const way = all.slice(0, beyond + 1);
    await openTranscript(page, one);
    await goTo(page, way[0]?.line ?? 0);
    for (const { name, line } of way.slice(1)) {
      await page.keyboard.press('F7');
      await waitForLine(page, name, line);
    }
    for (const { name, line } of way.slice(0, -1).reverse()) {
      await page.keyboard.press('Shift+F7');
      await waitForLine(page, name, line);
    }
  });

  it('goes to an interview by its name or its coder', async () => {
    const { page } = workbench();
    await openTranscript(page, one);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('g');
    const list = page.locator('.quick-input-list');
    await rows(list, 'Interview 1').first().waitFor();
    await page.keyboard.type('3');
    await rows(list, 'Jonas').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="Interview 3 - Jonas.txt"]').waitFor();
  });

  it('shows only the passages with a code, and then everything again', async () => {
    const { page, folder } = workbench();
    const editor = await openTranscript(page, one);
    const [first, ...others] = (await codings('PEOPLE-no-handover')).filter(({ file }) => file === one);
    assert.ok(first && others.length > 0);
    await goTo(page, first.line);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('h');
    const chosen = page.locator('.quick-input-list .monaco-list-row.focused');
    await chosen.getByText('PEOPLE-no-handover').waitFor();
    await page.keyboard.press('Enter');

    await page.locator('.statusbar').getByText('passages with PEOPLE-no-handover').waitFor();
    await lines(editor, 'How it was, um').waitFor({ state: 'detached' });
    const shown = await numbers(editor);
    const text = fs.readFileSync(path.join(folder, one), 'utf8').split('\n');
    const said = shown.map((number) => text[number - 1] ?? '').filter((line) => line !== '');
    assert.deepEqual(
      others.filter(({ line }) => !shown.includes(line)),
      [],
    );
    assert.ok(said.length < 30, said.join('\n'));
    await page.locator('.tab.active:not(.dirty)').waitFor();

    await page.keyboard.press('Control+K');
    await page.keyboard.press('Shift+H');
    await until('everything', async () =>
      (await numbers(editor)).every((n, i, all) => i === 0 || n === (all[i - 1] ?? 0) + 1),
    );
  });

  it('says how far the interview is coded, with a menu behind it, and says nothing of other files', async () => {
    const { page } = workbench();
    await openTranscript(page, 'interviews/Interview 5 - Jonas.txt');
    const [summary] = (await rowsOf('summary', sample)).filter(({ file }) =>
      String(file).includes('Interview 5'),
    );
    const text = `${summary?.codedPassages} of ${summary?.passages} passages coded`;
    const item = page.locator('.statusbar-item', { hasText: text });
    await item.waitFor();
    assert.match((await item.locator('a').getAttribute('aria-label')) ?? '', /codings.*codes.*problem/);
    await item.click();
    await rows(page.locator('.quick-input-list'), 'Show Problems').click();
    await page.locator('.markers-panel').waitFor();
    await openFile(page, 'codebook.yaml');
    await item.waitFor({ state: 'detached' });
  });

  it('adds attributes to an interview, those of the study first', async () => {
    const { page, folder } = workbench();
    await openTranscript(page, one);
    const file = path.join(folder, one);
    const before = fs.readFileSync(file, 'utf8');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('a');
    const list = page.locator('.quick-input-list');
    await rows(list, 'participant').waitFor();
    await page.keyboard.type('role');
    await rows(list, 'in 3 files').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-title', { hasText: 'role' }).waitFor();
    await rows(list, 'curator').waitFor();
    await page.keyboard.type('harbour master');
    await rows(list, 'Write “harbour master”').waitFor();
    await page.keyboard.press('Enter');
    await rows(list, 'participant').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await save(page);
    assert.equal(fs.readFileSync(file, 'utf8'), `---\nrole: harbour master\n---\n\n${before}`);
  });

  async function codings(code: string): Promise<{ file: string; name: string; line: number }[]> {
    const found = (await rowsOf('codings', sample)).filter((row) => row.code === code);
    return found.map((row) => {
      const file = String(row.file);
      return { file, name: path.basename(file), line: Number(row.line) };
    });
  }
});

/** Waits until the cursor is on a line, from 1, of a file. */
async function waitForLine(page: Page, name: string, line: number): Promise<void> {
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await page
    .locator('#status\\.editor\\.selection')
    .getByText(new RegExp(`^Ln ${line}, `))
    .waitFor();
}

/** The numbers of the lines that can be seen, in their order. */
async function numbers(editor: Locator): Promise<number[]> {
  const texts = await editor.locator('.line-numbers').allTextContents();
  return texts.map(Number).sort((a, b) => a - b);
}
