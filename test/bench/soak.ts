// An hour of work in three minutes, first with the server alone and then with the extension in VS Code:
// `npm run soak [seconds] [seed]`. The memory of both must stay flat, and the server must know in the end what a server
// knows that has just been started.
import { deepEqual } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { displayPrefix, prepareVSCode } from '../e2e/vscode.mjs';
import { root } from '../protocol/commandLine';
import { sameAsFresh, Work } from '../protocol/work';
import { startMeasured } from './server';

/** How much memory may differ between the middle and the end, as a share and in bytes. */
const tolerated = { share: 1.1, bytes: 2 * 1024 * 1024 };

/** Things done between two looks at the clock. */
const steps = 100;

async function soak(seconds: number, seed: number): Promise<boolean> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-soak-'));
  Work.begin(folder, seed);
  const { client, usage } = await startMeasured(folder);
  const work = new Work(client, folder, seed);
  const heaps: number[] = [];
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;
  let done = 0;
  console.log(`seed ${seed}\n\n seconds   things done   heap after collecting   resident`);
  for (let next = 0; elapsed() < seconds; ) {
    await work.steps(steps);
    done += steps;
    if (elapsed() < next) continue;
    next += seconds / 18;
    const { heap, rss } = await usage();
    heaps.push(heap);
    const columns = [elapsed().toFixed(0), String(done), megabytes(heap), megabytes(rss)];
    console.log(columns.map((column, index) => column.padStart([8, 14, 24, 11][index] ?? 0)).join(''));
  }
  const { shown, fresh } = await sameAsFresh(client, folder, work.shown);
  const failures = client.log.filter((line) => /failed|Error/.test(line));
  await client.stop();
  fs.rmSync(folder, { recursive: true });

  // The first third warms up: what is compiled and kept for good is not work left behind.
  const third = Math.ceil(heaps.length / 3);
  const [middle, end] = [Math.max(...heaps.slice(third, 2 * third)), Math.max(...heaps.slice(2 * third))];
  const verdicts: [string, boolean][] = [
    [
      `memory is flat: ${megabytes(middle)} in the middle, ${megabytes(end)} in the end`,
      end <= middle * tolerated.share + tolerated.bytes,
    ],
    ['it shows what a fresh server shows', differenceOf(shown, fresh) === ''],
    [`nothing failed: ${failures.length} in the log`, failures.length === 0],
  ];
  console.log(`\n${verdicts.map(([what, holds]) => `${holds ? 'yes' : 'NO '}  ${what}`).join('\n')}`);
  for (const failure of failures.slice(0, 5)) console.log(failure);
  console.log(differenceOf(shown, fresh));
  return verdicts.every(([, holds]) => holds);
}

function differenceOf(shown: object, fresh: object): string {
  try {
    deepEqual(shown, fresh);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** The extension in VS Code, where test/e2e/soak/client.test.ts does the work and watches the heap. */
async function soakClient(seconds: number): Promise<boolean> {
  console.log('\nThe extension in VS Code');
  const executable = await prepareVSCode(console.log);
  const [program = '', ...args] = [
    ...displayPrefix(executable),
    process.execPath,
    path.join(root, 'test/e2e/soak.mjs'),
  ];
  const { status } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, VSCODE_EXECUTABLE: executable, MARGINALIA_SOAK_SECONDS: String(seconds) },
    stdio: 'inherit',
  });
  return status === 0;
}

async function main(): Promise<void> {
  const [seconds, seed] = [Number(process.argv[2] ?? 180), Number(process.argv[3] ?? 1)];
  const holds = [await soak(seconds, seed), await soakClient(seconds)];
  process.exitCode = holds.every(Boolean) ? 0 : 1;
}

void main();
