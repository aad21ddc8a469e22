// @ts-check
// Runs one command of npm test and counts its tests.
import { spawnSync } from 'node:child_process';
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

/** Mocha as a command, for tests in TypeScript that run in Node.
 * @param {string} files
 * @param {number} [seconds] that a test may take: many cost nothing as long as it passes */
export function mocha(files, seconds = 60) {
  const grep = process.env.MARGINALIA_TEST_GREP;
  return [
    ...[process.execPath, path.resolve('node_modules/mocha/bin/mocha.js'), '--no-config'],
    ...[
      '--node-option',
      'import=tsx',
      '--reporter',
      path.resolve('test/run/reporter.cjs'),
      '--timeout',
      String(seconds * 1000),
    ],
    ...(process.env.CI ? ['--forbid-only'] : []),
    ...(grep ? ['--grep', grep] : []),
    files,
  ];
}

/** Runs a command and shows what it prints. A failure that no test accounts for counts as one.
 * @param {string[]} command
 * @param {boolean} tests whether it runs tests and counts them, as reporter.cjs does; running none is then a failure
 * @returns {Counts} */
export function run([program = '', ...args], tests) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-test-'));
  const file = path.join(folder, 'results.json');
  try {
    const env = { ...process.env, MARGINALIA_TEST_RESULTS: file };
    const { status, error } = spawnSync(program, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
    if (error) console.error(error.message);
    /** @type {Counts} */
    const counts = { passed: 0, failed: 0, skipped: 0 };
    if (tests && fs.existsSync(file)) Object.assign(counts, JSON.parse(fs.readFileSync(file, 'utf8')));
    const noneRan = tests && counts.passed + counts.failed === 0;
    if (noneRan) console.error('No test ran.');
    if (noneRan || (status !== 0 && counts.failed === 0)) counts.failed = 1;
    return counts;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
