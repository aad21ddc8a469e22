// @ts-check
// npm test: every check and test of the project, cheap ones first, two steps at a time where they do not disturb each
// other. It installs what it lacks, shows what each step prints, goes on after a failure, and ends with one line that
// counts the tests of all steps.
//   npm test                                everything
//   npm test -- unit protocol               some steps, by their names below
//   npm test -- extension --grep "hover"    only the tests whose titles match
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { supported } from './e2e/host/install.mjs';
import { displayPrefix, prepareTestHost, prepareVSCode, prepareWebHost } from './e2e/vscode.mjs';
import { bundledTests, bundleTests } from './run/bundle.mjs';
import { mocha, npm, run } from './run/command.mjs';
import { programsFor } from './run/programs.mjs';
import { sideBySide } from './run/sideBySide.mjs';

/**
 * @typedef {object} Step
 * @property {string} name to ask for it on the command line
 * @property {string} title says what it does
 * @property {() => string[]} command
 * @property {boolean} [tests] it counts tests, and running none is a failure
 * @property {string[]} [needs] steps whose failure leaves it nothing to work on
 * @property {boolean} [alone] it writes what others read, or keeps two cores busy by itself: no other step runs beside it
 * @property {(say: (line: string) => void) => Promise<void> | void} [prepare] installs what it lacks; throws where it cannot
 * @property {string} [folder] without this folder there is nothing to run
 * @property {string} [unless] why it cannot run on this machine, where it cannot
 */

const { values, positionals: wanted } = parseArgs({
  options: { grep: { type: 'string' } },
  allowPositionals: true,
});
process.chdir(path.resolve(import.meta.dirname, '..'));
process.env.MARGINALIA_ARTIFACTS ??= path.resolve('.artifacts');
if (values.grep) process.env.MARGINALIA_TEST_GREP = values.grep;

/** @type {string | undefined} */
let vscode;
/** @param {(line: string) => void} say */
const inVSCode = async (say) => {
  vscode ??= await prepareVSCode(say);
  process.env.VSCODE_EXECUTABLE = vscode;
};
const display = () => displayPrefix(vscode ?? '');

/** @type {Step[]} */
const steps = [
  { name: 'types', title: 'Type check', command: () => npm('typecheck') },
  { name: 'lint', title: 'Style and likely mistakes', command: () => npm('lint') },
  { name: 'unused', title: 'Unused files, exports and packages', command: () => npm('unused') },
  { name: 'build', title: 'Build', command: () => npm('build') },
  {
    name: 'unit',
    title: 'Unit tests',
    tests: true,
    prepare: () => bundleTests('test/unit'),
    command: () => mocha(bundledTests('test/unit'), { seconds: 180, processes: 2 }),
  },
  {
    name: 'long',
    title: 'Unit tests that take longer: whatever anybody writes',
    tests: true,
    prepare: async (say) => {
      programsFor('long')(say);
      await bundleTests('test/unit', { long: true });
    },
    command: () => mocha(bundledTests('test/unit', { long: true }), { seconds: 180, processes: 2 }),
  },
  {
    name: 'growth',
    title: 'Growth tests: what large studies and long files cost',
    tests: true,
    folder: 'test/growth',
    prepare: () => bundleTests('test/growth'),
    command: () => mocha(bundledTests('test/growth'), { seconds: 180 }),
  },
  {
    name: 'grammar',
    title: 'Grammar tests',
    tests: true,
    folder: 'test/grammar',
    prepare: () => bundleTests('test/grammar'),
    command: () => mocha(bundledTests('test/grammar')),
  },
  {
    // It waits more than it works: begun early, it has the tests of units and of the protocol beside it.
    name: 'browser',
    title: 'The extension in VS Code for the Web',
    tests: true,
    needs: ['build'],
    prepare: prepareWebHost,
    command: () => mocha('test/e2e/web/**/*.test.ts', { seconds: 180 }),
  },
  {
    name: 'protocol',
    title: 'Protocol tests: the built server and command line',
    tests: true,
    needs: ['build'],
    folder: 'test/protocol',
    prepare: async (say) => {
      programsFor('protocol')(say);
      await bundleTests('test/protocol');
    },
    command: () => mocha(bundledTests('test/protocol'), { seconds: 180, processes: 2 }),
  },
  {
    name: 'extension',
    title: 'The extension in VS Code',
    tests: true,
    needs: ['build'],
    prepare: inVSCode,
    command: () => [...display(), process.execPath, 'test/e2e/extension.mjs'],
  },
  {
    name: 'package',
    title: 'The package, installed in VS Code',
    tests: true,
    needs: ['build'],
    alone: true,
    prepare: inVSCode,
    command: () => [...display(), ...mocha('test/e2e/vsix/package.test.ts', { seconds: 180 })],
  },
  {
    name: 'interface',
    title: 'The interface, by keyboard and mouse',
    tests: true,
    needs: ['build'],
    alone: true,
    prepare: prepareTestHost,
    ...(supported ? {} : { unless: 'the VS Code server for tests runs on 64-bit Linux only' }),
    command: () => [process.execPath, 'test/e2e/interface.mjs'],
  },
];

const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no step ${unknown.join(', ')}. The steps: ${steps.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const chosen = steps.filter(({ name, folder }) =>
  wanted.length > 0 ? wanted.includes(name) : !folder || fs.existsSync(folder),
);

/** @type {Map<string, import('./run/command.mjs').Counts & { note: string }>} */
const results = new Map();
await sideBySide(
  chosen.map((step, index) => ({
    ...step,
    start: async (print) => {
      print(`\n[${index + 1}/${chosen.length}] ${step.title}\n`);
      const started = Date.now();
      const { note, ...counts } = await runStep(step, print);
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      results.set(step.name, { ...counts, note: `${note}, ${seconds} s` });
      print(indented(`${note}, ${seconds} s`));
    },
  })),
  (text) => process.stdout.write(text),
);

console.log('\nSummary');
for (const { name, title } of chosen) process.stdout.write(indented(`${title}: ${results.get(name)?.note}`));
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const { passed, failed, skipped } of results.values()) {
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
}
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exitCode = sum.failed > 0 ? 1 : 0;

/** @param {Step} step
 * @param {(text: string) => void} print
 * @returns {Promise<import('./run/command.mjs').Counts & { note: string }>} */
async function runStep({ command, tests = false, needs = [], prepare, unless }, print) {
  if (unless) return { passed: 0, failed: 0, skipped: 1, note: `skipped: ${unless}` };
  const missing = needs.find((name) => results.get(name)?.failed);
  if (missing) return { passed: 0, failed: 1, skipped: 0, note: `not run, as this failed: ${missing}` };
  try {
    await prepare?.((line) => print(indented(line)));
  } catch (error) {
    const note = `not run: ${error instanceof Error ? error.message : error}`;
    return { passed: 0, failed: 1, skipped: 0, note };
  }
  const counts = await run(command(), tests, print);
  if (!tests) return { ...counts, note: counts.failed ? 'failed' : 'ok' };
  const note = Object.entries(counts).filter(([kind, count]) => count > 0 || kind === 'passed');
  return { ...counts, note: note.map(([kind, count]) => `${count} ${kind}`).join(', ') };
}

/** @param {string} line */
function indented(line) {
  return `      ${line}\n`;
}
