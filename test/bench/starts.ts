// How long the server and the command line take until all is read, with and without what they kept of an earlier reading, beside
// an earlier build. All are measured in turn, and the least times count: whatever else the machine does only makes them longer.
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Client } from '../protocol/client';
import { root } from '../protocol/commandLine';
import { extract } from './earlier';
import { writeStudy } from './generate';
import { measureReading } from './measure';
import { usageOf } from './server';
import { serverOf } from './wire';

const turns = 3;

/** In milliseconds: by the clock, and of the processor. */
interface Took {
  readonly time: number;
  readonly cpu: number;
}

/** @returns a table; null where the repository has not the earlier commit */
export async function measureStarts(transcripts: number): Promise<string | null> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-starts-'));
  try {
    const before = path.join(folder, 'before');
    if (!extract(before)) return null;
    const earlier = await serverOf(before);
    const now = path.join(root, 'dist/server.js');
    const study = path.join(os.tmpdir(), 'marginalia-bench', String(transcripts));
    const bytes = writeStudy(study, transcripts);
    const best = new Map<string, Took>();
    const measure = async (what: string, work: () => Promise<Took> | Took) => {
      const took = await work();
      const known = best.get(what) ?? took;
      best.set(what, { time: Math.min(known.time, took.time), cpu: Math.min(known.cpu, took.cpu) });
    };
    const storage = path.join(folder, 'storage');
    const caches = path.join(folder, 'caches');
    const cli = (...args: string[]) => commandLine(study, caches, args);
    for (let turn = 0; turn < turns; turn++) {
      fs.rmSync(storage, { recursive: true, force: true });
      fs.rmSync(caches, { recursive: true, force: true });
      await measure('one by one', async () => {
        const { oneByOne } = await measureReading({ folder: study, transcripts, bytes });
        return { time: oneByOne, cpu: oneByOne };
      });
      await measure('server, earlier build', () => start(earlier, study, transcripts, null));
      await measure('server, nothing kept', () => start(now, study, transcripts, null));
      await measure('server, first start', () => start(now, study, transcripts, storage));
      await measure('server, seen before', () => start(now, study, transcripts, storage));
      const codebook = path.join(study, 'codebook.yaml');
      const codes = fs.readFileSync(codebook, 'utf8');
      try {
        fs.writeFileSync(codebook, `${codes}  - code: Label-of-today\n`);
        await measure('server, seen before, with a new code', () => start(now, study, transcripts, storage));
      } finally {
        fs.writeFileSync(codebook, codes);
      }
      for (const command of ['codings', 'check']) {
        fs.rmSync(caches, { recursive: true, force: true });
        await measure(`${command}, --no-cache`, () => cli(command, '--no-cache'));
        await measure(`${command}, first call`, () => cli(command));
        await measure(`${command}, seen before`, () => cli(command));
      }
    }
    return [...best]
      .map(([what, { time, cpu }]) => `${what}: ${Math.round(time)} ms, processor ${Math.round(cpu)} ms`)
      .concat(`kept: ${(100 * sizeOf(storage)) / bytes} % of the transcripts`)
      .join('\n');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function start(
  server: string,
  study: string,
  transcripts: number,
  storage: string | null,
): Promise<Took> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--require', path.join(__dirname, 'figures.cjs'), server, '--stdio'],
    { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] },
  );
  const client =
    storage === null
      ? await Client.overAsking(child, study)
      : await Client.overKeeping(child, storage, study);
  await client.ready(transcripts);
  const time = performance.now() - began;
  const { cpu } = await usageOf(child);
  // What was read is kept as soon as there is nothing more to do. On a busy machine some of it may be kept before.
  while (storage !== null && !isKept(storage)) await new Promise((resolve) => setTimeout(resolve, 100));
  await client.stop();
  return { time, cpu };
}

function isKept(storage: string): boolean {
  if (!fs.existsSync(storage)) return false;
  const names = fs.readdirSync(storage, { recursive: true, encoding: 'utf8' });
  return names.some((name) => name.endsWith('.summaries')) && !names.some((name) => name.endsWith('.draft'));
}

/** Its processor time it says itself, behind all else. */
function commandLine(study: string, caches: string, args: readonly string[]): Took {
  const began = performance.now();
  const [command = '', ...options] = args;
  const preload = ['--require', path.join(__dirname, 'tellCpu.cjs')];
  const { stderr } = spawnSync(
    process.execPath,
    [...preload, path.join(root, 'dist/cli.js'), command, study, ...options],
    {
      env: { ...process.env, XDG_CACHE_HOME: caches },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  return { time: performance.now() - began, cpu: Number(stderr.trimEnd().split('\n').at(-1)) };
}

/** Of the finished files in a folder, in bytes. */
function sizeOf(folder: string): number {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.summaries'))
    .reduce((sum, name) => sum + fs.statSync(path.join(folder, name)).size, 0);
}
