import { deepEqual, equal } from 'node:assert/strict';
import { Library } from '../../../server/src/lsp/library';

const codebook = 'file:///study/codebook.yaml';
const first = 'file:///study/1.txt';
const second = 'file:///study/2.txt';

/** A library over a disk in memory, whose lists can be held back as those of a slow disk are. */
function slowDisk() {
  const disk = new Map([
    [codebook, 'codes:\n  - code: Data-loss\n'],
    [first, 'Interviewee: We lost data.\n\nData-loss\n'],
  ]);
  let held = Promise.resolve();
  let heldRead = Promise.resolve();
  /** The files that have been told of as read or gone. */
  const told: string[] = [];
  const library = new Library(
    {
      async list() {
        const found = [...disk.keys()];
        await held;
        return found;
      },
      async read(uri) {
        if (uri === second) await heldRead;
        return disk.get(uri) ?? null;
      },
      isFolder: async (uri) => [...disk.keys()].some((one) => one.startsWith(`${uri}/`)),
    },
    {
      transcript: (uri) => told.push(uri),
      codebook() {},
      unreadableCodebook() {},
      progress() {},
      problem() {},
    },
  );
  const hold = () => {
    let release = () => {};
    held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  const holdSecond = () => {
    let release = () => {};
    heldRead = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  const transcripts = () => library.studyFolders.flatMap(({ study }) => [...study.transcripts.keys()]).sort();
  return { disk, library, hold, holdSecond, told, transcripts };
}

describe('The files of a study', () => {
  it('include a transcript created while the disk was being listed', async () => {
    const { disk, library, hold, transcripts } = slowDisk();
    await library.scan(['file:///study']);
    await library.settled();
    const release = hold();
    const listing = library.rescan();
    await new Promise((resolve) => setImmediate(resolve));
    disk.set(second, 'Interviewee: All of it.\n');
    await library.changedOnDisk([second]);
    await new Promise((resolve) => setImmediate(resolve));
    release();
    await listing;
    await library.settled();
    deepEqual(transcripts(), [first, second]);
  });

  it('include those of a folder that was moved in, though it is named like a file', async () => {
    const { disk, library, transcripts } = slowDisk();
    await library.scan(['file:///study']);
    await library.settled();
    for (const folder of ['wave.2', 'wave.txt']) {
      const moved = `file:///study/${folder}/2.txt`;
      disk.set(moved, 'Interviewee: All of it.\n');
      await library.changedOnDisk([`file:///study/${folder}`]);
      await library.settled();
      deepEqual(transcripts().includes(moved), true, folder);
    }
  });

  it('leave out a transcript that was deleted between listing and reading', async () => {
    const { disk, library, hold, transcripts } = slowDisk();
    disk.set(second, 'Interviewee: All of it.\n');
    const release = hold();
    const scanning = library.scan(['file:///study']);
    await new Promise((resolve) => setImmediate(resolve));
    disk.delete(second);
    release();
    await scanning;
    await library.settled();
    deepEqual(transcripts(), [first]);
    equal(library.waiting, 0);
  });

  it('lose one that the codebook leaves out while it is being read, and its findings', async () => {
    const { disk, library, holdSecond, told, transcripts } = slowDisk();
    disk.set(second, 'Interviewee: All of it.\n');
    await library.scan(['file:///study']);
    await library.settled();
    const release = holdSecond();
    await library.changedOnDisk([second]);
    disk.set(codebook, 'transcripts: ["1.txt"]\ncodes:\n  - code: Data-loss\n');
    const taken = library.changedOnDisk([codebook]);
    await new Promise((resolve) => setImmediate(resolve));
    told.length = 0;
    release();
    await taken;
    await library.settled();
    deepEqual(transcripts(), [first]);
    equal(told.includes(second), true);
  });

  it('lose a transcript that is gone from the disk, though nobody said so', async () => {
    const { disk, library, transcripts } = slowDisk();
    disk.set(second, 'Interviewee: All of it.\n');
    await library.scan(['file:///study']);
    await library.settled();
    disk.delete(second);
    await library.rescan();
    await library.settled();
    deepEqual(transcripts(), [first]);
  });
});
