import { deepEqual } from 'node:assert/strict';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { Publisher } from '../../../server/src/lsp/publisher';
import { workspaceOver } from '../workspaceOver';

/** A server over a disk in memory, and the messages that an editor shows of each file. */
async function serverOver(disk: ReadonlyMap<string, string>) {
  const shown = new Map<string, string[]>();
  const sendDiagnostics = async ({ uri, diagnostics }: PublishDiagnosticsParams) => {
    shown.set(
      uri,
      diagnostics.map(({ message }) => String(message)),
    );
  };
  const publisher = new Publisher({ sendDiagnostics }, () => ({}));
  const workspace = workspaceOver(disk, publisher);
  const settled = async () => {
    await workspace.settled();
    for (const folder of workspace.studies) await publisher.nearest(folder);
  };
  await workspace.scan(['file:///study']);
  await settled();
  return { workspace, shown, settled };
}

describe('What a misspelt label may mean, where several codes are equally near', () => {
  const [a, b] = ['file:///study/a.txt', 'file:///study/b.txt'];
  const using = (label: string) => `Interviewee: One.\n\n${label}\n\nInterviewee: Two.\n\n${label}\n`;
  const meant = (label: string) => [`“Team-sixe” is not in the codebook. Did you mean “${label}”?`];

  it('is told by what is used most in all files, whichever was read first and whatever has changed since', async () => {
    const disk = new Map([
      ['file:///study/codebook.yaml', 'codes:\n  - code: Team-site\n  - code: Team-size\n'],
      [a, 'Interviewee: One.\n\nTeam-sixe\n'],
      [b, using('Team-size')],
    ]);
    const { workspace, shown, settled } = await serverOver(disk);
    deepEqual(shown.get(a), meant('Team-size'));
    for (const label of ['Team-site', 'Team-size', 'Team-site']) {
      disk.set(b, using(label));
      await workspace.changedOnDisk([b]);
      await settled();
      deepEqual(shown.get(a), meant(label));
      deepEqual((await serverOver(disk)).shown.get(a), meant(label));
    }
  });
});
