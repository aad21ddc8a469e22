// What goes between server and client, in times of an earlier build: both builds read the same study and are asked the same, in turn.
// Messages and bytes are counted, which hang on no clock; processor times are those of all threads of a server.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as esbuild from 'esbuild';
import { Client, uriOf } from '../protocol/client';
import { root } from '../protocol/commandLine';
import { extract } from './earlier';
import { transcriptPath, writeStudy } from './generate';
import { usageOf } from './server';

/** Each build is measured so often, in turn with the other, and its least figures count. */
const turns = 3;

/** A figure of both builds. */
export interface OnTheWire {
  readonly what: string;
  readonly earlier: number;
  readonly now: number;
  /** How many times the figure of the earlier build that of this one may be; null where the figure itself is limited. */
  readonly most: { readonly times: number } | { readonly figure: number };
}

interface Counted {
  readonly messages: number;
  readonly cpu: number;
  readonly outline: number;
}

/** @returns null where the repository has not the earlier commit */
export async function measureWire(transcripts: number): Promise<OnTheWire[] | null> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-wire-'));
  try {
    const before = path.join(folder, 'before');
    if (!extract(before)) return null;
    const builds = [await serverOf(before), path.join(root, 'dist/server.js')] as const;
    const study = path.join(os.tmpdir(), 'marginalia-bench', String(transcripts));
    writeStudy(study, transcripts);
    const best: [Counted, Counted] = [nothing, nothing];
    for (let turn = 0; turn < turns; turn++)
      for (const [index, server] of builds.entries()) {
        const counted = await count(server, study, transcripts);
        const known = index === 0 ? best[0] : best[1];
        best[index === 0 ? 0 : 1] = {
          messages: Math.min(known.messages, counted.messages),
          cpu: Math.min(known.cpu, counted.cpu),
          outline: Math.min(known.outline, counted.outline),
        };
      }
    const [then, now] = best;
    const row = (what: string, key: keyof Counted, most: OnTheWire['most']): OnTheWire => ({
      what,
      earlier: then[key],
      now: now[key],
      most,
    });
    return [
      row(`Messages to the client while ${transcripts} transcripts are read`, 'messages', { figure: 150 }),
      row('Processor time until then, all threads, in ms', 'cpu', { times: 1 }),
      row('Outline of a transcript of 5 MB, in bytes', 'outline', { figure: 300_000 }),
    ];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const nothing: Counted = {
  messages: Number.POSITIVE_INFINITY,
  cpu: Number.POSITIVE_INFINITY,
  outline: Number.POSITIVE_INFINITY,
};

/** The table of what was measured. */
export function wireTable(rows: readonly OnTheWire[]): string {
  return rows
    .map(({ what, earlier: then, now, most }) => {
      const isMet = 'figure' in most ? now <= most.figure : now <= most.times * then;
      const limit = 'figure' in most ? `at most ${most.figure}` : `at most ${most.times} ×`;
      return `${(now / then).toFixed(3)} ×  ${what}: ${Math.round(then)} → ${Math.round(now)} (${limit}: ${isMet ? 'met' : 'NOT MET'})`;
    })
    .join('\n');
}

/** Bundles the server of some sources, with what it reads files in; returns the path of the bundle. */
export async function serverOf(sources: string): Promise<string> {
  const built = path.join(sources, 'dist');
  for (const name of ['server', 'reader'])
    await esbuild.build({
      entryPoints: [path.join(sources, `server/src/main/${name === 'server' ? 'node' : name}.ts`)],
      outfile: path.join(built, `${name}.js`),
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      alias: { yaml: path.join(root, 'node_modules/yaml/browser/index.js') },
      logLevel: 'error',
    });
  return path.join(built, 'server.js');
}

async function count(server: string, study: string, transcripts: number): Promise<Counted> {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--require', path.join(__dirname, 'figures.cjs'), server, '--stdio'],
    { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] },
  );
  const client = await Client.overAsking(child, study);
  await client.ready(transcripts);
  const { messages } = client.received;
  const { cpu } = await usageOf(child);
  const uri = uriOf(transcriptPath(study, 1));
  const text = fs.readFileSync(transcriptPath(study, 1), 'utf8');
  client.open(uri, text.repeat(Math.ceil(5_000_000 / text.length)));
  const outline = await client.request('textDocument/documentSymbol', { textDocument: { uri } });
  await client.stop();
  return { messages, cpu, outline: JSON.stringify(outline).length };
}
