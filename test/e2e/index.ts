// The module that VS Code is told to run as the tests of an extension: mocha inside the extension host, in
// desktop VS Code and in the test host alike.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { format } from 'node:util';
import type { Runner } from 'mocha';

/** Runs the tests of the folder that MARGINALIA_TEST_SUITE names. Rejects when one failed or none ran. */
export async function run(): Promise<void> {
  copyOutput();
  const strays = watchRejections();
  // Mocha takes console.log when it loads, so it loads after copyOutput().
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    color: false,
    timeout: 120_000,
    forbidOnly: Boolean(process.env.CI),
    ...(process.env.MARGINALIA_TEST_GREP ? { grep: process.env.MARGINALIA_TEST_GREP } : {}),
  });
  const folder = path.join(__dirname, process.env.MARGINALIA_TEST_SUITE ?? 'suite');
  for (const file of fs.readdirSync(folder, { encoding: 'utf8', recursive: true }).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(folder, file));
  }
  const { passes, failures, pending } = await new Promise<Mocha.Stats>((resolve) => {
    const runner: Runner = mocha.run(() => resolve(runner.stats ?? { ...noTests }));
  });
  for (const stray of strays) console.error('A promise was rejected and nobody noticed:', stray);
  const failed = failures + strays.size;
  // The file is the proof that the run came to its end: an extension host that dies leaves none.
  const results = process.env.MARGINALIA_TEST_RESULTS;
  if (results) fs.writeFileSync(results, JSON.stringify({ passed: passes, failed, skipped: pending }));
  if (failed > 0) throw new Error(`${failed} of the tests failed.`);
  if (passes === 0) throw new Error('No test ran.');
}

const noTests: Mocha.Stats = { suites: 0, tests: 0, passes: 0, pending: 0, failures: 0 };

/** The test host wants what the tests print in a file, to show it free of the workbench's own messages. */
function copyOutput(): void {
  const file = process.env.MARGINALIA_TEST_OUTPUT;
  if (!file) return;
  for (const name of ['log', 'info', 'warn', 'error'] as const) {
    const original = console[name];
    // VS Code has put accessors on console whose setter does nothing: an assignment would be lost.
    Object.defineProperty(console, name, {
      configurable: true,
      writable: true,
      value: (...args: unknown[]) => {
        fs.appendFileSync(file, `${format(...args)}\n`);
        original.apply(console, args);
      },
    });
  }
}

/** VS Code only logs a rejection that nobody handles. One out of our own code fails the run. */
function watchRejections(): Set<unknown> {
  const root = path.resolve(__dirname, '../../..');
  // A set, as mocha and VS Code pass on what they have seen.
  const strays = new Set<unknown>();
  process.on('unhandledRejection', (reason) => {
    if (reason instanceof Error && reason.stack?.includes(root)) strays.add(reason);
  });
  return strays;
}
