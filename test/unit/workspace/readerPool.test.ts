import { deepEqual, equal, ok } from 'node:assert/strict';
import { vocabularyOf } from '../../../server/src/codebook/vocabulary';
import { summaryDataOf } from '../../../server/src/study/summarize';
import { parse } from '../../../server/src/transcript/parse';
import type { ReaderPool } from '../../../server/src/workspace/files';
import { Workspace } from '../../../server/src/workspace/workspace';

const root = 'file:///study';
const codebook = `${root}/codebook.yaml`;
/** Enough that other threads read them. */
const many = 220;
const uriOf = (number: number) => `${root}/${number}.txt`;

/** A study on a disk in memory, read by `summaries` where that is asked. */
function studyRead(
  disk: Map<string, string>,
  summaries: (
    read: ReaderPool['summaries'],
    ...task: Parameters<ReaderPool['summaries']>
  ) => ReturnType<ReaderPool['summaries']>,
) {
  const here: string[] = [];
  const read: ReaderPool['summaries'] = async (uris, _within, { codebook: book, inferred }) => {
    const vocabulary = vocabularyOf(book, inferred);
    return uris.map((uri) => {
      const text = disk.get(uri);
      return text === undefined ? null : summaryDataOf(parse(text, vocabulary, uri));
    });
  };
  const workspace = new Workspace(
    {
      list: async () => [...disk.keys()],
      read: async (uri) => {
        here.push(uri);
        return disk.get(uri) ?? null;
      },
      bytes: async () => new Uint8Array(),
      isFolder: async () => false,
      readerPool: {
        batches: 4,
        reads: () => true,
        summaries: (...task) => summaries(read, ...task),
        keepIn: () => {},
        haveLabels: async (files) => files.map(() => false),
      },
    },
    { transcript() {}, codebook() {}, unreadable() {}, misnamedCodebook() {}, progress() {}, problem() {} },
  );
  const labels = (uri: string) =>
    workspace.studies.flatMap(({ study }) =>
      Array.from(study.transcripts.get(uri)?.codings ?? [], ({ label }) => label),
    );
  return { workspace, labels, here };
}

function diskOf(text: (number: number) => string): Map<string, string> {
  const disk = new Map([[codebook, 'codes:\n  - code: trust\n']]);
  for (let number = 0; number < many; number++) disk.set(uriOf(number), text(number));
  return disk;
}

const said = 'Interviewee: We lost some of it.\n\n';

describe('A study that other threads read', () => {
  it('is what they read', async () => {
    const disk = diskOf((number) => `${said}Data-${number}-x\n`);
    const { workspace, labels, here } = studyRead(disk, (read, ...task) => read(...task));
    await workspace.scan([root]);
    await workspace.settled();
    deepEqual(labels(uriOf(0)), ['Data-0-x']);
    deepEqual(labels(uriOf(many - 1)), [`Data-${many - 1}-x`]);
    // This thread reads a few meanwhile, and no file twice.
    const read = here.filter((uri) => uri !== codebook);
    ok(read.length < many / 2, `${read.length} of ${many}`);
    equal(new Set(read).size, read.length);
  });

  it('knows in all its files a label that recurs in the last of them', async () => {
    const disk = diskOf((number) =>
      number < many - 1 ? `${said}monitoring\n` : `${said}monitoring\n\nAll of it.\n\nmonitoring\n`,
    );
    const { workspace, labels } = studyRead(disk, (read, ...task) => read(...task));
    await workspace.scan([root]);
    await workspace.settled();
    deepEqual(labels(uriOf(0)), ['monitoring']);
  });

  it('reads by the codebook of now what was begun by that of before', async () => {
    const disk = diskOf(() => `${said}monitoring\n`);
    let changed = false;
    const { workspace, labels } = studyRead(disk, async (read, ...task) => {
      const found = await read(...task);
      if (!changed) {
        changed = true;
        disk.set(codebook, 'codes:\n  - code: monitoring\n');
        await workspace.changedOnDisk([codebook]);
      }
      return found;
    });
    await workspace.scan([root]);
    await workspace.settled();
    const without = Array.from({ length: many }, (_, number) => number).filter(
      (number) => labels(uriOf(number)).length !== 1,
    );
    deepEqual(without, []);
  });

  it('shows of an open file what the editor shows', async () => {
    const disk = diskOf(() => `${said}Data-old\n`);
    let opened = false;
    const { workspace, labels } = studyRead(disk, async (read, ...task) => {
      const found = await read(...task);
      if (!opened) {
        opened = true;
        void workspace.edited(uriOf(0), `${said}Data-new\n`);
      }
      return found;
    });
    await workspace.scan([root]);
    await workspace.settled();
    deepEqual(labels(uriOf(0)), ['Data-new']);
  });

  it('is read all the same when they fail', async () => {
    const disk = diskOf(() => `${said}Data-old\n`);
    const { workspace, labels } = studyRead(disk, async () => {
      throw new Error('The thread has ended.');
    });
    await workspace.scan([root]);
    await workspace.settled();
    deepEqual(labels(uriOf(many - 1)), ['Data-old']);
  });
});
