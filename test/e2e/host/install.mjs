// @ts-check
// What the test host needs on this machine: its packages, and a Chromium or Chrome.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onPath } from '../../run/onPath.mjs';

const here = import.meta.dirname;

/** The VS Code server comes with a Node for 64-bit Linux only. */
export const supported = process.platform === 'linux' && process.arch === 'x64';

/** Installs the VS Code server beside this file unless it is there already: about 550 MB, half a minute.
 * @param {(line: string) => void} say */
export function installServer(say) {
  if (!supported) throw new Error('The VS Code server for tests runs on 64-bit Linux only.');
  installPackages(here, 'the VS Code server for tests', say);
}

/** Installs VS Code for the Web beside its tests unless it is there already: about 110 MB, 20 seconds.
 * @param {(line: string) => void} say */
export function installWeb(say) {
  installPackages(path.resolve(here, '../web/host'), 'VS Code for the Web', say);
}

/** @param {string} folder its package.json says what
 * @param {string} what
 * @param {(line: string) => void} say */
function installPackages(folder, what, say) {
  // npm writes this file when it has finished, so an interrupted installation is done again.
  const installed = modified(path.join(folder, 'node_modules', '.package-lock.json'));
  if (installed >= modified(path.join(folder, 'package-lock.json'))) return;
  say(`Installing ${what}: npm ci --prefix ${path.relative(process.cwd(), folder)}`);
  run(['npm', 'ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Where a Chromium or Chrome is, installed through apt where we may. Throws with what to install otherwise.
 * @param {(line: string) => void} say */
export function installChromium(say) {
  const found = findChromium();
  if (found) return found;
  aptInstall(['chromium'], say);
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'The interface tests need Chromium or Chrome: install one (on Debian: apt-get install chromium), ' +
      'or name its executable in CHROMIUM_PATH.',
  );
}

/** The executable to use, or undefined where there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return names.map(onPath).find((file) => file !== undefined);
}

/** Installs Debian packages on Debian as root, or with sudo where it asks for no password. Does nothing elsewhere.
 * @param {string[]} packages
 * @param {(line: string) => void} say */
export function aptInstall(packages, say) {
  // Ubuntu's chromium is only a pointer to a snap, which does not run in a container.
  const debian =
    fs.existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(fs.readFileSync('/etc/os-release', 'utf8'));
  if (!debian) return;
  const asRoot = os.userInfo().uid === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0) return;
  const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  say(
    `Installing ${packages.join(', ')}: apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`,
  );
  run([...apt, 'update', '-q']);
  run([...apt, 'install', '-y', '-q', '--no-install-recommends', ...packages]);
}

/** Runs a command quietly, and shows all that it printed when it fails.
 * @param {string[]} command */
function run([program = '', ...args]) {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 0) return;
  const why = error?.message ?? `exit code ${status}`;
  throw new Error(`${program} ${args.join(' ')} failed: ${why}\n${stdout ?? ''}${stderr ?? ''}`);
}

/** @param {string} file */
function modified(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
