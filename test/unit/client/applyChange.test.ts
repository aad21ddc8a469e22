// Changes that the server has worked out, made in the editor: all of each, or nothing.
import '../vscode/install';
import { deepEqual, equal, match } from 'node:assert/strict';
import { applyChange, saveAlone } from '../../../client/src/server/applyChange';
import type { Change } from '../../../server/src/protocol/change';
import { folderAt, Host } from '../vscode/host';
import { useHost } from '../vscode/install';
import { Uri } from '../vscode/values';

const uriOf = (name: string) => Uri.from({ scheme: 'memory', path: `/study/${name}` });

/** Puts a word in the place of the first one of some files. */
function change(...files: [name: string, version: number | null][]): Change {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
  return {
    title: 'Rename',
    files: files.map(([name, version]) => ({
      uri: uriOf(name).toString(),
      version,
      edits: [{ range, newText: 'New' }],
    })),
  };
}

describe('A change that the server has worked out', () => {
  let host: Host;
  beforeEach(async () => {
    host = new Host([folderAt('/study')]);
    useHost(host);
    for (const name of ['a.txt', 'b.txt', 'c.txt'])
      await host.disk.writeFile(uriOf(name), new TextEncoder().encode(`Old ${name}\n`));
  });
  afterEach(() => useHost(null));

  const open = async (name: string) => host.show(await host.openDocument(uriOf(name)));
  const onDisk = async (name: string) => new TextDecoder().decode(await host.disk.readFile(uriOf(name)));
  const texts = async () =>
    Promise.all(
      ['a.txt', 'b.txt', 'c.txt'].map(
        async (name) => host.documentOf(uriOf(name))?.getText() ?? onDisk(name),
      ),
    );
  const old = ['Old a.txt\n', 'Old b.txt\n', 'Old c.txt\n'];

  it('is made in files that are open and in files that are not', async () => {
    await open('a.txt');
    equal(await applyChange(change(['a.txt', 1], ['b.txt', null]), false), true);
    deepEqual(await texts(), ['New a.txt\n', 'New b.txt\n', 'Old c.txt\n']);
  });

  it('is saved when it is in several files, and left to be saved when it is in one', async () => {
    await open('a.txt');
    await applyChange(change(['a.txt', 1]), false);
    deepEqual([host.documentOf(uriOf('a.txt'))?.isDirty, await onDisk('a.txt')], [true, 'Old a.txt\n']);
    await applyChange(change(['b.txt', null], ['c.txt', null]), false);
    deepEqual([await onDisk('b.txt'), await onDisk('c.txt')], ['New b.txt\n', 'New c.txt\n']);
  });

  for (const saves of [true, false])
    it(`is ${saves ? '' : 'not '}saved in its one file that VS Code changes, where people ${saves ? '' : 'do not '}have that done`, async () => {
      host.configure('files.refactoring.autoSave', saves);
      await open('a.txt');
      await applyChange(change(['a.txt', 1]), false);
      await saveAlone([uriOf('a.txt').toString()]);
      equal(await onDisk('a.txt'), saves ? 'New a.txt\n' : 'Old a.txt\n');
    });

  it('is undone in all its files at once', async () => {
    await open('a.txt');
    await applyChange(change(['a.txt', 1], ['b.txt', null], ['c.txt', null]), false);
    host.undo();
    deepEqual(await texts(), old);
  });

  const outOfStep: [why: string, meanwhile: () => Promise<void> | void, version: number | null][] = [
    ['was edited meanwhile', () => host.type('!'), 1],
    ['was edited and is shown unsaved, though it was worked out for the disk', () => host.type('!'), null],
    ['was closed meanwhile', () => host.closeEditor(), 1],
  ];
  for (const [why, meanwhile, version] of outOfStep)
    it(`is made in no file when one of them ${why}, and the user is told which`, async () => {
      await open('b.txt');
      await meanwhile();
      const before = await texts();
      equal(await applyChange(change(['a.txt', null], ['b.txt', version], ['c.txt', null]), false), false);
      deepEqual(await texts(), before);
      deepEqual(
        host.notices.all.map(({ kind, text }) => [kind, text]),
        [['error', 'b.txt was changed meanwhile, so nothing was written. Please try again.']],
      );
    });

  it('is made in a file that is open as it is on disk, though it was worked out for the disk', async () => {
    await open('b.txt');
    equal(await applyChange(change(['b.txt', null]), false), true);
    equal((await texts())[1], 'New b.txt\n');
  });

  it('is shown first when people want to see it, and made when they agree', async () => {
    const made = applyChange(change(['a.txt', null]), true);
    equal(host.showsEdit, true);
    deepEqual(await texts(), old);
    host.decide(true);
    equal(await made, true);
    deepEqual(await texts(), ['New a.txt\n', ...old.slice(1)], 'and nothing else is');
  });

  it('is dropped when they do not', async () => {
    const made = applyChange(change(['a.txt', null], ['b.txt', null]), true);
    host.decide(false);
    equal(await made, false);
    deepEqual(await texts(), old);
  });

  it('says that it takes a while where VS Code must open hundreds of files', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `${index}.txt`);
    for (const name of names) await host.disk.writeFile(uriOf(name), new TextEncoder().encode('Old'));
    equal(await applyChange(change(...names.map((name) => [name, null] as [string, null])), false), true);
    match(host.progress.join(), /^Rename: VS Code opens 200 files for this, which takes a while$/);
  });
});
