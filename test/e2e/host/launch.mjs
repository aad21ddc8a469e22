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
 * @property {string} logFile gets what the server and the page print
 * @property {string} [folder] the folder to open
 * @property {string} [workspaceFile] the .code-workspace to open instead
 * @property {string[]} [developmentPaths] extensions to load from their source folders
 * @property {string} [testsPath] the module whose `run` the extension host calls
 * @property {Record<string, string | undefined>} [env] for the extension host; names with VSCODE_ do not reach it
 * @property {{ width: number, height: number }} [viewport]
 * @property {(type: string, args: unknown[]) => void} [onAutomationLog] what the tests print to the page's console
 * @property {(code: number) => void} [onAutomationExit] the exit code of the tests
 * @property {(line: string) => void} [onExtensionHostGone]
 */

/** Starts the server and opens its workbench. The caller closes both.
 * @param {HostOptions} options
 * @returns {Promise<{ page: import('playwright-core').Page, close: () => Promise<void> }>} */
export async function startHost(options) {
  // Tests must not depend on the internet: no marketplace, and below a page that reaches our own server only.
  const env = { EXTENSIONS_GALLERY: '{}', ...options.env };
  const server = await startServer({ ...options, env, builtins, tests: true });
  /** @type {import('playwright-core').Browser | undefined} */
  let browser;
  const close = async () => {
    await browser?.close().catch(() => {});
    await server.close();
  };
  try {
    browser = await launchChromium();
    const page = await browser.newPage({ viewport: options.viewport ?? { width: 1400, height: 900 } });
    // A busy machine takes long, and nobody waits for it while all is well: `until` has this limit, too.
    page.setDefaultTimeout(90_000);
    page.on('console', (message) => server.log(`[page ${message.type()}] ${message.text()}`));
    page.on('pageerror', (error) => server.log(`[page error] ${error.stack}`));
    await page.route(
      (url) => url.hostname !== '127.0.0.1',
      (route) => route.abort(),
    );
    // The workbench calls these two on its window.
    const { onAutomationLog = () => {}, onAutomationExit = () => {} } = options;
    await page.exposeFunction('codeAutomationLog', onAutomationLog);
    await page.exposeFunction('codeAutomationExit', onAutomationExit);
    await page.goto(address(server, options));
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A browser of its own, which does nothing but show pages. */
export function launchChromium() {
  return chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage'],
    ],
  });
}

/** @param {{ port: number, token: string }} server
 * @param {HostOptions} options */
function address({ port, token }, options) {
  const remote = (/** @type {string} */ file) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`;
  const payload = [['skipWelcome', 'true']];
  for (const folder of options.developmentPaths ?? [])
    payload.push(['extensionDevelopmentPath', remote(folder)]);
  if (options.testsPath) payload.push(['extensionTestsPath', remote(options.testsPath)]);
  const url = new URL(`http://127.0.0.1:${port}/`);
  url.searchParams.set('tkn', token);
  if (options.workspaceFile) url.searchParams.set('workspace', path.resolve(options.workspaceFile));
  else if (options.folder) url.searchParams.set('folder', path.resolve(options.folder));
  else url.searchParams.set('ew', 'true');
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
