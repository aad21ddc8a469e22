// @ts-check
// Runs one command of npm test and counts its tests.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** A script of package.json as a command.
 * @param {string} script */
export function npm(script) {
  // npm names its own JavaScript file: to run that needs no shell, on any system.
  const program = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  return [...program, 'run', '--silent', script];
}

/** Mocha as a command, for tests in TypeScript that run in Node.
 * @param {string} files */
export function mocha(files) {
  const grep = process.env.MARGINALIA_TEST_GREP;
  return [
    ...[process.execPath, path.resolve('node_modules/mocha/bin/mocha.js'), '--no-config'],
    ...[
      '--node-option',
      'import=tsx',
      '--reporter',
      path.resolve('test/run/reporter.cjs'),
      '--timeout',
      '60000',
    ],
    ...(process.env.CI ? ['--forbid-only'] : []),
    ...(grep ? ['--grep', grep] : []),
    files,
  ];
}

/** Runs a command and shows what it prints. A failure that no test accounts for counts as one.
 * @param {string[]} command
 * @param {'none' | 'mocha' | 'marks'} tests what it counts: nothing, tests of mocha with our reporter, or lines that
 *   begin with a check mark or a cross, as vscode-tmgrammar-test prints them
 * @returns {Counts} */
export function run([program = '', ...args], tests) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-test-'));
  const file = path.join(folder, 'results.json');
  try {
    const { status, error, stdout } = spawnSync(program, args, {
      env: { ...process.env, MARGINALIA_TEST_RESULTS: file },
      stdio: ['ignore', tests === 'marks' ? 'pipe' : 'inherit', 'inherit'],
      encoding: 'utf8',
    });
    if (stdout) process.stdout.write(stdout);
    if (error) console.error(error.message);
    const counts = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : countMarks(stdout ?? '');
    if (counts.failed === 0 && status !== 0) counts.failed = 1;
    if (tests !== 'none' && counts.passed + counts.failed === 0) {
      console.error('No test ran.');
      counts.failed = 1;
    }
    return counts;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} output
 * @returns {Counts} */
function countMarks(output) {
  const lines = stripVTControlCharacters(output).split('\n');
  const count = (/** @type {RegExp} */ mark) => lines.filter((line) => mark.test(line)).length;
  return { passed: count(/^\s*[✓√] /), failed: count(/^\s*[✖×] /), skipped: 0 };
}
