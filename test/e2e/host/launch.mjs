// @ts-check
// Opens the workbench of the VS Code server in headless Chromium: a real VS Code, one page, one person's screen.
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './install.mjs';
import { startServer } from './server.mjs';

/** The built-in extensions that are loaded, few for a quick and quiet start. A codebook is YAML. */
const builtins = ['theme-defaults', 'theme-seti', 'yaml'];

/**
 * @typedef {object} HostOptions
 * @property {string} userDataDir settings, state and logs
 * @property {string} extensionsDir installed extensions
 * @property {string} logFile gets what the server and the pages print
 * @property {string[]} [builtins] folders of extensions to have beside the one under development
 * @property {Record<string, string | undefined>} [env] for the extension host; names with VSCODE_ do not reach it
 * @property {(line: string) => void} [onExtensionHostGone]
 */

/**
 * @typedef {object} PageOptions
 * @property {string} [folder] the folder to open
 * @property {string} [workspaceFile] the .code-workspace to open instead
 * @property {string} [developmentPath] an extension to load from its source folder
 * @property {string} [testsPath] the module whose `run` the extension host calls
 * @property {string} [language] of VS Code, such as `de`: extensions speak it, VS Code itself would need a language pack
 * @property {{ width: number, height: number }} [viewport]
 * @property {(type: string, args: unknown[]) => void} [onAutomationLog] what the tests print to the page's console
 * @property {(code: number) => void} [onAutomationExit] the exit code of the tests
 */

/**
 * @typedef {object} Host
 * @property {(options: PageOptions) => Promise<import('playwright-core').Page>} open shows a workbench, as in a browser
 *   that has never shown one
 * @property {() => Promise<void>} close
 */

/** Starts the server and a browser for its workbenches. The caller closes both.
 * @param {HostOptions} options
 * @returns {Promise<Host>} */
export async function startHost(options) {
  // Tests must not depend on the internet: no marketplace, and below a page that reaches our own server only.
  const env = { EXTENSIONS_GALLERY: '{}', ...options.env };
  const starting = startServer({
    ...options,
    env,
    builtins: [...builtins, ...(options.builtins ?? [])],
    tests: true,
  });
  const browser = await launchChromium().catch(async (error) => {
    await (await starting).close();
    throw error;
  });
  const server = await starting.catch(async (error) => {
    await browser.close();
    throw error;
  });
  return {
    open: (page) => openPage(server, browser, page),
    async close() {
      await browser.close().catch(() => {});
      await server.close();
    },
  };
}

/** @param {import('./server.mjs').Server} server
 * @param {import('playwright-core').Browser} browser
 * @param {PageOptions} options */
async function openPage(server, browser, options) {
  const page = await browser.newPage({
    viewport: options.viewport ?? { width: 1400, height: 900 },
    reducedMotion: 'reduce',
  });
  // The limit of `until`: a busy machine takes long, and nobody waits for it while all is well.
  page.setDefaultTimeout(90_000);
  page.on('console', (message) => server.log(`[page ${message.type()}] ${message.text()}`));
  page.on('pageerror', (error) => server.log(`[page error] ${error.stack}`));
  // The workbench calls these two on its window.
  const { onAutomationLog = () => {}, onAutomationExit = () => {} } = options;
  await page.exposeFunction('codeAutomationLog', onAutomationLog);
  await page.exposeFunction('codeAutomationExit', onAutomationExit);
  // A string of source, as the page's own global names are none of this file.
  if (options.language)
    await page.addInitScript({ content: `_VSCODE_NLS_LANGUAGE = ${JSON.stringify(options.language)}` });
  await page.goto(address(server, options));
  return page;
}

/** A browser of its own, which shows pages of this machine only. */
export function launchChromium() {
  return chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage'],
      // No page need ask us of each request, which would switch the browser's cache off.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
    ],
  });
}

/** @param {{ port: number, token: string }} server
 * @param {PageOptions} options */
function address({ port, token }, options) {
  const remote = (/** @type {string} */ file) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`;
  const payload = [['skipWelcome', 'true']];
  if (options.developmentPath) payload.push(['extensionDevelopmentPath', remote(options.developmentPath)]);
  if (options.testsPath) payload.push(['extensionTestsPath', remote(options.testsPath)]);
  const url = new URL(`http://127.0.0.1:${port}/`);
  url.searchParams.set('tkn', token);
  if (options.workspaceFile) url.searchParams.set('workspace', path.resolve(options.workspaceFile));
  else if (options.folder) url.searchParams.set('folder', path.resolve(options.folder));
  else url.searchParams.set('ew', 'true');
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
