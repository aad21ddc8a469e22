// How long people wait in the real VS Code, with a study of thousands of transcripts: until it is read, and from the agreement to a change
// of half of them until all of it is on the disk, and back. Needs what `npm test -- interface` installs.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { Host, openWorkbench, type Workbench } from '../e2e/ui/openWorkbench';
import { choose, renameFocused } from '../e2e/ui/reshapingHands';
import { expand, showTrees, tree, treeRow } from '../e2e/ui/sideBar';
import { until } from '../e2e/until';
import { program, root } from '../protocol/commandLine';
import { extract } from './earlier';
import { codebookText, commonCode, transcriptPath } from './generate';
import type { StudyOnDisk } from './measure';
import { plainly } from './writing';

const renamed = `${commonCode}-renamed`;

/** In milliseconds. */
export interface InHost {
  readonly plain: number;
  readonly applied: number;
  readonly undone: number;
}

/** Opens a copy of a study in VS Code, renames the code that half of its transcripts have, and takes that back. */
export async function measureHost({ folder, transcripts }: StudyOnDisk): Promise<InHost> {
  const whenRead = familyRow(folder);
  const workbench = await openWorkbench({ folder });
  try {
    const { page } = workbench;
    const codes = tree(page, 'Codes');
    await read(page, whenRead);
    const plain = plainly(workbench.folder, changing(workbench, transcripts));
    await expand(codes, codes.getByRole('treeitem', { name: /^Data,/ }));
    await treeRow(codes, commonCode).click();
    await renameFocused(page, commonCode, renamed);
    const title = `“${commonCode}” to “${renamed}”`;
    const agreed = Date.now();
    await choose(page, title, 'Apply');
    const applied = (await onDisk(workbench, transcripts, renamed)) - agreed;
    await treeRow(codes, renamed).click();
    const asked = Date.now();
    await page.keyboard.press('Control+Z');
    const undone = (await onDisk(workbench, transcripts, commonCode)) - asked;
    return { plain, applied, undone };
  } finally {
    await workbench.close();
  }
}

/** How long it takes until the trees of a window have all of a study, in milliseconds. */
export interface HostStart {
  /** From the opening of the window, with the start of VS Code itself. */
  readonly window: number;
  /** From the start of the server's process. */
  readonly server: number;
}

export interface HostStarts {
  readonly earlier: HostStart;
  /** In a profile that has never seen the study. */
  readonly first: HostStart;
  readonly again: HostStart;
}

/**
 * Opens a study in VS Code in turn with an earlier build of the extension and twice with this one. The least times count.
 *
 * @returns null where the repository has not the earlier commit
 */
export async function measureHostStarts({ folder }: StudyOnDisk, turns = 3): Promise<HostStarts | null> {
  const before = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-before-'));
  try {
    const extension = path.join(before, 'earlier');
    if (!extract(extension, ['.'])) return null;
    execFileSync(process.execPath, ['esbuild.mjs'], { cwd: extension });
    const whenRead = familyRow(folder);
    const never = { window: Infinity, server: Infinity };
    let least = { earlier: never, first: never, again: never };
    for (let turn = 0; turn < turns; turn++) {
      const [earlier = never] = await starts(folder, whenRead, 1, extension);
      const [first = never, again = never] = await starts(folder, whenRead, 2, root);
      least = {
        earlier: quicker(least.earlier, earlier),
        first: quicker(least.first, first),
        again: quicker(least.again, again),
      };
    }
    return least;
  } finally {
    fs.rmSync(before, { recursive: true, force: true });
  }
}

function quicker(one: HostStart, other: HostStart): HostStart {
  return { window: Math.min(one.window, other.window), server: Math.min(one.server, other.server) };
}

/** How long so many windows take, one after the other, in a profile of their own. */
async function starts(
  folder: string,
  whenRead: RegExp,
  windows: number,
  extension: string,
): Promise<HostStart[]> {
  const options = { folder, extension };
  const host = await Host.start(options);
  try {
    const times: HostStart[] = [];
    for (let window = 0; window < windows; window++) {
      const began = performance.now();
      const workbench = await host.open(options, folder);
      await read(workbench.page, whenRead);
      times.push({ window: performance.now() - began, server: ageOfServer(extension) });
      await workbench.close();
    }
    return times;
  } finally {
    await host.close();
  }
}

/**
 * For how long the server of a build of the extension has been running, in milliseconds, as Linux tells to a hundredth of a second.
 *
 * @param extension the folder of the build
 * @throws when it does not run
 */
function ageOfServer(extension: string): number {
  const server = path.join(extension, 'dist', 'server.js');
  const [uptime] = fs.readFileSync('/proc/uptime', 'utf8').split(' ');
  const processes = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const own = processes.find((pid) => ofProcess(pid, 'cmdline').split('\0').includes(server));
  if (own === undefined) throw new Error(`${server} does not run.`);
  const stat = ofProcess(own, 'stat');
  // Behind the name of the program, which may have any signs, the 20th value is the start after that of the system (proc(5)).
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return 1000 * Number(uptime) - 10 * Number(started);
}

/** What Linux tells of a process; '' for one that has ended meanwhile. */
function ofProcess(pid: string, file: string): string {
  try {
    return fs.readFileSync(path.join('/proc', pid, file), 'utf8');
  } catch {
    return '';
  }
}

/** Resolves when the trees have all of a study. */
async function read(page: Page, whenRead: RegExp): Promise<void> {
  await showTrees(page);
  await tree(page, 'Codes').getByRole('treeitem', { name: whenRead }).waitFor({ timeout: 300_000 });
}

/** What a screen reader says of the family of the code, once all of its codings are counted as the command line counts them. */
function familyRow(folder: string): RegExp {
  const printed = execFileSync(process.execPath, [program, 'summary', '--format', 'json', folder], {
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  const summaries: { codes: Record<string, { codings: number }> }[] = JSON.parse(printed);
  const codebook = codebookText();
  let all = 0;
  for (const { codes } of summaries)
    for (const [label, { codings }] of Object.entries(codes))
      if (label.startsWith('Data-') && codebook.includes(`code: ${label}\n`)) all += codings;
  return new RegExp(`^Data,.*\\b${all.toLocaleString('en').replaceAll(',', '[,.\\\\s]?')} codings`);
}

/** The paths of the transcripts that have the code. */
function changing({ folder }: Workbench, transcripts: number): string[] {
  const numbers = Array.from({ length: transcripts }, (_, index) => index + 1);
  return numbers.filter((number) => number % 2 === 1).map((number) => transcriptPath(folder, number));
}

/** When the codebook and every transcript have a label. */
async function onDisk(workbench: Workbench, transcripts: number, label: string): Promise<number> {
  const says = (file: string, text: string) => fs.readFileSync(file, 'utf8').includes(text);
  // The last one first: what is not done costs one look.
  const files = changing(workbench, transcripts).reverse();
  await until(
    'all on disk',
    () =>
      files.every((file) => says(file, `\n${label}\n`)) &&
      says(path.join(workbench.folder, 'codebook.yaml'), `code: ${label}\n`),
  );
  return Date.now();
}
