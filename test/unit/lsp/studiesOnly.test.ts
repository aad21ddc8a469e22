// Which studies there are hangs on what the disk holds, which folders the workspace has and which files are open: on nothing
// that was asked, opened and closed, or added and taken away before.
import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { isSkipped } from '../../../server/src/study/members';
import { notText } from '../../../server/src/workspace/files';
import { Workspace } from '../../../server/src/workspace/workspace';

/** A disk, and what an editor shows of it. */
interface World {
  /** Null for a file that is no text. */
  readonly disk: Map<string, string | null>;
  readonly roots: Set<string>;
  readonly open: Map<string, string>;
}

function workspaceOver({ disk }: World) {
  /** What is said of files and folders that are no transcripts. */
  const findings = new Map<string, string>();
  const say = (uri: string, what: string | null) => {
    if (what === null) findings.delete(uri);
    else findings.set(uri, what);
  };
  const workspace = new Workspace(
    {
      list: async (folder) =>
        [...disk.keys()].filter((uri) => uri.startsWith(`${folder}/`) && !isSkipped(uri)).sort(),
      read: async (uri) => {
        if (disk.get(uri) === null) throw notText();
        return disk.get(uri) ?? null;
      },
      bytes: async () => new Uint8Array(),
      isFolder: async (uri) => [...disk.keys()].some((one) => one.startsWith(`${uri}/`)),
    },
    {
      transcript() {},
      // Its own findings come in the place of those of a file that could not be read.
      codebook: ({ codebookUri }) => say(codebookUri, null),
      unreadable: (_, uri, why) => say(uri, why),
      misnamedCodebook: (uri, isBeside) => say(uri, isBeside === null ? null : `misnamed, ${isBeside}`),
      progress() {},
      problem() {},
    },
  );
  return { workspace, findings };
}

/** All that is known of which studies there are. */
function known({ workspace, findings }: ReturnType<typeof workspaceOver>) {
  const studies = workspace.studies.map(({ root, codebookFile, study }) => ({
    root,
    hasCodebook: codebookFile !== null,
    transcripts: [...study.transcripts.keys()],
    unread: [...study.unread],
  }));
  return { studies, findings: [...findings].sort() };
}

/** What a server that has just been started knows. */
async function fresh(world: World) {
  const server = workspaceOver(world);
  const { workspace } = server;
  await workspace.scan([...world.roots]);
  for (const [uri, text] of world.open) await workspace.edited(uri, text);
  await workspace.settled();
  return known(server);
}

const talk = 'Interviewee: We lost data.\n\nData-loss\n';
const book = 'codes:\n  - code: Data-loss\n';
const folders = ['file:///a', 'file:///a/in', 'file:///b', 'file:///c/deep'];
const names = [
  '1.txt',
  '2.transcript',
  '3.transcript',
  'codebook.yaml',
  '.old/4.transcript',
  'notes.md',
  'Codebook.yml',
];
const places = folders.flatMap((folder) => names.map((name) => `${folder}/${name}`));
const uri = fc.constantFrom(...places, 'file:///c/5.transcript', 'untitled:Untitled-1.transcript');
const onDisk = fc.constantFrom(...places);
const textFor = (file: string) => (/\.ya?ml$/.test(file) ? book : talk);

interface Step {
  readonly what: string;
  /** Does it to the world, and tells the server of it. */
  readonly run: (world: World, workspace: Workspace) => Promise<unknown>;
}

/** Tells only that the file has changed. */
const noText = (file: string): Step => ({
  what: `make ${file} no text`,
  run: (world, workspace) => {
    world.disk.set(file, null);
    return workspace.changedOnDisk([file]);
  },
});
const folderInPlace = (file: string): Step => ({
  what: `put a folder in the place of ${file}`,
  run: (world, workspace) => {
    world.disk.delete(file);
    world.disk.set(`${file}/1.txt`, talk).set(`${file}/2.transcript`, talk);
    return workspace.changedOnDisk([file]);
  },
});

const step: fc.Arbitrary<Step> = fc.oneof(
  uri.map((file) => ({
    what: `open ${file}`,
    run: (world: World, workspace: Workspace) => {
      if (world.open.has(file)) return Promise.resolve();
      const text = world.disk.get(file) ?? textFor(file);
      world.open.set(file, text);
      return workspace.edited(file, text);
    },
  })),
  uri.map((file) => ({
    what: `close ${file}`,
    run: (world: World, workspace: Workspace) =>
      world.open.delete(file) ? workspace.closed(file) : Promise.resolve(),
  })),
  uri.map((file) => ({
    what: `ask for ${file}`,
    run: async (_: World, workspace: Workspace) => {
      await workspace.known(file);
      workspace.studyOf(file);
      workspace.studyOfCodebook(file);
    },
  })),
  onDisk.map((file) => ({
    what: `create ${file}`,
    run: (world: World, workspace: Workspace) => {
      world.disk.set(file, textFor(file));
      return workspace.changedOnDisk([file]);
    },
  })),
  onDisk.map(noText),
  onDisk.map(folderInPlace),
  onDisk.map((file) => ({
    what: `put ${file} in the place of a folder`,
    run: (world: World, workspace: Workspace) => {
      for (const one of [...world.disk.keys()]) if (one.startsWith(`${file}/`)) world.disk.delete(one);
      world.disk.set(file, textFor(file));
      return workspace.changedOnDisk([file]);
    },
  })),
  onDisk.map((file) => ({
    what: `delete ${file}`,
    run: (world: World, workspace: Workspace) => {
      world.disk.delete(file);
      // A transcript that was deleted, in which nobody has typed, is not open any more.
      if (!file.endsWith('/codebook.yaml')) world.open.delete(file);
      return workspace.changedOnDisk([file], [file]);
    },
  })),
  uri.map((file) => ({
    what: `tell of ${file}, which is as it was`,
    run: (_: World, workspace: Workspace) => workspace.changedOnDisk([file]),
  })),
  fc.constantFrom(...folders.slice(0, 3)).map((folder) => ({
    what: `add or take away ${folder}`,
    run: (world: World, workspace: Workspace) => {
      if (!world.roots.delete(folder)) world.roots.add(folder);
      return workspace.scan([...world.roots]);
    },
  })),
);

describe('Which studies there are', function () {
  this.timeout(60_000);

  const inStudy = ['file:///a/codebook.yaml', 'file:///a/1.txt', 'file:///a/2.transcript'];
  for (const { what, run } of inStudy.flatMap((file) => [noText(file), folderInPlace(file)])) {
    it(`is known though only a change is told: ${what}`, async () => {
      const disk = new Map<string, string | null>(inStudy.map((file) => [file, textFor(file)]));
      const world: World = { disk, roots: new Set(['file:///a']), open: new Map() };
      const server = workspaceOver(world);
      const { workspace } = server;
      await workspace.scan([...world.roots]);
      await workspace.settled();
      await run(world, workspace);
      await workspace.settled();
      deepEqual(known(server), await fresh(world));
    });
  }

  it('is known where a file that is open is deleted while its folder is taken out of the workspace', async () => {
    const [codebook = '', , file = ''] = inStudy;
    const world: World = {
      disk: new Map([[codebook, book]]),
      roots: new Set(['file:///a']),
      open: new Map(),
    };
    const server = workspaceOver(world);
    const { workspace } = server;
    await workspace.scan([...world.roots]);
    void workspace.edited(file, talk);
    void workspace.changedOnDisk([file], [file]);
    world.roots.clear();
    await workspace.scan([]);
    await workspace.settled();
    deepEqual(known(server), await fresh(world));
  });

  it('is known where a file is shown again while it is looked up that it was deleted', async () => {
    const file = 'file:///b/3.transcript';
    const world: World = { disk: new Map(), roots: new Set(['file:///a']), open: new Map([[file, talk]]) };
    const server = workspaceOver(world);
    const { workspace } = server;
    await workspace.scan([...world.roots]);
    void workspace.edited(file, talk);
    void workspace.changedOnDisk([file], [file]);
    void workspace.edited(file, talk);
    await workspace.settled();
    deepEqual(known(server), await fresh(world));
  });

  it('hangs on the disk, the folders and the open files, and not on what was done before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(onDisk, { maxLength: 8 }),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (there, steps, settleEach) => {
          const world: World = {
            disk: new Map(there.map((file) => [file, textFor(file)])),
            roots: new Set(['file:///a']),
            open: new Map(),
          };
          const server = workspaceOver(world);
          const { workspace } = server;
          await workspace.scan([...world.roots]);
          for (const { run } of steps) {
            const done = run(world, workspace);
            if (settleEach) await done.then(() => workspace.settled());
          }
          await workspace.settled();
          deepEqual(known(server), await fresh(world), steps.map(({ what }) => what).join('\n'));
        },
      ),
      { numRuns: 200 },
    );
  });
});
