import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { root, sample } from '../../protocol/commandLine';
import { showTrees, tree, treeRow } from '../ui/sideBar';
import { takeScreenshot } from '../ui/traces';
import { startWebHost } from './launch.mjs';

interface Options {
  /** The file in .artifacts for what the host says. */
  readonly log: string;
  /** What is served in place of files of the extension. */
  readonly instead?: NonNullable<Parameters<typeof startWebHost>[0]['instead']>;
}

/** Opens the sample study in VS Code for the Web for the tests of the `describe` that calls this, until all of it is
 *  known, and closes it after them. A test that fails leaves a screenshot in .artifacts. Returns what gives the page
 *  to the tests. */
export function useWebWorkbench({ log: logName, instead }: Options): () => Page {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-web-'));
  const artifacts = process.env.MARGINALIA_ARTIFACTS ?? temporary;
  let host: { page: Page; close(): Promise<void> } | undefined;
  const page = () => {
    if (!host) throw new Error('The workbench is open in tests only.');
    return host.page;
  };

  before('VS Code for the Web opens', async () => {
    fs.mkdirSync(artifacts, { recursive: true });
    const log = fs.createWriteStream(path.join(artifacts, logName));
    host = await startWebHost({
      folder: sample,
      extension: root,
      ...(instead ? { instead } : {}),
      log: (line) => log.write(`${line}\n`),
    });
    await showTrees(page());
    await treeRow(tree(page(), 'Interviews'), 'Interview 7').waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.title.replace(/[^\p{L}\p{N}]+/gu, '-');
    await takeScreenshot(page(), path.join(artifacts, `web-${name}.png`));
  });
  after(async () => {
    await host?.close();
    fs.rmSync(temporary, { recursive: true, force: true });
  });
  return page;
}
