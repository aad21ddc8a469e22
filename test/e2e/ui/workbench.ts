// What the interface tests and the screenshots do over and over in the workbench, by keyboard and mouse as a person
// does. Each function waits for what can be seen, never for a time. What a test is not about (which file is open, where the cursor
// is) the hands do where the workbench has some.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { comesToPass, until } from '../until';
import type { Hands } from './hands';
import { handsOf } from './openWorkbench';

function handsIn(page: Page): Hands {
  const hands = handsOf(page);
  if (!hands) throw new Error('There are no hands in this workbench.');
  return hands;
}

/** Opens a file of the folder by its name or path. Returns the editor. */
export async function openFile(page: Page, file: string): Promise<Locator> {
  const name = path.posix.basename(file);
  await handsIn(page).open(file);
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  const editor = page
    .locator(`.editor-instance .monaco-editor[data-uri$="${encodeURIComponent(name)}"]`)
    .first();
  await editor.locator('.view-line').first().waitFor();
  return editor;
}

/**
 * Opens a transcript of the folder by its name or path, and returns the editor once the language server has found the file
 * in a study.
 */
export async function openTranscript(page: Page, file: string): Promise<Locator> {
  const editor = await openFile(page, file);
  await page.locator('#status\\.editor\\.mode', { hasText: /^Transcript$/ }).waitFor();
  return editor;
}

/** Runs a command by its title in the command palette, such as `View: Show Explorer`, which closes then. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await beginCommand(page, title);
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/**
 * Chooses a command by its title in the command palette. What it asks first may come up in the box that the palette was in. A palette
 * that was opened before the command is there does not list it: it is opened again.
 */
export async function beginCommand(page: Page, title: string): Promise<void> {
  await until(`the palette to offer “${title}”`, async () => {
    await page.keyboard.press('F1');
    if (await comesToPass(fillIn(page, `>${title}`, title, { timeout: 10_000 }))) return true;
    await page.keyboard.press('Escape');
    return false;
  });
  await page.keyboard.press('Enter');
}

/** Types into the open quick input and takes the row that shows `row`, after which the box closes. */
export async function pick(page: Page, text: string, row: string): Promise<void> {
  await take(page, text, row);
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Types into the open quick input, and presses Enter once that takes the row that shows `row`. */
async function take(page: Page, text: string, row: string): Promise<void> {
  await fillIn(page, text, row);
  await page.keyboard.press('Enter');
}

/** Types into the open quick input, and waits for the row that shows `row` to be the one that Enter takes. */
async function fillIn(page: Page, text: string, row: string, within?: { timeout: number }): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  await input.fill(text, within);
  const first = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: row });
  await first.waitFor(within);
}

/** The rows of a list or tree that show the text: `await rows(tree, 'Interview 1').waitFor()`. */
export function rows(within: Page | Locator, text: string | RegExp): Locator {
  return within.locator('.monaco-list-row', { hasText: text });
}

/** The lines of the editor that show the text. VS Code draws spaces as no-break spaces: both are found. */
export function lines(within: Page | Locator, text: string): Locator {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s');
  return within.locator('.view-line', { hasText: new RegExp(escaped) });
}

/** Puts the cursor at a line and column of the active editor, both from 1, and the keyboard there. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  const hands = handsOf(page);
  if (hands) {
    await hands.select([line, column]);
    await inEditor(page);
    return;
  }
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  await input.fill(`:${line}:${column}`);
  await input.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Selects from one line and column to another in the active editor, all from 1. */
export async function select(
  page: Page,
  from: readonly [line: number, column: number],
  to: readonly [line: number, column: number],
): Promise<void> {
  await handsIn(page).select(from, to);
  await inEditor(page);
  await page.locator('#status\\.editor\\.selection', { hasText: 'selected)' }).waitFor();
}

/** Waits until what is typed goes to the active editor. */
export async function inEditor(page: Page): Promise<void> {
  await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
}

/** Opens the quick fixes at the cursor and takes the one that stands so many rows below the first one, which must be this one. */
export async function takeQuickFix(page: Page, title: string, down = 0): Promise<void> {
  await openQuickFixes(page, title);
  for (let row = 0; row < down; row++) await page.keyboard.press('ArrowDown');
  await page.locator('.action-widget .monaco-list-row.focused', { hasText: title }).waitFor();
  await page.keyboard.press('Enter');
}

/** Opens the quick fixes at the cursor, with this one among them. VS Code forgets the question when extensions are
 *  just starting, without a word: then it is asked again. */
export async function openQuickFixes(page: Page, title: string): Promise<void> {
  const fix = rows(page.locator('.action-widget'), title).first();
  await until('the quick fixes', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    return comesToPass(fix.waitFor({ timeout: 5000 }));
  });
}

/** Drags something to an editor or onto a row, and drops it once VS Code shows that it may be dropped there. Whoever begins while
 *  VS Code draws a row anew has nothing in the hand, and begins again. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const target = page.locator('.dnd-target, .monaco-list-row.drop-target').first();
  await until('something to be dragged', async () => {
    await from.hover();
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (!start || !end) return false;
    await page.mouse.down();
    await page.mouse.move(start.x + start.width / 2 + 10, start.y + start.height / 2, { steps: 2 });
    await page.mouse.move(end.x + 30, end.y + 8, { steps: 3 });
    const isOver = await comesToPass(target.waitFor({ state: 'attached', timeout: 5000 }));
    if (!isOver) await page.keyboard.press('Escape');
    await page.mouse.up();
    return isOver;
  });
}

/** Saves the file of the active editor and waits until it is on disk. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+S');
  await page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
}

/**
 * Saves the file of the active editor once it has changed, and waits until it is on disk as it should be. Nothing is saved that
 * has not changed: VS Code would write it all the same, and empties a file before it does.
 */
export async function saved(
  page: Page,
  file: string,
  wanted: string | ((text: string) => boolean),
): Promise<string> {
  const changed = page.locator('.editor-group-container.active .tab.active.dirty');
  const isIt = typeof wanted === 'string' ? (text: string) => text === wanted : wanted;
  let text = '';
  await until(`${path.basename(file)} on disk`, async () => {
    if ((await changed.count()) > 0) await save(page);
    text = fs.readFileSync(file, 'utf8');
    return isIt(text);
  }).catch((error: unknown) => {
    if (typeof wanted === 'string') assert.equal(text, wanted);
    throw error;
  });
  return text;
}

/** Waits until just these words of a file are selected in the editor. They stand on one line. */
export async function waitForSelected(page: Page, file: string, words: string): Promise<void> {
  const { line, column } = await find(file, words);
  return waitForSelection(page, `Ln ${line}, Col ${column + words.length} (${words.length} selected)`);
}

/** Waits until the cursor stands before these words of a file. */
export async function waitForCursor(page: Page, file: string, words: string): Promise<void> {
  const { line, column } = await find(file, words);
  return waitForSelection(page, `Ln ${line}, Col ${column}`);
}

/** The status bar says where the cursor is, from 1, and how much is selected. A selection has the cursor at its end. */
function waitForSelection(page: Page, selection: string): Promise<void> {
  return page.locator('#status\\.editor\\.selection').getByText(selection, { exact: true }).waitFor();
}

/** Where the first words like these begin in a file. VS Code empties a file before it writes it, and it may be read in between. */
async function find(file: string, words: string): Promise<{ line: number; column: number }> {
  const text = await until(`${path.basename(file)} to say “${words}”`, () => {
    const now = fs.readFileSync(file, 'utf8');
    return now.includes(words) && now;
  });
  const before = text.slice(0, text.indexOf(words)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
