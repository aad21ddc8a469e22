import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { root, sample } from '../../protocol/commandLine';
import { collapseAll, showTrees, tree, treeRow } from '../ui/sideBar';
import { takeScreenshot } from '../ui/traces';
import { runCommand } from '../ui/workbench';
import { startWebHost } from './launch.mjs';

/** A language server that fails at the first question for references in a page, and is well again when it is started anew. */
export const server = failingServer();

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-web-'));
const artifacts = process.env.MARGINALIA_ARTIFACTS ?? temporary;
let host: Awaited<ReturnType<typeof start>> | undefined;

after('VS Code for the Web closes', async () => {
  await host?.close();
  fs.rmSync(temporary, { recursive: true, force: true });
});

/** The page that is open, for tests that leave the study as they found it. */
let shared: Page | undefined;

/**
 * Shows the sample study in VS Code for the Web to each test of the `describe` that calls this, when all of it is known. To open a page
 * takes longer than most tests, so they share one. A test that fails leaves a screenshot in .artifacts, and nothing to the next one.
 * Returns what gives the page to the test.
 *
 * @param options.fresh each test gets a page of its own: it leaves files or the language server as others cannot use them
 */
export function useWebWorkbench({ fresh = false } = {}): () => Page {
  let page: Page | undefined;
  const current = () => {
    if (!page) throw new Error('The workbench is open in tests only.');
    return page;
  };

  before('VS Code for the Web is served', async () => {
    host ??= await start();
  });
  beforeEach('VS Code for the Web is open', async () => {
    if (!host) throw new Error('Nothing serves VS Code.');
    if (fresh || !shared) {
      server.starts = 0;
      page = await host.open();
    } else {
      page = shared;
      await runCommand(page, 'View: Close All Editors');
      if (await page.locator('.part.panel').isVisible()) await runCommand(page, 'View: Hide Panel');
    }
    await showTrees(page);
    await collapseAll(page, tree(page, 'Interviews'));
    await treeRow(tree(page, 'Interviews'), 'Interview 7').waitFor();
  });
  afterEach(async function () {
    const isPassed = this.currentTest?.state !== 'failed';
    if (!isPassed) {
      const name = this.currentTest?.title.replace(/[^\p{L}\p{N}]+/gu, '-');
      await takeScreenshot(current(), path.join(artifacts, `web-${name}.png`));
    }
    const isLeft = fresh || !isPassed;
    if (isLeft) await page?.context().close();
    if (!fresh) shared = isLeft ? undefined : page;
    page = undefined;
  });
  return current;
}

function start(): ReturnType<typeof startWebHost> {
  fs.mkdirSync(artifacts, { recursive: true });
  const log = fs.createWriteStream(path.join(artifacts, 'web.log'));
  return startWebHost({
    folder: sample,
    extension: root,
    instead: server.instead,
    log: (line) => log.write(`${line}\n`),
  });
}

function failingServer() {
  const failure = `addEventListener('message', ({ data }) => {
    if (data.method === 'textDocument/references') throw new Error('Out of luck');
  });`;
  const server = {
    /** How often it was started in the page. */
    starts: 0,
    /** What to serve instead of a file of the extension. */
    instead(file: string): string | undefined {
      if (file !== 'dist/browser/server.js') return undefined;
      server.starts++;
      return fs.readFileSync(path.join(root, file), 'utf8') + (server.starts === 1 ? failure : '');
    },
  };
  return server;
}
