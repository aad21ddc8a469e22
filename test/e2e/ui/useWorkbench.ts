// One workbench for all interface tests: to start one takes longer than most tests, so it is cleared up instead.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { until } from '../until';
import { writeSettings } from '../vscode.mjs';
import { Host, settingsOf, sizeOf, type Workbench, type WorkbenchOptions } from './openWorkbench';
import { leaveTraces } from './traces';

/** What a `describe` wants: the options of a workbench, and whether it must be one that nobody has worked in. */
interface Wanted extends WorkbenchOptions {
  readonly fresh?: boolean;
}

let host: Host | undefined;
/** The workbench that is open, and for whom. */
let open: { readonly workbench: Workbench; readonly wanted: Wanted } | undefined;

/** Ends VS Code, once all tests have run. */
export async function closeWorkbench(): Promise<void> {
  await host?.close();
}

/** Opens a folder in the workbench for the tests of the `describe` that calls this. Returns what gives it to the tests. A
 *  test that fails leaves a picture and logs in .artifacts, and nothing to the next one: that gets a workbench of its own. */
export function useWorkbench(options: Wanted): () => Workbench {
  const wanted = { ...options, settings: { ...plain, ...options.settings } };
  before('VS Code opens', () => ready(wanted));
  beforeEach('VS Code is open', async () => {
    if (!open) await ready(wanted);
  });
  afterEach(async function () {
    const test = this.currentTest;
    if (!open || !test || test.isPassed() || test.isPending()) return;
    const spoilt = open.workbench;
    open = undefined;
    const artifacts = process.env.MARGINALIA_ARTIFACTS;
    if (artifacts) await leaveTraces(spoilt, artifacts, test.fullTitle());
    await spoilt.close();
  });
  return () => {
    if (!open) throw new Error('The workbench is open in tests only.');
    return open.workbench;
  };
}

/** Has a workbench with what is wanted: the one that is open, where that will do. */
async function ready(wanted: Wanted): Promise<void> {
  host ??= await Host.start(wanted);
  const before = open;
  open = undefined;
  if (before && isShared(before.wanted, wanted)) {
    const isChanged = await change(before.workbench, wanted).catch(async (error) => {
      await before.workbench.close();
      throw error;
    });
    if (isChanged) {
      open = { workbench: before.workbench, wanted };
      return;
    }
  }
  await before?.workbench.close();
  // VS Code knows by its path which folder had unsaved files, and brings them back.
  const folder = host.folderOf(
    String(++opened),
    wanted.workspaceFile ? path.basename(wanted.folder) : sharedName,
  );
  fs.cpSync(wanted.folder, folder, { recursive: true });
  wanted.prepare?.(folder);
  writeSettings(host.userDataDir, settingsOf(wanted));
  open = { workbench: await host.open(wanted, folder), wanted };
}

/** What no test is about and each picture of the page costs. */
const plain = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.guides.bracketPairs': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'extensions.webWorker': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.tips.enabled': false,
  'workbench.tree.enableStickyScroll': false,
};

let opened = 0;

/** The folder of all who share a workbench has one name, which a codebook gets that is made of its transcripts. */
const sharedName = 'keeping-software-alive';

/** Whether somebody can go on in the workbench of the one before. What VS Code speaks it has spoken from its start. */
function isShared(before: Wanted, { fresh, workspaceFile, language }: Wanted): boolean {
  return !before.workspaceFile && !fresh && !workspaceFile && language === before.language;
}

/** Takes back what is asked of the views, which stays when all editors are closed. */
const asIfUnasked = [
  ...['interviews.clearFilter', 'codes.clearFilter', 'memos.clearFilter', 'memos.byInterview'],
  ...['quotes.clearFilter', 'quotes.unpin', 'found.clear', 'stopComparing'],
].map((command) => `marginalia.${command}`);
const collapseTrees = ['interviews', 'codes', 'memos'].map(
  (view) => `workbench.actions.treeView.marginalia.${view}.collapseAll`,
);

/**
 * Makes the workbench, in which somebody has worked, one that nobody has worked in, on the files of the next one. False where VS
 * Code has the text of a file still that is gone: it would open that again in a new server.
 */
async function change({ page, hands, folder, userDataDir }: Workbench, wanted: Wanted): Promise<boolean> {
  await page.keyboard.press('Escape');
  await hands.clear([...asIfUnasked, ...collapseTrees]);
  await page.setViewportSize(sizeOf(wanted));
  await hands.settings(await settingsToSet(userDataDir, settingsOf(wanted)));
  const files = filesOf(wanted);
  const now = read(folder);
  const gone = [...now.keys()].filter((file) => !files.has(file)).map((file) => path.join(folder, file));
  if (gone.length > 0) {
    await hands.remove(gone);
    if (await hands.keeps(gone)) return false;
  }
  const isOther = write(folder, files, now) || gone.length > 0;
  // What the server knows of files that are gone goes with its process.
  if (isOther) await hands.run('marginalia.restartServer');
  return true;
}

/** What differs between the settings as they stand in the user's file and those that are wanted; null for what has to go. */
async function settingsToSet(
  userDataDir: string,
  wanted: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const file = path.join(userDataDir, 'User', 'settings.json');
  // VS Code empties the file before it writes it.
  const text = await until('the settings to be written', () => fs.readFileSync(file, 'utf8') || false);
  const now: Record<string, unknown> = JSON.parse(text);
  const gone = Object.keys(now).filter((name) => !(name in wanted));
  const other = Object.entries(wanted).filter(([name, value]) => !isDeepStrictEqual(now[name], value));
  return { ...Object.fromEntries(gone.map((name) => [name, null])), ...Object.fromEntries(other) };
}

type Files = ReadonlyMap<string, Buffer>;

/** The files that somebody wants to work on, by their paths in the folder. */
function filesOf({ folder, prepare }: Wanted): Files {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-files-'));
  try {
    const copy = path.join(temporary, sharedName);
    fs.cpSync(folder, copy, { recursive: true });
    prepare?.(copy);
    return read(copy);
  } finally {
    fs.rmSync(temporary, { recursive: true });
  }
}

function read(folder: string): Files {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(files.sort().map((file) => [path.relative(folder, file), fs.readFileSync(file)]));
}

/** Writes the files of a folder that are not as they are now. Returns whether any are. */
function write(folder: string, files: Files, now: Files): boolean {
  const other = [...files].filter(([file, bytes]) => !now.get(file)?.equals(bytes));
  for (const [file, bytes] of other) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), bytes);
  }
  return other.length > 0;
}
