// What the tests of coding do over and over, by keyboard as a person does.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import type { Workbench } from './openWorkbench';
import { goTo, openTranscript, rows, save } from './workbench';

/** The transcript that the tests of coding change, and change back. */
export const transcript = 'interviews/Interview 2 - Jonas.txt';

/** A file of the study as it is in the sample. */
export function original(file = transcript): string {
  return fs.readFileSync(path.join(sample, file), 'utf8');
}

/** A file of the study that is open, as it is on disk now. */
export function onDisk(folder: string, file: string): string {
  return fs.readFileSync(path.join(folder, file), 'utf8');
}

/** Opens the transcript and puts the cursor before these words. */
export async function goToWords(page: Page, words: string): Promise<void> {
  await openTranscript(page, transcript);
  await goTo(page, ...placeOf(words));
}

/** The line and the column, from 1, at which the first words like these begin in the sample. */
function placeOf(words: string): [line: number, column: number] {
  assert.ok(original().includes(words), words);
  const before = original().split(words)[0]?.split('\n') ?? [];
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}

/** Opens the list of codes and waits until it can be chosen from. */
export async function openCodes(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await rows(page.locator('.quick-input-list'), 'PEOPLE-').first().waitFor();
}

/** Types into the open list, and waits until the row that Enter takes shows this. */
export async function typeCode(page: Page, letters: string, row: string): Promise<void> {
  await page.keyboard.type(letters);
  await activeRow(page, row);
}

export async function activeRow(page: Page, row: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: row }).waitFor();
}

/** Waits for what the status bar says has been done. */
export async function said(page: Page, words: string | RegExp): Promise<void> {
  await page.locator('.statusbar-item', { hasText: words }).first().waitFor();
}

/**
 * Does something, which must make just this of the file, byte for byte, and nothing of it after one step of undoing.
 */
export async function changes(
  { page, folder }: Workbench,
  act: () => Promise<void>,
  expected: (before: string) => string,
): Promise<void> {
  const before = onDisk(folder, transcript);
  const wanted = expected(before);
  assert.notEqual(wanted, before, 'The words of the test are not in the file.');
  await act();
  await saveChanged(page);
  assert.equal(onDisk(folder, transcript), wanted);
  await page.keyboard.press('Control+Z');
  await saveChanged(page);
  assert.equal(onDisk(folder, transcript), before);
}

/** Saves once there is something to save. */
export async function saveChanged(page: Page): Promise<void> {
  await page.locator('.editor-group-container.active .tab.active.dirty').waitFor();
  await save(page);
}
