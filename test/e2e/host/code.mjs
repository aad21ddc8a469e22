#!/usr/bin/env node
// @ts-check
// Stands in for the executable of desktop VS Code: takes the command line that runTests() of @vscode/test-electron
// gives to it, runs the tests in the test host, prints what they print and exits with their exit code.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startHost } from './launch.mjs';

const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
  // runTests() adds flags that only the desktop knows.
  strict: false,
  allowPositionals: true,
});
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'));
/** @param {unknown} value
 * @param {string} fallback */
const folder = (value, fallback) =>
  typeof value === 'string' ? path.resolve(value) : path.join(temporary, fallback);
const logs = folder(process.env.MARGINALIA_ARTIFACTS, 'logs');
fs.mkdirSync(logs, { recursive: true });

// The extension host appends here what the tests print, free of the workbench's own messages.
const output = path.join(temporary, 'output');
fs.writeFileSync(output, '');
let shown = 0;
const show = () => {
  const all = fs.readFileSync(output);
  process.stdout.write(all.subarray(shown));
  shown = all.length;
};
const showing = setInterval(show, 200);

/** @type {(outcome: { code: number, why?: string }) => void} */
let settle = () => {};
/** @type {Promise<{ code: number, why?: string }>} */
const outcome = new Promise((resolve) => {
  settle = resolve;
});
const limit = Number(process.env.MARGINALIA_E2E_TIMEOUT ?? 600);
const timer = setTimeout(() => settle({ code: 1, why: `no end after ${limit} s` }), limit * 1000);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => settle({ code: 130, why: signal }));

/** What the tests themselves say, once they have come to their end. */
const verdict = () => {
  const results = process.env.MARGINALIA_TEST_RESULTS;
  if (!results || !fs.existsSync(results)) return undefined;
  const { failed } = JSON.parse(fs.readFileSync(results, 'utf8'));
  return failed > 0 ? { code: 1, why: 'tests failed' } : { code: 0 };
};

const workbenchLog = fs.createWriteStream(path.join(logs, 'workbench.log'));
/** @type {string[]} */
const errors = [];
/** @type {Awaited<ReturnType<typeof startHost>> | undefined} */
let host;
/** @type {import('playwright-core').Page | undefined} */
let page;
/** @type {{ code: number, why?: string }} */
let result;
try {
  const target = positionals.find((file) => fs.existsSync(file));
  host = await startHost({
    userDataDir: folder(values['user-data-dir'], 'user-data'),
    extensionsDir: folder(values['extensions-dir'], 'extensions'),
    logFile: path.join(logs, 'host.log'),
    env: { MARGINALIA_TEST_OUTPUT: output },
    // The workbench reports the exit code, too, but on a busy machine the end of the extension host is seen first.
    onExtensionHostGone: (line) => settle(verdict() ?? { code: 1, why: line }),
  });
  page = await host.open({
    ...(target?.endsWith('.code-workspace') ? { workspaceFile: target } : target ? { folder: target } : {}),
    ...(values.extensionDevelopmentPath ? { developmentPath: String(values.extensionDevelopmentPath) } : {}),
    testsPath: String(values.extensionTestsPath),
    onAutomationLog: (type, args) => {
      const line = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
      workbenchLog.write(`[${type}] ${line}\n`);
      if (type === 'error') errors.push(line);
    },
    onAutomationExit: (code) => settle({ code }),
  });
  result = await outcome;
} catch (error) {
  result = { code: 1, why: error instanceof Error && error.stack ? error.stack : String(error) };
}
clearTimeout(timer);
clearInterval(showing);
show();
if (result.code !== 0) {
  // Tests that came to their end have said what is wrong; otherwise the workbench may know.
  for (const error of verdict() ? [] : errors.slice(-5))
    console.error(`Workbench: ${error.split('\n').slice(0, 12).join('\n')}`);
  console.error(`Test host: ${result.why ?? `exit code ${result.code}`}. Logs and a screenshot: ${logs}`);
  await page?.screenshot({ path: path.join(logs, 'failure.png'), timeout: 5000 }).catch(() => {});
}
await host?.close();
await new Promise((resolve) => workbenchLog.end(resolve));
if (result.code === 0) fs.rmSync(temporary, { recursive: true, force: true });
process.exit(result.code);
