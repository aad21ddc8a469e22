// How the server's work grows with a study.
import { ok } from 'node:assert/strict';
import { Publisher } from '../../server/src/lsp/publisher';
import type { Workspace } from '../../server/src/workspace/workspace';
import { timesTheWork } from '../unit/work';
import { workspaceOver } from '../unit/workspaceOver';

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
  const workspace = workspaceOver(disk, publisher);
  await workspace.scan([root]);
  await workspace.settled();
  return workspace;
}

/** Types into an open transcript, each key another label. */
async function type(workspace: Workspace, keys: number): Promise<void> {
  for (let key = 0; key < keys; key++) await workspace.edited(uriOf(1), talk(1, `Data-${key % 60}-x`));
}

describe('The work of the server', function () {
  this.timeout(180_000);

  it('is hardly more for one large study than for eight small ones that are as large', async () => {
    const [small, large] = [diskOf(250), diskOf(2000)];
    const times = await timesTheWork(
      8,
      () => load(small),
      () => load(large),
    );
    ok(times <= 1.5, `it is ${times.toFixed(2)} times as much`);
  });

  it('is the same for a keystroke in a study of any size', async () => {
    const [small, large] = [await load(diskOf(250)), await load(diskOf(3000))];
    await type(large, 400);
    const times = await timesTheWork(
      4,
      () => type(small, 100),
      () => type(large, 400),
    );
    ok(times <= 3, `in a study of twelve times as many transcripts it is ${times.toFixed(2)} times as much`);
  });
});
