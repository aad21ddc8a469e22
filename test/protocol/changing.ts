// A change of many files, stopped where a test wants to look at it.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type JournalFile, type Places, placesOf } from '../../server/src/main/cli/changeJournal';
import { digestOf } from '../../server/src/main/cli/replaceFile';
import { newText, prepare, type ReadyChange } from '../../server/src/main/cli/wholeChange';
import { type Answer, filesOf, folderOf, program } from './commandLine';

export const codebook = 'codes:\n  - code: Data-loss\n  - Data-late\n';
export const talk = (code: string) => `Interviewee\n\nIt was gone.\n\n${code}\n`;
export const study = () =>
  folderOf({ 'codebook.yaml': codebook, 'a.txt': talk('Data-loss'), 'b/c.txt': talk('Data-late') });

export const journalName = '.marginalia-change.json';
/** A number that no process has. */
export const gone = 2 ** 22 + 1;
/** What a stranger's note may say of a file. */
export const outside = (file: string) => ({
  path: file,
  id: '0'.repeat(32),
  before: digestOf('precious'),
  after: digestOf('theirs'),
});

/** Begins to make files hold `new`, and stops before the first of them changes. */
export function begin(folder: string, names: readonly string[] = ['a.txt', 'b/c.txt']): Promise<ReadyChange> {
  const paths = names.map((name) => path.join(fs.realpathSync.native(folder), name));
  const contents = paths.map((one) => newText(one, fs.readFileSync(one, 'utf8'), 'new'));
  return prepare(folder, paths, contents);
}

/** Makes a change that was begun look as if the process that began it were dead. */
export function abandon(folder: string, otherwise: Record<string, unknown> = {}): void {
  const journal = path.join(folder, journalName);
  const known = JSON.parse(fs.readFileSync(journal, 'utf8'));
  fs.writeFileSync(journal, JSON.stringify({ ...known, process: gone, ...otherwise }));
}

/** The names of files in the middle of a change. */
export function filesIn(folder: string, end: string): string[] {
  return Object.keys(filesOf(folder))
    .filter((name) => name.endsWith(end))
    .map((name) => path.basename(name));
}

/** What lies where in the middle of a change. */
export function placesIn(folder: string): [Places, Places] {
  const { files } = JSON.parse(fs.readFileSync(path.join(folder, journalName), 'utf8'));
  return files.map((file: JournalFile) => placesOf(fs.realpathSync.native(folder), file));
}

export const made = () => ({ 'a.txt': 'new', 'b/c.txt': 'new', 'codebook.yaml': codebook });

/** Renames by the built program, while other things happen on the disk. */
export function renameWhile(folder: string, env: Record<string, string>): Answer {
  const preload = path.join(__dirname, 'brokenDisk.cjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', preload, program, 'rename', 'Data-loss', 'Data-gaps', folder],
    { encoding: 'utf8', env: { ...process.env, ...env } },
  );
  return { code: status, out: stdout, err: stderr };
}
