// How the server's work grows with a study. Seconds would hang on the machine; how many times the work of a small study
// a large one makes does not. Processor time is compared, and the least of several tries: other programs only add to it.
import { ok } from 'node:assert/strict';
import { Publisher } from '../../../server/src/lsp/publisher';
import { Workspace } from '../../../server/src/workspace/workspace';

const root = 'file:///study';
const codebook = `${root}/codebook.yaml`;
const uriOf = (number: number) => `${root}/${number % 100}/Interview ${number}.txt`.replaceAll(' ', '%20');

/** Small transcripts, so that whatever is done for each of them weighs more than reading it. */
function talk(number: number, label = `Data-${number % 50}-x`): string {
  return `Interview ${number} - Ann\n\nInterviewee: We lost some of it.\n\n${label}\n`;
}

function diskOf(transcripts: number): Map<string, string> {
  const codes = Array.from({ length: 40 }, (_, index) => `  - code: Data-${index}-x\n`);
  const disk = new Map([[codebook, `codes:\n${codes.join('')}`]]);
  for (let number = 0; number < transcripts; number++) disk.set(uriOf(number), talk(number));
  return disk;
}

/** Reads a study as the server does when it starts, diagnostics included. */
async function load(disk: ReadonlyMap<string, string>): Promise<Workspace> {
  const publisher = new Publisher({ sendDiagnostics: async () => {} }, () => ({}));
  const workspace = new Workspace(
    {
      list: async () => [...disk.keys()],
      read: async (uri) => disk.get(uri) ?? null,
      isFolder: async () => false,
    },
    {
      transcript: (uri, folder) => publisher.transcript(uri, folder),
      codebook: (folder) => publisher.codebook(folder),
      unreadable() {},
      misnamedCodebook() {},
      progress() {},
      problem() {},
    },
  );
  await workspace.scan([root]);
  await workspace.settled();
  return workspace;
}

/** Types into an open transcript, each key another label. */
async function type(workspace: Workspace, keys: number): Promise<void> {
  for (let key = 0; key < keys; key++) await workspace.edited(uriOf(1), talk(1, `Data-${key % 60}-x`));
}

/** The processor time of some work, in milliseconds. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * How many times the cost of `small` that of `large` is, both tried in turn until it is no more than `most`. What grows
 * too fast is above it in every try.
 */
async function growth(
  small: () => Promise<unknown>,
  large: () => Promise<unknown>,
  most: number,
): Promise<number> {
  let [least, leastOfLarge] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < 5; attempt++) {
    least = Math.min(least, await costOf(small));
    leastOfLarge = Math.min(leastOfLarge, await costOf(large));
    if (attempt > 0 && leastOfLarge / least <= most) break;
  }
  return leastOfLarge / least;
}

describe('The work of the server', function () {
  this.timeout(60_000);

  it('is at most 2.2 times as much for twice the transcripts', async () => {
    const [small, large] = [diskOf(2000), diskOf(4000)];
    const times = await growth(
      () => load(small),
      () => load(large),
      2.2,
    );
    ok(times <= 2.2, `it is ${times.toFixed(2)} times as much`);
  });

  it('is the same for a keystroke in a study of any size', async () => {
    const [small, large] = [await load(diskOf(250)), await load(diskOf(6000))];
    const times = await growth(
      () => type(small, 200),
      () => type(large, 200),
      2,
    );
    ok(times <= 2, `in a study of 24 times as many transcripts it is ${times.toFixed(2)} times as much`);
  });
});
