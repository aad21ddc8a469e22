// @ts-check
// Runs a suite inside VS Code, in a profile and on a copy of a folder that are gone afterwards.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { buildSuites } from './build.mjs';
import { installVsix } from './host/server.mjs';
import { quiet, testHost, writeSettings } from './vscode.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Rejects when a test failed or none ran.
 * @param {object} options
 * @param {string} options.executable as prepareVSCode() returns it
 * @param {string} options.suite a folder of test/e2e
 * @param {string} options.folder the folder to open
 * @param {string} [options.vsix] a packed extension to install and test; the source tree where left out
 * @param {string | undefined} [options.results] the file that gets the counts of passed, failed and skipped tests
 */
export async function runSuite({ executable, suite, folder, vsix, ...options }) {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-e2e-'));
  const userDataDir = path.join(temporary, 'user-data');
  const extensionsDir = path.join(temporary, 'extensions');
  const opened = path.join(temporary, path.basename(folder));
  const results = options.results ?? path.join(temporary, 'results.json');
  try {
    fs.cpSync(folder, opened, { recursive: true });
    writeSettings(userDataDir, quiet);
    if (vsix) install(executable, vsix, { userDataDir, extensionsDir });
    const extensionTestsPath = await buildSuites();
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: vsix ? emptyExtension(temporary) : root,
      extensionTestsPath,
      extensionTestsEnv: { MARGINALIA_TEST_SUITE: suite, MARGINALIA_TEST_RESULTS: results },
      launchArgs: [opened, `--user-data-dir=${userDataDir}`, `--extensions-dir=${extensionsDir}`],
    });
    // VS Code reports success also when its extension host died halfway.
    if (!fs.existsSync(results)) throw new Error('VS Code ended before the tests did.');
    const { passed, failed } = JSON.parse(fs.readFileSync(results, 'utf8'));
    if (failed > 0 || passed === 0) throw new Error(`${passed} tests passed and ${failed} failed.`);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** @param {string} executable
 * @param {string} vsix
 * @param {{ userDataDir: string, extensionsDir: string }} folders */
function install(executable, vsix, folders) {
  if (executable === testHost) return installVsix(vsix, folders);
  const cli = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const profile = [`--user-data-dir=${folders.userDataDir}`, `--extensions-dir=${folders.extensionsDir}`];
  // On Windows the command line of VS Code is a batch file: it needs a shell, and a shell needs quotes.
  const shell = process.platform === 'win32';
  const words = [...cli, '--install-extension', vsix, ...profile].map((word) => (shell ? `"${word}"` : word));
  const { status, stdout, stderr } = spawnSync(words[0] ?? '', words.slice(1), { encoding: 'utf8', shell });
  if (status !== 0) throw new Error(`${path.basename(vsix)} was not installed:\n${stdout}${stderr}`);
}

/** VS Code runs tests only beside an extension under development: this one does nothing.
 * @param {string} folder */
function emptyExtension(folder) {
  const extension = path.join(folder, 'empty-extension');
  fs.mkdirSync(extension);
  const manifest = {
    name: 'empty',
    publisher: 'marginalia-tests',
    version: '0.0.0',
    engines: { vscode: '*' },
  };
  fs.writeFileSync(path.join(extension, 'package.json'), JSON.stringify(manifest));
  return extension;
}
