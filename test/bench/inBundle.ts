import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as esbuild from 'esbuild';

/** How a script is bundled that is measured: as what users run. */
export const asUsersRun = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  mainFields: ['module', 'main'],
  logLevel: 'error',
} satisfies esbuild.BuildOptions;

/**
 * Runs a script in a process of its own, bundled as what users run is: between modules that are loaded one by one each call takes
 * longer, and what has run before in a process makes it quicker or slower.
 *
 * @param script a file of this folder, without its ending, that finds what it is given as JSON behind its name and writes JSON
 * @returns what it answers, as JSON brings it
 */
export function inBundle<T>(script: string, given: unknown): T {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-bundle-'));
  try {
    const outfile = path.join(folder, 'script.cjs');
    esbuild.buildSync({
      entryPoints: [path.join(__dirname, `${script}.ts`)],
      outfile,
      ...asUsersRun,
    });
    return JSON.parse(execFileSync(process.execPath, [outfile, JSON.stringify(given)], { encoding: 'utf8' }));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
