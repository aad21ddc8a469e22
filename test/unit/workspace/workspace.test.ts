import { deepEqual, equal, ok } from 'node:assert/strict';
import { isSkipped } from '../../../server/src/study/members';
import { Workspace } from '../../../server/src/workspace/workspace';

const codebook = 'file:///study/codebook.yaml';
const first = 'file:///study/1.txt';
const second = 'file:///study/2.txt';

/** A workspace over a disk in memory, whose lists can be held back as those of a slow disk are. */
function slowDisk() {
  const disk = new Map([
    [codebook, 'codes:\n  - code: Data-loss\n'],
    [first, 'Interviewee: We lost data.\n\nData-loss\n'],
  ]);
  /** A folder that cannot be read. */
  const locked: { uri: string | null } = { uri: null };
  let held = Promise.resolve();
  let heldRead = Promise.resolve();
  let heldCodebook = Promise.resolve();
  /** The files that have been told of as read or gone. */
  const told: string[] = [];
  /** The files that have been read from the disk. */
  const reads: string[] = [];
  const workspace = new Workspace(
    {
      async list(_, problem) {
        const found = [...disk.keys()].filter((uri) => !isSkipped(uri) && !uri.startsWith(`${locked.uri}/`));
        if (locked.uri !== null) problem(locked.uri, 'permission denied');
        await held;
        return found;
      },
      async read(uri) {
        reads.push(uri);
        if (uri === second) await heldRead;
        const text = disk.get(uri) ?? null;
        if (uri === codebook) await heldCodebook;
        return text;
      },
      bytes: async () => new Uint8Array(),
      isFolder: async (uri) => {
        await heldRead;
        return [...disk.keys()].some((one) => one.startsWith(`${uri}/`));
      },
    },
    {
      transcript: (uri) => told.push(uri),
      codebook() {},
      unreadable() {},
      misnamedCodebook() {},
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
  /** Holds back what the codebook says when a reading of it begins; a reading that begins after the release is at once. */
  const holdCodebook = () => {
    let release = () => {};
    heldCodebook = new Promise((resolve) => {
      release = resolve;
    });
    return () => {
      heldCodebook = Promise.resolve();
      return release;
    };
  };
  const transcripts = () => workspace.studies.flatMap(({ study }) => [...study.transcripts.keys()]).sort();
  return { disk, locked, workspace, hold, holdSecond, holdCodebook, told, reads, transcripts };
}

describe('The files of a study', () => {
  it('include a transcript created while the disk was being listed', async () => {
    const { disk, workspace, hold, transcripts } = slowDisk();
    await workspace.scan(['file:///study']);
    await workspace.settled();
    const release = hold();
    const listing = workspace.rescan();
    await new Promise((resolve) => setImmediate(resolve));
    disk.set(second, 'Interviewee: All of it.\n');
    await workspace.changedOnDisk([second]);
    await new Promise((resolve) => setImmediate(resolve));
    release();
    await listing;
    await workspace.settled();
    deepEqual(transcripts(), [first, second]);
  });

  it('include those of a folder that was moved in, though it is named like a file', async () => {
    const { disk, workspace, transcripts } = slowDisk();
    await workspace.scan(['file:///study']);
    await workspace.settled();
    for (const folder of ['wave.2', 'wave.txt']) {
      const moved = `file:///study/${folder}/2.txt`;
      disk.set(moved, 'Interviewee: All of it.\n');
      await workspace.changedOnDisk([`file:///study/${folder}`]);
      await workspace.settled();
      deepEqual(transcripts().includes(moved), true, folder);
    }
  });

  it('leave out a transcript that was deleted between listing and reading', async () => {
    const { disk, workspace, hold, transcripts } = slowDisk();
    disk.set(second, 'Interviewee: All of it.\n');
    const release = hold();
    const scanning = workspace.scan(['file:///study']);
    await new Promise((resolve) => setImmediate(resolve));
    disk.delete(second);
    release();
    await scanning;
    await workspace.settled();
    deepEqual(transcripts(), [first]);
    equal(workspace.waiting, 0);
  });

  it('lose one that the codebook leaves out while it is being read, and its findings', async () => {
    const { disk, workspace, holdSecond, told, transcripts } = slowDisk();
    disk.set(second, 'Interviewee: All of it.\n');
    await workspace.scan(['file:///study']);
    await workspace.settled();
    const release = holdSecond();
    void workspace.changedOnDisk([second]);
    disk.set(codebook, 'transcripts: ["1.txt"]\ncodes:\n  - code: Data-loss\n');
    const taken = workspace.changedOnDisk([codebook]);
    await new Promise((resolve) => setImmediate(resolve));
    told.length = 0;
    release();
    await taken;
    await workspace.settled();
    deepEqual(transcripts(), [first]);
    equal(told.includes(second), true);
  });

  it('lose a transcript that is gone from the disk, though nobody said so', async () => {
    const { disk, workspace, transcripts } = slowDisk();
    disk.set(second, 'Interviewee: All of it.\n');
    await workspace.scan(['file:///study']);
    await workspace.settled();
    disk.delete(second);
    await workspace.rescan();
    await workspace.settled();
    deepEqual(transcripts(), [first]);
  });
});

describe('A codebook that is written in several pieces', () => {
  const whole = 'codes:\n  - code: Data-loss\n  - code: Recovery\n';
  const labels = ({ studies }: Workspace) =>
    studies.flatMap(({ study }) => (study.codebook?.codes ?? []).map(({ label }) => label));
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  /** Writes the rest while a reading of the first piece is held back, and then lets that one end. */
  async function writtenOn(
    { disk, workspace }: ReturnType<typeof slowDisk>,
    beginOthersAtOnce: () => () => void,
    underWay: Promise<void>,
  ) {
    await turn();
    const release = beginOthersAtOnce();
    disk.set(codebook, whole);
    const told = workspace.changedOnDisk([codebook]);
    await turn();
    release();
    await Promise.all([underWay, told]);
    await workspace.settled();
  }

  it('counts as it is in the end, though it was found while only half of it was there', async () => {
    const slow = slowDisk();
    const { workspace } = slow;
    const list = slow.hold();
    const scanning = workspace.scan(['file:///study']);
    await turn();
    const beginOthersAtOnce = slow.holdCodebook();
    list();
    await writtenOn(slow, beginOthersAtOnce, scanning);
    deepEqual(labels(workspace), ['Data-loss', 'Recovery']);
  });

  it('counts as it is in the end, though the disk answers the older question last', async () => {
    const slow = slowDisk();
    const { workspace } = slow;
    await workspace.scan(['file:///study']);
    await workspace.settled();
    const beginOthersAtOnce = slow.holdCodebook();
    slow.disk.set(codebook, 'codes:\n');
    await writtenOn(slow, beginOthersAtOnce, workspace.changedOnDisk([codebook]));
    deepEqual(labels(workspace), ['Data-loss', 'Recovery']);
  });
});

describe('A transcript that was deleted while an editor has its text', () => {
  const saved = 'Interviewee: All of it.\n';
  async function deleted(act: (workspace: Workspace) => Promise<void> = async () => {}) {
    const study = slowDisk();
    const { disk, workspace } = study;
    disk.set(second, saved);
    await workspace.scan(['file:///study']);
    await workspace.edited(second, saved);
    await act(workspace);
    await workspace.settled();
    disk.delete(second);
    await workspace.changedOnDisk([second], [second]);
    await workspace.settled();
    return study;
  }

  it('counts no more, as editors keep texts that they do not show', async () => {
    const { workspace, transcripts } = await deleted();
    deepEqual(transcripts(), [first]);
    equal(workspace.transcript(second), undefined);
    await workspace.rescan();
    await workspace.settled();
    deepEqual(transcripts(), [first]);
  });

  it('counts no more once what was typed in it is saved', async () => {
    const { transcripts } = await deleted(async (workspace) => {
      await workspace.edited(second, `${saved}Interviewer: And then?\n`);
      await workspace.saved(second);
    });
    deepEqual(transcripts(), [first]);
  });

  it('counts where somebody has typed in it, or does so now: that is nowhere else', async () => {
    const typed = `${saved}Interviewer: And then?\n`;
    const before = await deleted((workspace) => workspace.edited(second, typed));
    deepEqual(before.transcripts(), [first, second]);
    const { workspace, transcripts } = await deleted();
    await workspace.edited(second, typed);
    await workspace.settled();
    deepEqual(transcripts(), [first, second]);
    equal(workspace.transcript(second)?.text, typed);
  });

  it('counts no more where all of its folder was deleted, which is told as one', async () => {
    const { disk, workspace, transcripts } = slowDisk();
    const inner = 'file:///study/wave/3.txt';
    disk.set(inner, saved);
    await workspace.scan(['file:///study']);
    await workspace.edited(inner, saved);
    await workspace.settled();
    deepEqual(transcripts(), [first, inner]);
    disk.delete(inner);
    await workspace.changedOnDisk(['file:///study/wave'], ['file:///study/wave']);
    await workspace.settled();
    deepEqual(transcripts(), [first]);
  });

  it('counts where it is there again by the time that this is told', async () => {
    const { disk, workspace, transcripts } = slowDisk();
    disk.set(second, saved);
    await workspace.scan(['file:///study']);
    await workspace.edited(second, saved);
    await workspace.changedOnDisk([second], [second]);
    await workspace.settled();
    deepEqual(transcripts(), [first, second]);
    equal(workspace.isShown(second), true);
  });

  it('is read from the disk only where a deletion is told', async () => {
    const { disk, workspace, reads } = slowDisk();
    disk.set(second, saved);
    await workspace.scan(['file:///study']);
    await workspace.edited(second, saved);
    await workspace.settled();
    reads.length = 0;
    await workspace.changedOnDisk([second]);
    await workspace.settled();
    deepEqual(reads, []);
  });

  it('counts as it is on the disk once it is there again', async () => {
    const { disk, workspace, transcripts } = await deleted();
    disk.set(second, saved);
    await workspace.changedOnDisk([second]);
    await workspace.settled();
    deepEqual(transcripts(), [first, second]);
  });
});

describe('A transcript opened while its folders are being listed', () => {
  const talk = 'Interviewee: We lost data.\n\nData-loss\n';

  /** Shows a file before the list is there, and asks for it; answers with the folder of its study. */
  async function askedEarly(uri: string, more: Readonly<Record<string, string>>) {
    const { disk, workspace, hold } = slowDisk();
    for (const [name, text] of Object.entries(more)) disk.set(name, text);
    const release = hold();
    const scanning = workspace.scan(['file:///study']);
    void workspace.edited(uri, talk);
    const asked = workspace.known(uri).then(() => workspace.isListed);
    return { disk, workspace, asked, release, scanning };
  }

  const inner = 'file:///study/wave/codebook.yaml';
  const codes = 'codes:\n  - code: Time-lost\n';
  for (const [what, uri, more, root] of [
    ['in its study', first, {}, 'file:///study'],
    ['in a folder of its study', 'file:///study/a/b/3.txt', {}, 'file:///study'],
    ['in a study inside a study', 'file:///study/wave/a/3.txt', { [inner]: codes }, 'file:///study/wave'],
  ] as const) {
    it(`is known before all the others: ${what}`, async () => {
      const { disk, workspace, asked, release, scanning } = await askedEarly(uri, more);
      equal(await asked, false);
      equal(workspace.studyOf(uri)?.root, root);
      equal(workspace.transcript(uri)?.text, talk);
      disk.set(uri, talk);
      release();
      await scanning;
      await workspace.settled();
      const own = workspace.studies.filter(({ study }) => study.transcripts.has(uri));
      deepEqual(
        own.map((folder) => folder.root),
        [root],
      );
      equal(workspace.studies[0]?.root, 'file:///study');
    });
  }

  it('is in the inner study alone, though somebody types before its codebook is found', async () => {
    const uri = 'file:///study/wave/3.txt';
    const { workspace, asked, release } = await askedEarly(first, { [inner]: codes });
    await asked;
    for (const text of ['', talk]) void workspace.edited(uri, text);
    await workspace.known(uri);
    deepEqual(
      workspace.studies.map(({ study }) => [...study.transcripts.keys()]),
      [[first], [uri]],
    );
    equal(workspace.transcript(uri)?.text, talk);
    release();
  });

  for (const [what, uri] of [
    ['is outside of all folders', 'file:///elsewhere/3.txt'],
    ['lies in a hidden folder', 'file:///study/.old/3.txt'],
    ['is none of the study', 'file:///study/notes.md'],
  ] as const) {
    it(`waits for the list when it ${what}`, async () => {
      const { workspace, asked, release } = await askedEarly(uri, {
        'file:///study/.old/codebook.yaml': codes,
      });
      await new Promise((resolve) => setImmediate(resolve));
      equal(workspace.transcript(uri), undefined);
      release();
      equal(await asked, true);
      equal(workspace.transcript(uri), undefined);
    });
  }
});

describe('A workspace that has just been told of something', () => {
  const talk = 'Interviewee: All of it.\n\nData-loss\n';
  const inner = 'file:///study/wave/codebook.yaml';
  const many = Array.from({ length: 300 }, (_, n) => `file:///study/n${n}.txt`);

  interface News {
    readonly what: string;
    /** What stands on the disk when it is told. */
    readonly disk: Readonly<Record<string, string | null>>;
    readonly told: (workspace: Workspace) => Promise<void>;
    /** The transcripts of each study then. */
    readonly studies: readonly (readonly string[])[];
  }

  const news: readonly News[] = [
    {
      what: 'a new file',
      disk: { [second]: talk },
      told: (workspace) => workspace.changedOnDisk([second]),
      studies: [[first, second]],
    },
    {
      what: 'hundreds of new files',
      disk: Object.fromEntries(many.map((uri) => [uri, talk])),
      told: (workspace) => workspace.changedOnDisk(many),
      studies: [[first, ...many].sort()],
    },
    {
      what: 'a deleted file',
      disk: { [first]: null },
      told: (workspace) => workspace.changedOnDisk([first]),
      studies: [[]],
    },
    {
      what: 'a new folder',
      disk: { 'file:///study/wave/3.txt': talk },
      told: (workspace) => workspace.changedOnDisk(['file:///study/wave']),
      studies: [[first, 'file:///study/wave/3.txt']],
    },
    {
      what: 'a new study within the study',
      disk: { [inner]: 'codes: []\n', 'file:///study/wave/3.txt': talk },
      told: (workspace) => workspace.changedOnDisk([inner, 'file:///study/wave/3.txt']),
      studies: [[first], ['file:///study/wave/3.txt']],
    },
    {
      what: 'a file that is opened',
      disk: { 'file:///other/codebook.yaml': 'codes: []\n', 'file:///other/1.txt': talk },
      told: (workspace) => workspace.edited('file:///other/1.txt', talk),
      studies: [[first], ['file:///other/1.txt']],
    },
    {
      what: 'a file that is closed, and was never saved',
      disk: {},
      told: async (workspace) => {
        await workspace.edited(second, talk);
        await workspace.closed(second);
      },
      studies: [[first]],
    },
  ];

  for (const { what, disk: then, told, studies } of news) {
    it(`has settled only when it has taken that in: ${what}`, async () => {
      const { disk, workspace, holdSecond } = slowDisk();
      await workspace.scan(['file:///study']);
      await workspace.settled();
      for (const [uri, text] of Object.entries(then)) {
        if (text === null) disk.delete(uri);
        else disk.set(uri, text);
      }
      const release = holdSecond();
      void told(workspace);
      const settled = workspace.settled();
      release();
      await settled;
      deepEqual(
        workspace.studies.map(({ study }) => [...study.transcripts.keys()].sort()),
        studies,
      );
    });
  }

  for (const [what, before, after] of [
    ['the codebook above it is new', null, 'codes: []\n'],
    ['the codebook above it is gone', 'codes: []\n', null],
  ] as const)
    it(`knows what an open file says that belongs to another study now, as ${what}`, async () => {
      const { disk, workspace } = slowDisk();
      const open = 'file:///study/wave/3.txt';
      const write = (text: string | null) => (text === null ? disk.delete(inner) : disk.set(inner, text));
      disk.set(open, talk);
      write(before);
      await workspace.scan(['file:///study']);
      await workspace.edited(open, talk);
      await workspace.settled();
      const root = () => workspace.studyOf(open)?.root;
      const wasIn = root();
      write(after);
      // Many other files are still to be read while this one is asked about.
      for (const uri of many) disk.set(uri, talk);
      void workspace.changedOnDisk([inner, ...many]);
      await workspace.known(open);
      equal(root() === wasIn, false);
      equal(workspace.transcript(open)?.text, talk);
      ok(workspace.studyOf(open)?.study.transcripts.has(open));
      await workspace.settled();
      equal(workspace.transcript(open)?.text, talk);
      deepEqual(
        workspace.studies.filter(({ study }) => study.transcripts.has(open)).map((folder) => folder.root),
        [root()],
      );
    });
});

describe('A folder of a study that cannot be read', () => {
  const talk = 'Interviewee: All of it.\n\nData-loss\n';

  it('is what keeps the study from being whole, until it can be read', async () => {
    const { disk, locked, workspace, transcripts } = slowDisk();
    disk.set('file:///study/wave/3.txt', talk);
    locked.uri = 'file:///study/wave';
    await workspace.scan(['file:///study']);
    const [folder] = workspace.studies;
    ok(folder);
    deepEqual(await workspace.unreadable(folder), { uri: locked.uri, why: 'permission denied' });
    equal(workspace.isWhole(folder), false);
    deepEqual(transcripts(), [first]);
    // Nobody tells when a folder may be read.
    locked.uri = null;
    equal(await workspace.unreadable(folder), null);
    deepEqual(transcripts(), [first, 'file:///study/wave/3.txt']);
  });

  it('is read when a file in it changes', async () => {
    const { disk, locked, workspace, transcripts } = slowDisk();
    disk.set('file:///study/wave/3.txt', talk).set('file:///study/wave/4.txt', talk);
    locked.uri = 'file:///study/wave';
    await workspace.scan(['file:///study']);
    locked.uri = null;
    await workspace.changedOnDisk(['file:///study/wave/3.txt']);
    await workspace.settled();
    deepEqual(transcripts(), [first, 'file:///study/wave/3.txt', 'file:///study/wave/4.txt']);
  });

  it('matters to the study around it only', async () => {
    const { disk, locked, workspace } = slowDisk();
    disk.set('file:///study/wave/codebook.yaml', 'codes: []\n').set('file:///study/wave/3.txt', talk);
    locked.uri = 'file:///study/wave/deep';
    await workspace.scan(['file:///study']);
    const found = [];
    for (const folder of workspace.studies) found.push([folder.root, await workspace.unreadable(folder)]);
    deepEqual(found, [
      ['file:///study', null],
      ['file:///study/wave', { uri: locked.uri, why: 'permission denied' }],
    ]);
  });
});
