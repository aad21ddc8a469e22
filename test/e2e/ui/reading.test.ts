import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { rowsOf, sample } from '../../protocol/commandLine';
import { until } from '../until';
import { useWorkbench } from './useWorkbench';
import { goTo, lines, openTranscript } from './workbench';

const one = 'interviews/Interview 1 - Maya.txt';

describe('Reading a study by keyboard', () => {
  const workbench = useWorkbench({ folder: sample });

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
    await page.keyboard.press('E');
    await until('everything', async () =>
      (await numbers(editor)).every((n, i, all) => i === 0 || n === (all[i - 1] ?? 0) + 1),
    );
  });

  async function codings(code: string): Promise<{ file: string; name: string; line: number }[]> {
    const found = (await rowsOf('codings', sample)).filter((row) => row.code === code);
    return found.map((row) => {
      const file = String(row.file);
      return { file, name: path.basename(file), line: Number(row.line) };
    });
  }
});

/** The numbers of the lines that can be seen, in their order. */
async function numbers(editor: Locator): Promise<number[]> {
  const texts = await editor.locator('.line-numbers').allTextContents();
  return texts.map(Number).sort((a, b) => a - b);
}
