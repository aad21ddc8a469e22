// Two coders and a moderator in the real VS Code, by keyboard.
import { equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { root, sample } from '../../protocol/commandLine';
import { speechOf } from './moderationHands';
import { useWorkbench } from './useWorkbench';
import { beginCommand, goTo, inEditor, openTranscript, saved } from './workbench';

const jonas = 'interviews/Interview 3 - Jonas.txt';
const amin = 'interviews/Interview 3 - Amin.txt';
const words = 'On the day she left we had a premiere.';

describe('Two coders and a moderator', () => {
  const workbench = useWorkbench({ folder: sample, size: { width: 1280, height: 1000 } });

  it('are compared beside each other: one speech, and only codes differ', async () => {
    const { page } = workbench();
    await openTranscript(page, jonas);
    await beginCommand(page, 'Marginalia: Compare Coders in Editor');
    await answerWith(page, 'Interview 3');
    const editors = page.locator('.monaco-diff-editor');
    await page.locator('.tab.active', { hasText: 'Interview 3: Jonas and Maya' }).waitFor();
    await editors.locator('.line-insert').first().waitFor();
    // The language of the transcripts: names and codes have colours of their own.
    await editors.locator('.editor.original .view-line', { hasText: 'PEOPLE-no-time' }).first().waitFor();
    equal(await editors.locator('.squiggly-error, .squiggly-warning, .squiggly-info').count(), 0);
  });

  it('are settled question by question, each undone in one step, and no word of speech changes', async () => {
    const { page, folder } = workbench();
    const made = await settle(page, folder, { first: jonas, made: amin, interview: 'Interview 3' });
    const spoken = speechOf(fs.readFileSync(path.join(folder, jonas), 'utf8'));
    equal(speechOf(made), spoken);

    await beginCommand(page, 'Marginalia: Settle Open Questions');
    await asked(page, '0 of 25 settled');
    await page.keyboard.press('Space');
    await checkedRow(page, 'PEOPLE-no-time');
    await page.keyboard.press('Enter');
    await asked(page, '1 of 25 settled');
    await page.keyboard.press('Enter');
    await asked(page, '2 of 25 settled');
    await page.keyboard.press('Escape');
    await inEditor(page);
    const now = await saved(page, path.join(folder, amin), (text) => text !== made);
    ok(now.includes('// no DOC-missing-reasons (Maya)'), now);
    ok(now.includes(`\nPEOPLE-no-time "${words}"\n`), now);
    ok(!now.includes(`// ? PEOPLE-no-time "${words}"`), now);
    equal(speechOf(now), spoken);
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
    equal(await saved(page, path.join(folder, amin), made), made);
  });
});

describe('Interviews in other layouts that two coders have coded', () => {
  const first = 'interviews/茶馆 - Ana.txt';
  const file = 'interviews/茶馆 - Cem.txt';
  const workbench = useWorkbench({
    folder: path.join(root, 'samples/as-they-come'),
    size: { width: 1280, height: 1000 },
    prepare: codeTwice,
  });

  it('are settled to the last question by keyboard alone, and no word of speech changes', async () => {
    const { page, folder } = workbench();
    const made = await settle(page, folder, { first, made: file, interview: '茶馆' });
    const spoken = speechOf(fs.readFileSync(path.join(folder, first), 'utf8'));
    equal(speechOf(made), spoken);
    const many = made.split('\n').filter((line) => line.startsWith('// ? ')).length;
    ok(many > 2, made);

    await beginCommand(page, 'Marginalia: Settle Open Questions');
    // Each passage has one question or several; of the first of every other one the code is taken.
    const passages = made.split(/\n(?=(?:访谈者|陈师傅)：)/).filter((text) => text.includes('\n// ? '));
    let settled = 0;
    for (const [at, passage] of passages.entries()) {
      const code = /\n\/\/ \? (\S+)/.exec(passage)?.[1] ?? '';
      await asked(page, `${settled} of ${many} settled`, code);
      if (at % 2 === 0) {
        await page.keyboard.press('Space');
        await checkedRow(page, code);
      }
      await page.keyboard.press('Enter');
      settled += passage.split('\n// ? ').length - 1;
    }
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await inEditor(page);
    const now = await saved(page, path.join(folder, file), (text) => !text.includes('// ? '));
    equal(
      now.split('\n').filter((line) => line.startsWith('// no ')).length,
      many - Math.ceil(passages.length / 2),
    );
    equal(speechOf(now), spoken);
  });
});

/** What is asked, and which file comes of it. */
interface Settling {
  readonly first: string;
  readonly made: string;
  readonly interview: string;
}

/** Has the file made in which Amin or Cem settles an interview. Returns its text. */
async function settle(page: Page, folder: string, { first, made, interview }: Settling): Promise<string> {
  const file = path.join(folder, made);
  const name = path.basename(made, '.txt').split(' - ').at(-1) ?? '';
  // An earlier test may have made it.
  if (!fs.existsSync(file)) {
    await openTranscript(page, first);
    await beginCommand(page, 'Marginalia: Settle Codes of Interview');
    await answerWith(page, interview);
    await page
      .locator('.quick-input-widget:visible .quick-input-message', { hasText: 'Who settles' })
      .waitFor();
    await page.locator('.quick-input-widget:visible input[type="text"]').fill(name);
    await page.keyboard.press('Enter');
  } else await openTranscript(page, made);
  await page.locator('.tab.active', { hasText: path.basename(made) }).waitFor();
  if (fs.existsSync(file)) await goTo(page, 1, 1);
  await inEditor(page);
  return fs.readFileSync(file, 'utf8');
}

/** Takes the row of a list that the keyboard is on. */
async function answerWith(page: Page, row: string): Promise<void> {
  await page.locator('.quick-input-widget:visible .monaco-list-row.focused', { hasText: row }).waitFor();
  await page.keyboard.press('Enter');
}

/** Waits until the list of the walk says so, and takes keys for a code. */
async function asked(page: Page, count: string, code = ''): Promise<void> {
  await page.locator('.quick-input-title', { hasText: count }).waitFor();
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: code }).first().waitFor();
}

async function checkedRow(page: Page, code: string): Promise<void> {
  const rows = page.locator('.quick-input-list .monaco-list-row', { hasText: code });
  await rows.locator('input:checked, .checked').first().waitFor();
}

/** Makes of each transcript the files of two coders: Ben lacks every other code of Ana, and has one of his own. */
function codeTwice(folder: string): void {
  const interviews = path.join(folder, 'interviews');
  for (const name of fs.readdirSync(interviews)) {
    const text = fs.readFileSync(path.join(interviews, name), 'utf8');
    fs.rmSync(path.join(interviews, name));
    const interview = name.split(' - ')[0] ?? '';
    const isCode = (line: string) => /^(?:TIME|HELP)-/.test(line);
    let codes = 0;
    const ben = text
      .split('\n')
      .flatMap((line) => (!isCode(line) ? line : codes++ % 2 === 0 ? 'HELP-nobody-left' : line))
      .join('\n');
    for (const [coder, coded] of [
      ['Ana', text],
      ['Ben', ben],
    ] as const) {
      const head = `---\ninterview: ${interview}\ncoder: ${coder}\n---\n\n`;
      fs.writeFileSync(path.join(interviews, `${interview} - ${coder}.txt`), head + coded);
    }
  }
}
