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
  const library = new Library(
    {
      async list() {
        const found = [...disk.keys()];
        await held;
        return found;
      },
      read: async (uri) => disk.get(uri) ?? null,
      isFolder: async (uri) => [...disk.keys()].some((one) => one.startsWith(`${uri}/`)),
    },
    { transcript() {}, codebook() {}, unreadableCodebook() {}, progress() {}, problem() {} },
  );
  const hold = () => {
    let release = () => {};
    held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  const transcripts = () => library.studyFolders.flatMap(({ study }) => [...study.transcripts.keys()]).sort();
  return { disk, library, hold, transcripts };
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
