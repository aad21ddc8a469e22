// The server is killed while a code is renamed across a study. VS Code writes the files, all of them or none.
import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { root, sample } from '../../protocol/commandLine';
import { until } from '../until';
import { useWorkbench } from './useWorkbench';
import { goTo, lines, openTranscript } from './workbench';

const names = Array.from({ length: 120 }, (_, n) => `Killed ${n + 1}.txt`);
const talk = (code: string) => `Interviewee\n\nIt was gone, all of it.\n\n${code}\n`;
const codebook = (code: string) => `codes: # What was lost.\n  - code: ${code}\n`;
const open = names[0] ?? '';

const study = {
  folder: sample,
  prepare: (copy: string) => {
    fs.rmSync(copy, { recursive: true });
    fs.mkdirSync(copy);
    write(copy);
  },
  settings: { 'marginalia.reshaping.preview': false, 'marginalia.reshaping.oldLabels': 'forget' },
};

describe('A language server that is killed in the middle of a rename', () => {
  const workbench = useWorkbench(study);

  it('before it has answered leaves every file as it is, and the next server renames', async () => {
    const { page, folder } = workbench();
    await begin(page, folder);
    const before = await oneServer();
    await typeNewName(page, 'Data-gone');
    // It is held, so that it cannot have answered.
    process.kill(before, 'SIGSTOP');
    try {
      await page.keyboard.press('Enter');
      await page.locator('.rename-input').waitFor({ state: 'hidden' });
    } finally {
      process.kill(before, 'SIGKILL');
    }
    await until('another server', () => servers().some((pid) => pid !== before));
    assert.deepEqual(labels(folder), { 'Data-loss': names.length + 1 });
    assert.equal(await page.locator('.tab.dirty').count(), 0);

    await until('the next server to rename', async () => {
      await page.keyboard.press('Escape');
      await goTo(page, 5, 3);
      return typeNewName(page, 'Data-gone', 5000).then(
        () => true,
        () => false,
      );
    });
    await page.keyboard.press('Enter');
    await until('all files renamed', () => labels(folder)['Data-gone'] === names.length + 1);
    await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  });
});

describe('A language server that is killed when it has answered', () => {
  const workbench = useWorkbench(study);

  it('while the files are written leaves none behind', async () => {
    const { page, folder } = workbench();
    await begin(page, folder);
    const before = await oneServer();
    await typeNewName(page, 'Data-away');
    await page.keyboard.press('Enter');
    await until('the first files', () => (labels(folder)['Data-away'] ?? 0) > 0);
    process.kill(before, 'SIGKILL');
    await until('all files renamed', () => labels(folder)['Data-away'] === names.length + 1);
    await until('another server', () => servers().some((pid) => pid !== before));
    await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  });
});

function write(folder: string): void {
  for (const name of names) fs.writeFileSync(path.join(folder, name), talk('Data-loss'));
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), codebook('Data-loss'));
}

/** Puts the cursor on the code, in a study that is as it was at first. */
async function begin(page: Page, folder: string): Promise<void> {
  write(folder);
  const editor = await openTranscript(page, open);
  await lines(editor, 'Data-loss').waitFor();
  // The codebook is read again, too.
  await editor.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  assert.deepEqual(labels(folder), { 'Data-loss': names.length + 1 });
  await goTo(page, 5, 3);
}

async function typeNewName(page: Page, name: string, timeout = 90_000): Promise<void> {
  await page.keyboard.press('F2');
  const box = page.locator('.rename-input');
  await box.waitFor({ timeout });
  await box.fill(name);
}

/** How many files of the study are whole with each label. A file that is neither old nor new counts for none of them. */
function labels(folder: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of [...names, 'codebook.yaml']) {
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    const whole = name === 'codebook.yaml' ? codebook : talk;
    const label =
      ['Data-loss', 'Data-gone', 'Data-away'].find((one) => text === whole(one)) ?? `${name}: ${text}`;
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
}

async function oneServer(): Promise<number> {
  return until('the language server', () => {
    const [pid, ...others] = servers();
    return others.length === 0 && pid;
  });
}

/** The processes of the language server that the VS Code of this test has started. */
function servers(): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const processes = new Map(
    lines.flatMap((line) => {
      const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid ? [[Number(pid), { parent: Number(parent), args }] as const] : [];
    }),
  );
  const isOurs = (pid: number): boolean => {
    const parent = processes.get(pid)?.parent ?? 0;
    return parent === process.pid || (parent > 1 && isOurs(parent));
  };
  const script = path.join(root, 'dist', 'server.js');
  return [...processes].flatMap(([pid, { args }]) => (args.includes(script) && isOurs(pid) ? [pid] : []));
}
