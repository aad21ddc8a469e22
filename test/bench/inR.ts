import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/**
 * Runs a script of R, which gets the path of a table and prints times.
 *
 * @param lines of the table, as CSV
 * @returns the times; none where R is not installed
 */
export function timesInR(script: string, lines: readonly string[]): number[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-r-'));
  try {
    const file = path.join(folder, 'table.csv');
    fs.writeFileSync(file, `${lines.join('\n')}\n`);
    const { stdout, stderr, status, error } = spawnSync('Rscript', ['--vanilla', '-e', script, file], {
      encoding: 'utf8',
    });
    if (error) return [];
    if (status !== 0) throw new Error(stderr);
    return stdout.trim().split(/\s+/).map(Number);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
