import { deepEqual, equal, match } from 'node:assert/strict';
import { Workspace } from '../../../server/src/workspace/workspace';

const codebook = 'file:///study/codebook.yaml';
const files: Readonly<Record<string, string>> = {
  [codebook]: 'codes:\n  - code: Data-loss\n',
  'file:///study/1.txt': 'Interviewee: We lost data.\n\nData-loss\n',
  'file:///study/2.txt': 'Interviewee: All of it.\n\nData-loss\n',
  'file:///study/3.txt': 'Interviewee: And more.\n\nData-loss\n',
};
const [first = '', second = '', third = ''] = Object.keys(files).filter((uri) => uri !== codebook);

function workspaceOf() {
  const unreadable = new Map<string, string | null>();
  const workspace = new Workspace(
    {
      list: async () => Object.keys(files),
      read: async (uri) => files[uri] ?? null,
      bytes: async () => new Uint8Array(),
      isFolder: async () => false,
    },
    {
      transcript() {},
      codebook() {},
      unreadable: (_, uri, why) => unreadable.set(uri, why),
      misnamedCodebook() {},
      progress() {},
      problem() {},
    },
  );
  const study = () => workspace.studies[0]?.study;
  return {
    workspace,
    unreadable,
    read: () => [...(study()?.transcripts.keys() ?? [])].sort(),
    study,
  };
}

describe('A file that the server cannot bear to read', () => {
  it('has a finding when reading it fails, and all others are read', async () => {
    const { workspace, study, read } = workspaceOf();
    await workspace.scan(['file:///study']);
    await workspace.settled();
    const [folder] = workspace.studies;
    const reading = folder?.reading;
    if (!reading) throw new Error('There is no study.');
    // Stands for a mistake of ours.
    const asEver = reading.read.bind(reading);
    reading.read = (uri, text) => {
      if (uri === second && text !== null) throw new RangeError('out of room');
      return asEver(uri, text);
    };
    await workspace.changedOnDisk([first, second, third]);
    await workspace.settled();
    deepEqual(read(), [first, third]);
    match(study()?.unread.get(second) ?? '', /^reading it failed \(out of room\)/);
    equal(workspace.isWhole(folder), false);

    reading.read = asEver;
    await workspace.changedOnDisk([second]);
    await workspace.settled();
    deepEqual(read(), [first, second, third]);
    equal(study()?.unread.size, 0);
  });

  it('is told of before it is read, one after the other', async () => {
    const { workspace, read } = workspaceOf();
    const told: (string | null)[] = [];
    workspace.beCareful([], (uri) => told.push(uri));
    await workspace.scan(['file:///study']);
    await workspace.settled();
    deepEqual(read(), [first, second, third]);
    deepEqual(told.slice(0, 8), [codebook, null, first, null, second, null, third, null]);
  });

  it('is not read once it is set aside, also when it is opened, and all others are', async () => {
    const { workspace, study, read } = workspaceOf();
    const told: (string | null)[] = [];
    workspace.beCareful([second], (uri) => told.push(uri));
    await workspace.scan(['file:///study']);
    await workspace.edited(second, 'Interviewee: Other words.\n');
    await workspace.settled();
    deepEqual(read(), [first, third]);
    equal(told.includes(second), false);
    match(study()?.unread.get(second) ?? '', /^Marginalia stopped working twice/);
  });

  it('has a finding when it is a codebook', async () => {
    const { workspace, unreadable } = workspaceOf();
    workspace.beCareful([codebook], () => {});
    await workspace.scan(['file:///study']);
    await workspace.settled();
    match(unreadable.get(codebook) ?? '', /^Marginalia stopped working twice/);
  });
});
