// @ts-check
// npm start: builds the extension and opens the sample study in VS Code with the extension loaded. It takes the
// desktop VS Code that is on PATH, else downloads one into .vscode-test, else shows the workbench in the browser.
//   npm start -- --browser    in the browser, whatever else there is
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { installServer, supported } from '../test/e2e/host/install.mjs';
import { installVsix, startServer } from '../test/e2e/host/server.mjs';
import { canDownload, hasDisplay, quiet, writeSettings } from '../test/e2e/vscode.mjs';
import { onPath } from '../test/run/onPath.mjs';

const root = path.resolve(import.meta.dirname, '..');
const sample = path.join(root, 'samples', 'keeping-software-alive');
/** What is open at first, in the sample. */
const firstFile = path.join('interviews', 'Interview 1 - Maya.txt');
// A profile of its own: nobody's own settings and extensions are touched.
const profile = path.join(root, '.vscode-test', 'start');
const folders = {
  userDataDir: path.join(profile, 'user-data'),
  extensionsDir: path.join(profile, 'extensions'),
};

const { values } = parseArgs({ options: { browser: { type: 'boolean' } } });
try {
  const desktop = values.browser ? undefined : await findDesktop();
  if (desktop) startDesktop(desktop);
  else await startBrowser();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** The desktop VS Code to use, downloaded if need be, or undefined where there is none or no screen for it. */
async function findDesktop() {
  // In a remote window's terminal `code` opens files in that window, and does nothing else.
  if (!hasDisplay() || process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  const installed = onPath('code');
  if (installed) return installed;
  if (!(await canDownload())) return undefined;
  console.log('There is no `code` on PATH: downloading VS Code into .vscode-test, unless it is there.');
  return downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(root, '.vscode-test') });
}

/** @param {string} executable */
function startDesktop(executable) {
  npmRun('build');
  writeFirstSettings();
  console.log('Opening samples/keeping-software-alive itself: git shows what you change in it.');
  console.log('The profile is .vscode-test/start, apart from your own settings and extensions.');
  const args = [
    sample,
    path.join(sample, firstFile),
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${folders.userDataDir}`,
    `--extensions-dir=${folders.extensionsDir}`,
    '--disable-workspace-trust',
    '--new-window',
  ];
  if (process.platform === 'linux' && process.getuid?.() === 0) args.push('--no-sandbox');
  // On Windows `code` is a batch file: it needs a shell, and a shell needs quotes.
  const shell = process.platform === 'win32';
  const words = [executable, ...args].map((word) => (shell ? `"${word}"` : word));
  spawn(words[0] ?? '', words.slice(1), { shell, stdio: 'ignore', detached: true }).unref();
}

async function startBrowser() {
  if (!supported)
    throw new Error(
      'Install VS Code with its `code` command on PATH: it is not here and could not be downloaded.',
    );
  installServer(console.log);
  const vsix = path.join(profile, 'marginalia.vsix');
  fs.mkdirSync(profile, { recursive: true });
  console.log('Packing the extension and installing it in a VS Code for the browser.');
  npmRun('package', '--out', vsix);
  writeFirstSettings();
  installVsix(vsix, folders);
  // The copy can be tried out freely: each start begins with a fresh one.
  const copy = path.join(profile, path.basename(sample));
  fs.rmSync(copy, { recursive: true, force: true });
  fs.cpSync(sample, copy, { recursive: true });

  const server = await startServer({ ...folders, logFile: path.join(profile, 'server.log') });
  const address = new URL(`http://127.0.0.1:${server.port}/`);
  address.searchParams.set('tkn', server.token);
  address.searchParams.set('folder', copy);
  const file = `vscode-remote://127.0.0.1:${server.port}${path.join(copy, firstFile)}`;
  address.searchParams.set('payload', JSON.stringify([['openFile', file]]));
  console.log(
    '\nThe sample study is open in VS Code at this address, as a fresh copy of samples/keeping-software-alive:',
  );
  console.log(`\n  ${address.href}\n`);
  console.log('Open it in a browser on this machine. Ctrl+C ends it.');
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => server.close().then(() => process.exit(0)));
  }
}

/** Settings for the first start; later ones keep what the user has set since. */
function writeFirstSettings() {
  if (!fs.existsSync(path.join(folders.userDataDir, 'User', 'settings.json')))
    writeSettings(folders.userDataDir, { ...quiet, 'git.enabled': true });
}

/** Runs a script of package.json, and shows what it printed when it fails.
 * @param {string} script
 * @param {string[]} args */
function npmRun(script, ...args) {
  const words = ['npm', 'run', '--silent', script, '--', ...args].map((word) => `"${word}"`);
  const { status, stdout, stderr } = spawnSync(words.join(' '), { shell: true, cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm run ${script} failed:\n${stdout}${stderr}`);
}
