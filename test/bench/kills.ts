// Kills the server at random moments while it writes a change of 2,000 files, every third time while it takes it back, and somebody
// else saves some of them, and counts what is half changed, and what is lost, once what was broken off is ended, as the next server
// does. After a build:
//   node --import tsx test/bench/kills.ts [HOW OFTEN [SEED]]     200 times where left out; 100 took a quarter of an hour on a busy
//                                                                machine. Another seed has other moments.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CallError } from '../../server/src/main/cli/call';
import { diskWriter } from '../../server/src/main/diskWriter';
import { Client, uriOf } from '../protocol/client';
import { folderOf, root } from '../protocol/commandLine';
import { heldRename } from '../protocol/holding';
import { seeded } from './generate';

const files = 2000;
const nameOf = (file: number) => `Interview ${file}.txt`;
const speech = 'Interviewee\n\nIt was gone, all of it, and nobody knew when.\n\n'.repeat(10);
const talk = (label: string) => `${speech}${label}\n`;
const codebook = (label: string) => `codes:\n  - code: ${label}\n`;
const labels: [string, string] = ['Data-loss', 'Data-gaps'];

const times = Number(process.argv[2] ?? 200);
const random = seeded(Number(process.argv[3] ?? 20));

/** What was found after the kills. */
const found = {
  ...{ kills: 0, midway: 0, made: 0, takenBack: 0, halfChanged: 0 },
  ...{ saves: 0, savesLost: 0, left: 0, told: 0 },
};

/** Ends what was broken off. Where a file was saved in between, all is taken back, and people are told. */
function finish(folder: string): void {
  try {
    diskWriter().finish(uriOf(folder));
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    found.told++;
  }
}

async function main(): Promise<void> {
  const study = Object.fromEntries(
    Array.from({ length: files }, (_, file) => [nameOf(file), talk(labels[0])]),
  );
  const folder = folderOf({ ...study, 'codebook.yaml': codebook(labels[0]) });
  let client = await opened(folder);
  /** How long a change takes that is not disturbed, in milliseconds. */
  let whole = 0;
  for (let kill = 0; kill <= times; kill++) {
    const labelsNow = labelsIn(folder);
    const { id } = await heldRename(client, folder, ...labelsNow, 200);
    const isBack = kill > 0 && kill % 3 === 0;
    if (isBack) await client.request('marginalia/writeHeld', { id });
    const [from, to] = isBack ? labelsNow.toReversed() : labelsNow;
    const began = performance.now();
    const writing = client
      .request(`marginalia/${isBack ? 'unwriteHeld' : 'writeHeld'}`, { id })
      .catch(() => {});
    if (kill === 0) {
      await writing;
      whole = performance.now() - began;
      continue;
    }
    const saved = await disturb(folder, whole, kill);
    finish(folder);
    count(folder, from ?? '', to ?? '', saved);
    for (const [file] of saved) fs.writeFileSync(path.join(folder, nameOf(file)), talk(labelsIn(folder)[0]));
    client = await opened(folder);
    process.stderr.write(`${JSON.stringify(found)}\n`);
  }
  await client.stop();
  for (const one of [folder, `${folder}-kept`]) fs.rmSync(one, { recursive: true });
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

let child: ReturnType<typeof spawn> | null = null;

async function opened(folder: string): Promise<Client> {
  child = spawn(process.execPath, [path.join(root, 'dist', 'cli.js'), 'server', '--stdio'], {
    stdio: 'pipe',
  });
  const client = await Client.overKeeping(child, `${folder}-kept`, folder);
  await client.ready(files);
  return client;
}

/** Which label the codebook has, and the other. */
function labelsIn(folder: string): [string, string] {
  const [one, other] = labels;
  return fs.readFileSync(path.join(folder, 'codebook.yaml'), 'utf8') === codebook(one)
    ? [one, other]
    : [other, one];
}

/** Saves a file at some moment of every other change, and kills the server at another. Returns what was saved where. */
async function disturb(folder: string, whole: number, kill: number): Promise<Map<number, string>> {
  const saved = new Map<number, string>();
  const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
  const until = 1.25 * random() * whole;
  const at = random() * until;
  await pause(at);
  if (kill % 2 === 0) {
    const file = Math.floor(random() * files);
    const text = `${talk(labels[0])}Saved ${kill}.\n`;
    fs.writeFileSync(path.join(folder, nameOf(file)), text);
    saved.set(file, text);
    found.saves++;
  }
  await pause(until - at);
  const ended = new Promise((resolve) => child?.once('exit', resolve));
  child?.kill('SIGKILL');
  await ended;
  found.kills++;
  if (fs.existsSync(path.join(folder, '.marginalia-change.json'))) found.midway++;
  return saved;
}

function count(folder: string, from: string, to: string, saved: ReadonlyMap<number, string>): void {
  const names = fs.readdirSync(folder);
  found.left += names.filter((name) => name.startsWith('.marginalia')).length;
  const now = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
  const isMade = now('codebook.yaml') === codebook(to);
  if (isMade) found.made++;
  else found.takenBack++;
  for (let file = 0; file < files; file++) {
    const text = now(nameOf(file));
    const theirs = saved.get(file);
    if (theirs === undefined) {
      if (text !== talk(isMade ? to : from)) found.halfChanged++;
    } else if (text !== theirs && text !== theirs.replace(from, to)) found.savesLost++;
  }
}

void main();
