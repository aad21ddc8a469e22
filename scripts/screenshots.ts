// npm run screenshots: takes the pictures of the documentation in the real VS Code, on the sample study. Look at each
// before you commit it. Names of pictures to take may follow: npm run screenshots -- overview hover
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { expand, showTrees, tree, treeRow } from '../test/e2e/ui/sideBar';
import {
  goTo,
  lines,
  openFile,
  openTranscript,
  openWorkbench,
  rows,
  runCommand,
  takeScreenshot,
} from '../test/e2e/ui/workbench';
import { prepareTestHost } from '../test/e2e/vscode.mjs';

const root = path.resolve(__dirname, '..');
const sample = path.join(root, 'samples', 'keeping-software-alive');
/** The README's picture is packed with the extension, the others are not. */
const folderOf = (name: string) => path.join(root, name === 'overview' ? 'media' : 'docs/images');

interface Picture {
  readonly theme: string;
  /** Brings the workbench into the state to be shown. */
  pose(page: Page): Promise<void>;
  /** What the study lacks in this picture: a file of the sample that is taken away first. */
  readonly without?: string;
}

const themes = { dark: 'Dark Modern', light: 'Light Modern', contrast: 'Default High Contrast' };

/** Interview 5 with its misspelt code in the middle, and both trees beside it, following the cursor. */
async function misspelt(page: Page): Promise<void> {
  const editor = await openTranscript(page, 'interviews/Interview 5 - Jonas.txt');
  await editor.locator('.squiggly-error').first().waitFor();
  await showTrees(page);
  await treeRow(tree(page, 'Interviews'), 'Interview 5').waitFor();
  await goTo(page, 107, 1);
  await treeRow(tree(page, 'Codes'), 'TEST-in-prodcution').waitFor();
}

/** Interview 1 beside an issue with its fix and the first family, both opened. */
async function openTrees(page: Page): Promise<void> {
  await openTranscript(page, 'interviews/Interview 1 - Maya.txt');
  await showTrees(page);
  const interviews = tree(page, 'Interviews');
  await expand(interviews, treeRow(interviews, 'Interview 1'));
  await expand(interviews, treeRow(interviews, 'DOC-outdated'));
  const codes = tree(page, 'Codes');
  await expand(codes, treeRow(codes, 'Documentation [DOC]'));
  await goTo(page, 21, 1);
}

const scenes: Readonly<Record<string, Picture>> = {
  overview: { theme: themes.light, pose: misspelt },
  'trees-dark': { theme: themes.dark, pose: openTrees },
  'trees-light': { theme: themes.light, pose: openTrees },
  'trees-high-contrast': { theme: themes.contrast, pose: openTrees },
  quickfix: {
    theme: themes.light,
    async pose(page) {
      await misspelt(page);
      await page.locator('.monaco-editor [class*="lightbulb"]').first().waitFor();
      await page.keyboard.press('Control+.');
      await rows(page.locator('.action-widget'), 'Change to “TEST-in-production”').waitFor();
    },
  },
  hover: {
    theme: themes.light,
    async pose(page) {
      const editor = await openTranscript(page, 'interviews/Interview 1 - Maya.txt');
      await goTo(page, 107, 1);
      await lines(editor, 'DOC-outdated').last().locator('span span').first().hover();
      await page.locator('.monaco-hover:visible', { hasText: 'codings' }).waitFor();
    },
  },
  completion: {
    theme: themes.light,
    async pose(page) {
      await openTranscript(page, 'interviews/Interview 2 - Jonas.txt');
      await goTo(page, 33, 1);
      await page.keyboard.press('Control+Space');
      const suggestions = page.locator('.suggest-widget.visible');
      await rows(suggestions, 'PEOPLE-').first().waitFor();
      await page.keyboard.type('expert');
      await rows(suggestions, 'TEST-').first().waitFor({ state: 'detached' });
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-details').first().waitFor();
    },
  },
  codebook: {
    theme: themes.light,
    async pose(page) {
      const editor = await openFile(page, 'codebook.yaml');
      await goTo(page, 40, 1);
      await page.keyboard.press('End');
      await page.keyboard.type('\ndescripton: Manuals that lie.');
      await editor.locator('.squiggly-warning').first().waitFor();
      await goTo(page, 41, 14);
      await runCommand(page, 'Show or Focus Hover');
      await page.locator('.monaco-hover:visible', { hasText: 'description' }).waitFor();
    },
  },
  welcome: {
    theme: themes.light,
    without: 'codebook.yaml',
    async pose(page) {
      await showTrees(page);
      await page
        .getByRole('button', { name: /Create Codebook/ })
        .first()
        .waitFor();
    },
  },
};

async function take(name: string, { theme, pose, without }: Picture): Promise<void> {
  const copy = fs.mkdtempSync(path.join(root, '.vscode-test-picture-'));
  const folder = path.join(copy, 'keeping-software-alive');
  fs.cpSync(sample, folder, { recursive: true });
  if (without) fs.rmSync(path.join(folder, without));
  const workbench = await openWorkbench({ folder, theme, size: { width: 1440, height: 900 } });
  try {
    await pose(workbench.page);
    await takeSettled(workbench.page, path.join(folderOf(name), `${name}.png`));
    console.log(`${name}.png`);
  } finally {
    await workbench.close();
    fs.rmSync(copy, { recursive: true });
  }
}

/** Takes the picture again until it stays the same: toolbars fade in, and a busy machine paints text piece by piece. */
async function takeSettled(page: Page, file: string): Promise<void> {
  let before = Buffer.alloc(0);
  for (let tries = 0; tries < 20; tries++) {
    await page.waitForTimeout(700);
    await takeScreenshot(page, file);
    const now = fs.readFileSync(file);
    if (now.equals(before)) return;
    before = now;
  }
}

async function main(): Promise<void> {
  prepareTestHost(console.log);
  const wanted = process.argv.slice(2);
  for (const [name, scene] of Object.entries(scenes)) {
    if (wanted.length === 0 || wanted.includes(name)) await take(name, scene);
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
