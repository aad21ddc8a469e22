// What the interface tests and the screenshots do over and over in the workbench, by keyboard and mouse as a person
// does. Each function waits for what can be seen, never for a time.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { startHost } from '../host/launch.mjs';
import { until } from '../until';
import { quiet, writeSettings } from '../vscode.mjs';
import { leaveTraces } from './traces';

const root = path.resolve(__dirname, '../../..');

export interface Workbench {
  /** The page that shows the workbench, for everything the functions below do not do. */
  readonly page: Page;
  /** The copy of the folder that is open: tests may change it as they like. */
  readonly folder: string;
  /** Where VS Code keeps its settings, state and logs. */
  readonly userDataDir: string;
  /** Ends VS Code and removes the copy. */
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  /** The folder to open a copy of. */
  readonly folder: string;
  /** Changes the copy before it is opened. */
  readonly prepare?: (copy: string) => void;
  /** A .code-workspace file to open instead, by its path from the copy. */
  readonly workspaceFile?: string;
  /** More user settings, beside those that keep VS Code quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A colour theme by its name, such as `Light Modern`; `Dark Modern` where left out. */
  readonly theme?: string;
  readonly size?: { readonly width: number; readonly height: number };
}

/** Opens VS Code with the extension from the source tree (its built bundles) on a copy of a folder. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-ui-'));
  const folder = path.join(temporary, path.basename(options.folder));
  const userDataDir = path.join(temporary, 'user-data');
  fs.cpSync(options.folder, folder, { recursive: true });
  options.prepare?.(folder);
  writeSettings(userDataDir, {
    ...quiet,
    // In a browser files save themselves; the tests save by hand, as people do on a desktop.
    'files.autoSave': 'off',
    'workbench.colorTheme': options.theme ?? 'Dark Modern',
    ...options.settings,
  });
  const host = await startHost({
    userDataDir,
    extensionsDir: path.join(temporary, 'extensions'),
    logFile: path.join(process.env.MARGINALIA_ARTIFACTS ?? temporary, 'host.log'),
    folder,
    ...(options.workspaceFile ? { workspaceFile: path.join(folder, options.workspaceFile) } : {}),
    developmentPaths: [root],
    viewport: options.size ?? { width: 1280, height: 800 },
  });
  const close = async () => {
    await host.close();
    fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await host.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  } catch (error) {
    await close();
    throw error;
  }
  return { page: host.page, folder, userDataDir, close };
}

/** Opens a workbench for the tests of the `describe` that calls this, and closes it after them. Returns what gives it
 *  to the tests. A test that fails leaves a picture and logs in .artifacts, and nothing to the next one: that gets a
 *  workbench of its own. */
export function useWorkbench(options: WorkbenchOptions): () => Workbench {
  let workbench: Workbench | undefined;
  before('VS Code opens', async () => {
    workbench = await openWorkbench(options);
  });
  beforeEach('VS Code is open', async () => {
    workbench ??= await openWorkbench(options);
  });
  afterEach(async function () {
    const test = this.currentTest;
    // A try that is followed by another one is not called failed by mocha.
    if (!workbench || !test || test.isPassed() || test.isPending()) return;
    const spoilt = workbench;
    workbench = undefined;
    const artifacts = process.env.MARGINALIA_ARTIFACTS;
    if (artifacts) await leaveTraces(spoilt, artifacts, test.fullTitle());
    await spoilt.close();
  });
  after('VS Code closes', () => workbench?.close());
  return () => {
    if (!workbench) throw new Error('The workbench is open in tests only.');
    return workbench;
  };
}

/** Opens a file of the folder by its name or path, as Ctrl+P does. Returns the editor. */
export async function openFile(page: Page, file: string): Promise<Locator> {
  const name = path.posix.basename(file);
  const found = rows(page.locator('.quick-input-list'), name).first();
  const nothing = rows(page.locator('.quick-input-list'), 'No matching results').first();
  // Until VS Code has listed the files anew, it finds those of the time before, and does not look again by itself.
  await until(`${file} to be found`, async () => {
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget:visible input[type="text"]').fill(file);
    await found.or(nothing).first().waitFor();
    const isFound = await found.isVisible();
    await (isFound ? found.click() : page.keyboard.press('Escape'));
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    return isFound;
  });
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

/** Runs a command by its title in the command palette, such as `View: Show Explorer`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await pick(page, `>${title}`, title);
}

/** Types into the open quick input and takes the row that shows `row`. */
export async function pick(page: Page, text: string, row: string): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  await input.waitFor();
  await input.fill(text);
  await rows(page.locator('.quick-input-list'), row).first().click();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
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

/** Puts the cursor at a line and column, both from 1. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  await input.fill(`:${line}:${column}`);
  await input.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Opens the quick fixes at the cursor and takes the one that the keyboard has chosen, which must be this one. */
export async function takeFirstQuickFix(page: Page, title: string): Promise<void> {
  await openQuickFixes(page, title);
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
    return fix.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
  });
}

/** Saves the file of the active editor and waits until it is on disk. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+S');
  await page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
}

/** Waits until just these words of a file are selected in the editor. They stand on one line. */
export function waitForSelected(page: Page, file: string, words: string): Promise<void> {
  const { line, column } = find(file, words);
  return waitForSelection(page, `Ln ${line}, Col ${column + words.length} (${words.length} selected)`);
}

/** Waits until the cursor stands before these words of a file. */
export function waitForCursor(page: Page, file: string, words: string): Promise<void> {
  const { line, column } = find(file, words);
  return waitForSelection(page, `Ln ${line}, Col ${column}`);
}

/** The status bar says where the cursor is, from 1, and how much is selected. A selection has the cursor at its end. */
function waitForSelection(page: Page, selection: string): Promise<void> {
  return page.locator('#status\\.editor\\.selection').getByText(selection, { exact: true }).waitFor();
}

/** Where the first words like these begin in a file. */
function find(file: string, words: string): { line: number; column: number } {
  const text = fs.readFileSync(file, 'utf8');
  if (!text.includes(words)) throw new Error(`${path.basename(file)} does not say "${words}".`);
  const before = text.slice(0, text.indexOf(words)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
