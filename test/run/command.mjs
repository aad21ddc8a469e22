// @ts-check
// Runs one command of npm test and counts its tests.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** A script of package.json as a command.
 * @param {string} script */
export function npm(script) {
  // npm names its own JavaScript file: to run that needs no shell, on any system.
  const program = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  return [...program, 'run', '--silent', script];
}

/** Mocha as a command, for tests that run in Node.
 * @param {string} files in TypeScript, or bundled
 * @param {object} [options]
 * @param {number} [options.seconds] that a test may take: many cost nothing as long as it passes
 * @param {number} [options.processes] that share the files among them */
export function mocha(files, { seconds = 60, processes = 1 } = {}) {
  const grep = process.env.MARGINALIA_TEST_GREP;
  return [
    ...[process.execPath, path.resolve('node_modules/mocha/bin/mocha.js'), '--no-config'],
    ...['--node-option', files.endsWith('.ts') ? 'import=tsx' : 'enable-source-maps'],
    // Tests make much that is soon thrown away, and collecting it was a sixth of their time.
    ...['--node-option', 'max-semi-space-size=64'],
    ...['--reporter', path.resolve('test/run/reporter.cjs')],
    ...['--timeout', String(seconds * 1000)],
    ...(processes > 1 ? ['--parallel', '--jobs', String(processes)] : []),
    ...(process.env.CI ? ['--forbid-only'] : []),
    ...(grep ? ['--grep', grep] : []),
    files,
  ];
}

/** Runs a command and hands on what it prints. A failure that no test accounts for counts as one.
 * @param {string[]} command
 * @param {boolean} tests whether it runs tests and counts them, as reporter.cjs does; running none is then a failure
 * @param {(text: string) => void} print
 * @returns {Promise<Counts>} */
export async function run(command, tests, print) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-test-'));
  const file = path.join(folder, 'results.json');
  try {
    const status = await statusOf(command, { ...process.env, MARGINALIA_TEST_RESULTS: file }, print);
    /** @type {Counts} */
    const counts = { passed: 0, failed: 0, skipped: 0 };
    if (tests && fs.existsSync(file)) Object.assign(counts, JSON.parse(fs.readFileSync(file, 'utf8')));
    const noneRan = tests && counts.passed + counts.failed === 0;
    if (noneRan) print('No test ran.\n');
    if (noneRan || (status !== 0 && counts.failed === 0)) counts.failed = 1;
    return counts;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The exit code of a command; null where it did not start or was killed.
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} print
 * @returns {Promise<number | null>} */
function statusOf([program = '', ...args], env, print) {
  // What goes through a pipe has no colours by itself.
  const colors = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(program, args, { env: { ...colors, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      print(`${error.message}\n`);
      resolve(null);
    });
    child.once('close', resolve);
  });
}
