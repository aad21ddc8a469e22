import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runCommandLine } from '../../server/src/main/cli/program';

export const root = path.resolve(__dirname, '../..');
export const sample = path.join(root, 'samples/keeping-software-alive');
/** The built program. */
export const program = path.join(root, 'dist/cli.js');

/** What a call printed, and what it ended with. */
export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Calls the command line inside this process, which is quick. */
export async function marginalia(...args: string[]): Promise<Answer> {
  return marginaliaOn(null, ...args);
}

/** Calls the command line inside this process, before a terminal with so many columns; null for no terminal. */
export async function marginaliaOn(width: number | null, ...args: string[]): Promise<Answer> {
  let out = '';
  let err = '';
  const code = await runCommandLine(args, {
    width,
    write: async (text) => {
      out += text;
    },
    say: (message) => {
      err += `${message}\n`;
    },
    progress: () => {},
  });
  return { code, out, err };
}

/** The objects that a call prints as JSON. */
export async function rowsOf(...args: string[]): Promise<Record<string, unknown>[]> {
  return JSON.parse((await marginalia(...args, '--format', 'json')).out);
}

/** Hints that help while coding. Only an editor shows them: `check` reports what is wrong. */
export const editorOnly: readonly unknown[] = ['unused-code', 'fix-without-issue'];

/** Calls the built program, as a shell does, in the folder `cwd`. */
export function built(cwd: string, ...args: string[]): Promise<Answer> {
  const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
  });
}

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files, by their paths in it. It is removed when all tests are over, as others may still use it. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** The files of a folder, by name. */
export function filesOf(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names
      .filter((name) => fs.statSync(path.join(folder, name)).isFile())
      .map((name) => [name.replaceAll('\\', '/'), fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}
