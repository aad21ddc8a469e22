import { type ChildProcess, spawn } from 'node:child_process';
import * as path from 'node:path';
import * as z from 'zod/mini';
import { Client } from '../protocol/client';
import { root } from '../protocol/commandLine';

const usage = z.object({
  /** Resident memory now and at most, and live objects of the main thread, in bytes. */
  rss: z.number(),
  peak: z.number(),
  heap: z.number(),
  /** Processor time of all its threads, in milliseconds. */
  cpu: z.number(),
});
export type Usage = z.infer<typeof usage>;

/** The built server, started on a study as an editor starts it, that also tells what it uses. */
export interface MeasuredServer {
  readonly client: Client;
  usage(): Promise<Usage>;
}

export async function startMeasured(folder: string): Promise<MeasuredServer> {
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      '--require',
      path.join(__dirname, 'figures.cjs'),
      path.join(root, 'dist/server.js'),
      '--stdio',
    ],
    { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] },
  );
  const client = await Client.over(child, folder);
  return { client, usage: () => usageOf(child) };
}

/** What a server that was started with `figures.cjs` uses. */
export async function usageOf(child: ChildProcess): Promise<Usage> {
  const answer = new Promise<unknown>((resolve) => child.once('message', resolve));
  child.send({});
  return usage.parse(await answer);
}
