import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { root, sample } from '../../protocol/commandLine';
import { showTrees, tree, treeRow } from '../ui/sideBar';
import { takeScreenshot } from '../ui/traces';
import { startWebHost } from './launch.mjs';

/** A language server that fails at the first question for references, and is well again when it is started anew. */
export const server = failingServer();

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-web-'));
const artifacts = process.env.MARGINALIA_ARTIFACTS ?? temporary;
let host: { page: Page; close(): Promise<void> } | undefined;

after('VS Code for the Web closes', async () => {
  await host?.close();
  fs.rmSync(temporary, { recursive: true, force: true });
});

/** Shows the sample study in VS Code for the Web to the tests of the `describe` that calls this, when all of it is known. The
 *  page is one for all of them, and keeps what they do to its files until it is loaded anew. A test that fails
 *  leaves a screenshot in .artifacts. Returns what gives the page to the tests. */
export function useWebWorkbench(): () => Page {
  const page = () => {
    if (!host) throw new Error('The workbench is open in tests only.');
    return host.page;
  };

  before('VS Code for the Web is open', async () => {
    host ??= await start();
    await showTrees(page());
    await treeRow(tree(page(), 'Interviews'), 'Interview 7').waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.title.replace(/[^\p{L}\p{N}]+/gu, '-');
    await takeScreenshot(page(), path.join(artifacts, `web-${name}.png`));
  });
  return page;
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
