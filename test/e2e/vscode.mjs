// @ts-check
// Which VS Code the end-to-end tests run in.
//   VSCODE_TEST_HOST=desktop    insists on a downloaded desktop VS Code
//   VSCODE_TEST_HOST=browser    insists on the test host: the VS Code server and Chromium
//   VSCODE_EXECUTABLE=FILE      uses this desktop VS Code (its Electron binary)
//   VSCODE_VERSION=1.91.0       downloads this version; the newest where left out
import fs from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { onPath } from '../run/onPath.mjs';
import { aptInstall, installChromium, installServer, installWeb, supported } from './host/install.mjs';

const root = path.resolve(import.meta.dirname, '../..');
/** The test host's stand-in for the executable of VS Code. */
export const testHost = path.join(import.meta.dirname, 'host', 'code.mjs');

/** Settings that keep VS Code from asking, offering and fetching things while it is tested. */
export const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/** Writes the user's settings of a VS Code that has not started yet.
 * @param {string} userDataDir
 * @param {Record<string, unknown>} settings */
export function writeSettings(userDataDir, settings) {
  const file = path.join(userDataDir, 'User', 'settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(settings, undefined, 2));
}

/** The executable for runTests(): desktop VS Code where it can be had, else the test host. Installs what is missing.
 * @param {(line: string) => void} say
 * @returns {Promise<string>} */
export async function prepareVSCode(say) {
  const wanted = process.env.VSCODE_TEST_HOST;
  if (wanted && wanted !== 'desktop' && wanted !== 'browser')
    throw new Error(`VSCODE_TEST_HOST is "${wanted}": it can be "desktop" or "browser".`);
  if (process.env.VSCODE_EXECUTABLE) {
    installDisplay(say);
    return process.env.VSCODE_EXECUTABLE;
  }
  if (wanted === 'desktop') return downloadDesktop(say);
  if (!wanted && (await canDownload())) {
    try {
      return await downloadDesktop(say);
    } catch (error) {
      if (!supported) throw error;
      say(`${error instanceof Error ? error.message : error} The test host stands in.`);
    }
  } else if (!supported) {
    throw new Error('Desktop VS Code cannot be downloaded: the tests in VS Code need the internet here.');
  }
  prepareTestHost(say);
  return testHost;
}

/** Installs what the test host lacks.
 * @param {(line: string) => void} say */
export function prepareTestHost(say) {
  installServer(say);
  installChromium(say);
}

/** Installs what VS Code for the Web lacks.
 * @param {(line: string) => void} say */
export function prepareWebHost(say) {
  installWeb(say);
  installChromium(say);
}

/** What to put before a command that opens windows: desktop VS Code needs a display, a made-up one will do.
 * @param {string} executable */
export function displayPrefix(executable) {
  return executable !== testHost && !hasDisplay() ? ['xvfb-run', '--auto-servernum'] : [];
}

/** Whether windows can be shown here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Whether desktop VS Code can be downloaded: asked once, for 5 seconds at most, as a closed network may never answer. */
export async function canDownload() {
  try {
    const address = 'https://update.code.visualstudio.com/api/releases/stable';
    const answer = await fetch(address, { signal: AbortSignal.timeout(5000) });
    return answer.ok && Array.isArray(await answer.json());
  } catch {
    return false;
  }
}

/** @param {(line: string) => void} say */
async function downloadDesktop(say) {
  installDisplay(say);
  const version = process.env.VSCODE_VERSION ?? 'stable';
  say(`Downloading desktop VS Code (${version}) to .vscode-test, unless it is there`);
  return downloadAndUnzipVSCode({ version, cachePath: path.join(root, '.vscode-test') });
}

/** @param {(line: string) => void} say */
function installDisplay(say) {
  if (hasDisplay() || onPath('xvfb-run')) return;
  // Chromium brings the libraries that desktop VS Code needs, too.
  aptInstall(['xvfb', 'xauth', 'chromium'], say);
  if (!onPath('xvfb-run'))
    throw new Error('Desktop VS Code needs a display: set DISPLAY or install xvfb-run (the package xvfb).');
}
