// npm run screenshots: takes the pictures of the documentation in the real VS Code, on the sample studies. Look at each
// before you commit it; the Chinese one needs a font that has the characters, such as WenQuanYi Micro Hei. Names of pictures to take may follow: npm run screenshots -- overview hover
// Those of the walkthrough, of analysis, and of import and export, which the guide shows, are packed with the extension, which is to stay lean. Make them small:
//   pngquant --quality 80-100 --speed 1 --strip --ext .png --force docs/images/{analysis,exchange,walkthrough}/*.png
//   for picture in docs/images/{analysis,exchange,walkthrough}/*.png; do zopflipng -y $picture $picture; done
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench } from '../test/e2e/ui/openWorkbench';
import { pageInFront, panelRows } from '../test/e2e/ui/panelRows';
import { choose, renameInTree } from '../test/e2e/ui/reshapingHands';
import { expand, showOutline, showTrees, tree, treeRow } from '../test/e2e/ui/sideBar';
import { takeScreenshot } from '../test/e2e/ui/traces';
import {
  goTo,
  lines,
  openFile,
  openQuickFixes,
  openTranscript,
  pick,
  rows,
  runCommand,
} from '../test/e2e/ui/workbench';
import { until } from '../test/e2e/until';
import { prepareTestHost } from '../test/e2e/vscode.mjs';
import { filesToImport } from './filesToImport';
import { manyInterviews } from './manyInterviews';
import { manyTranscripts } from './manyTranscripts';

const root = path.resolve(__dirname, '..');
const sample = path.join(root, 'samples', 'keeping-software-alive');
const asTheyCome = path.join(root, 'samples', 'as-they-come');
const pictureFolder = path.join(root, 'docs/images');

interface Picture {
  readonly theme: string;
  /** The study; the large sample where left out. */
  readonly study?: string;
  /** Brings the workbench into the state to be shown. */
  pose(page: Page): Promise<void>;
  /** What the study lacks in this picture: a file of the sample that is taken away first. */
  readonly without?: string;
  /** Whether the pages that are shown are rendered. */
  readonly rendersPages?: true;
  /** In pixels; 1440 by 864 where left out. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Beside those that hide the title bar. With some of its own, a picture keeps the side bar as narrow as it is. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Together they hide the title bar, which says that the extension is under development. */
const noTitleBar = {
  'window.commandCenter': false,
  'window.menuBarVisibility': 'compact',
  'workbench.layoutControl.enabled': false,
  'workbench.navigationControl.enabled': false,
};

/** For small pictures: nothing but the text and what the picture is about. */
const uncluttered = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
};

const themes = { dark: 'Dark Modern', light: 'Light Modern', contrast: 'Default High Contrast' };

/** One picture in each theme, by its name and that of the theme. */
function inThemes(name: string, picture: Omit<Picture, 'theme'>): Record<string, Picture> {
  return Object.fromEntries(
    Object.entries(themes).map(([shade, theme]) => [`${name}-${shade}`, { ...picture, theme }]),
  );
}

/** Interview 5 with its misspelt code in the middle, and both trees beside it, following the cursor. */
async function misspelt(page: Page): Promise<void> {
  const editor = await openTranscript(page, 'interviews/Interview 5 - Jonas.txt');
  await editor.locator('.squiggly-error').first().waitFor();
  await showTrees(page);
  await treeRow(tree(page, 'Interviews'), 'Interview 5').waitFor();
  await goTo(page, 107, 1);
  await treeRow(tree(page, 'Codes'), 'TEST-in-prodcution').waitFor();
  await pointNowhere(page);
}

/** Where both coders of Interview 3 begin to differ, beside each other. */
async function coders(page: Page): Promise<void> {
  await openTranscript(page, 'interviews/Interview 3 - Jonas.txt');
  await runCommand(page, 'Marginalia: Compare Coders in Editor');
  await pick(page, 'Interview 3', 'Interview 3');
  await page.locator('.monaco-diff-editor .line-delete').first().waitFor();
  await pointNowhere(page);
}

/** Interview 3 while its moderator settles it: the list over a passage, and what is open beside it. */
async function settling(page: Page): Promise<void> {
  await openTranscript(page, 'interviews/Interview 3 - Jonas.txt');
  await showTrees(page);
  await runCommand(page, 'Marginalia: Settle Codes of Interview');
  const box = page.locator('.quick-input-widget:visible');
  await box.locator('.monaco-list-row.focused', { hasText: 'Interview 3' }).waitFor();
  await page.keyboard.press('Enter');
  await box.locator('.quick-input-message', { hasText: 'Who settles' }).waitFor();
  await page.keyboard.type('Amin');
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: 'Amin' }).waitFor();
  await runCommand(page, 'Notifications: Clear All Notifications');
  // The list of interviews goes to the new file once it is known, and would open again.
  await treeRow(tree(page, 'Interviews'), 'Amin').waitFor();
  for (const name of ['Interviews', 'Codes']) {
    const section = page.getByRole('button', { name: `${name} Section` });
    await section.click();
    await section.and(page.locator('[aria-expanded="false"]')).waitFor();
  }
  await treeRow(page.getByRole('tree', { name: 'Open Questions' }), 'PEOPLE-no-time')
    .first()
    .waitFor();
  await runCommand(page, 'Marginalia: Settle Open Questions');
  await page.locator('.quick-input-title', { hasText: 'settled' }).waitFor();
  await page.keyboard.press('Space');
  await page.locator('.quick-input-list .monaco-list-row.focused').first().waitFor();
  await pointNowhere(page);
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
  await pointNowhere(page);
}

/** What a renaming in 250 files and more changes, and in front the difference of one of them. */
async function largeChange(page: Page): Promise<void> {
  await showTrees(page);
  await rows(tree(page, 'Codes'), 'Bus factor')
    .filter({ hasText: /[23]\d\d/ })
    .waitFor();
  await renameInTree(page, 'Bus factor', 'Truck factor');
  await choose(page, '“Bus factor” to “Truck factor”', 'Interview 102');
  await page
    .locator('.modified-in-monaco-diff-editor .view-line', { hasText: 'Truck factor' })
    .first()
    .waitFor();
  await page.locator('.quick-input-widget:visible .monaco-list-row.focused').waitFor();
  await pointNowhere(page);
}

function largeChanges(): Record<string, Picture> {
  const study = manyTranscripts(sample);
  const size = { width: 1200, height: 640 };
  return inThemes('large-change', { study, pose: largeChange, size, settings: uncluttered });
}

/** Both trees of a study of 108 transcripts, and the quotes of one of its codes, in the window of a small laptop. */
async function workAllDay(page: Page): Promise<void> {
  await openTranscript(page, 'interviews/Interview 5 - Ilan.txt');
  await showTrees(page);
  await treeRow(tree(page, 'Codes'), 'Ageing [AGE]').waitFor();
  await goTo(page, 19, 3);
  await page.keyboard.press('Control+K');
  await page.keyboard.press('l');
  await panelRows(page, 'Quotes').locator('[aria-selected="true"]:focus').waitFor();
  await pointNowhere(page);
}

function workingAllDay(): Record<string, Picture> {
  const study = manyInterviews(sample);
  return inThemes('many-interviews', { study, pose: workAllDay, size: { width: 1366, height: 768 } });
}

/** The list of codes for a passage that has one already. */
async function chooseCodes(page: Page): Promise<void> {
  await openTranscript(page, 'interviews/Interview 2 - Jonas.txt');
  await showTrees(page);
  await treeRow(tree(page, 'Codes'), 'Ageing [AGE]').waitFor();
  await goTo(page, 50, 20);
  await page.keyboard.press('Control+Enter');
  await rows(page.locator('.quick-input-list'), 'PEOPLE-').first().waitFor();
  await pointNowhere(page);
}

/** The steps of the walkthrough, each in a small window without what does not belong to it. */
const steps: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async open(page) {
    await openTranscript(page, 'interviews/Interview 1 - Maya.txt');
    await goTo(page, 28, 1);
  },
  async codebook(page) {
    const editor = await openFile(page, 'codebook.yaml');
    await page.keyboard.press('Control+B');
    await goTo(page, 37, 1);
    await lines(editor, 'code: DOC-outdated').first().waitFor();
  },
  async code(page) {
    await openTranscript(page, 'interviews/Interview 2 - Jonas.txt');
    await page.keyboard.press('Control+B');
    await goTo(page, 50, 20);
    await page.keyboard.press('Control+Enter');
    const codes = page.locator('.quick-input-list');
    await rows(codes, 'PEOPLE-').first().waitFor();
    await page.keyboard.type('people');
    await rows(codes, 'TEST-').first().waitFor({ state: 'detached' });
  },
  async mend(page) {
    const editor = await openTranscript(page, 'interviews/Interview 5 - Jonas.txt');
    await page.keyboard.press('Control+B');
    await goTo(page, 107, 1);
    await editor.locator('.squiggly-error').first().waitFor();
    await openQuickFixes(page, 'Change to “TEST-in-production”');
  },
  async lookUp(page) {
    await widenSideBar(page);
    await openTrees(page);
  },
};

function walkthrough(): Record<string, Picture> {
  const size = { width: 860, height: 520 };
  return Object.fromEntries(
    Object.entries(steps).flatMap(([name, pose]) =>
      (['light', 'dark'] as const).map((shade) => {
        const picture: Picture = { theme: themes[shade], size, pose, settings: uncluttered };
        return [`walkthrough/${name}-${shade}`, picture];
      }),
    ),
  );
}

/** Transcripts as tools and people write them, each beside its outline. */
const layouts: Readonly<Record<string, string>> = {
  otter: 'Orchard - Otter.txt',
  teams: 'Ferry - Teams.txt',
  lines: 'Bees - one turn a line.txt',
  french: 'Boulangerie - entretien.txt',
  chinese: '茶馆 - 访谈.txt',
};

function inAnyLayout(): Record<string, Picture> {
  return Object.fromEntries(
    Object.entries(layouts).map(([name, file]) => {
      const picture: Picture = {
        theme: themes.light,
        study: asTheyCome,
        size: { width: 1000, height: 560 },
        settings: uncluttered,
        async pose(page) {
          await widenSideBar(page);
          const editor = await openTranscript(page, `interviews/${file}`);
          await showOutline(page);
          await goTo(page, 1, 1);
          await editor.locator('.view-line').first().waitFor();
          await pointNowhere(page);
        },
      };
      return [`layout-${name}`, picture];
    }),
  );
}

/** The way of files of other programs into a study and out of it. */
function exchange(): Record<string, Picture> {
  const study = filesToImport();
  const size = { width: 1000, height: 560 };
  const poses: Readonly<Record<string, Pick<Picture, 'pose' | 'study'>>> = {
    import: { pose: recognize, study },
    report: {
      study,
      async pose(page) {
        await recognize(page);
        await page.keyboard.press('Enter');
        await page.locator('.tab', { hasText: 'Preview' }).first().waitFor();
        await page.frameLocator('iframe.webview').frameLocator('iframe').locator('h1').waitFor();
        await page.keyboard.press('Control+B');
        await pointNowhere(page);
      },
    },
    export: {
      async pose(page) {
        await openTranscript(page, 'interviews/Interview 2 - Jonas.txt');
        await page.keyboard.press('Control+B');
        await askAt(page, 'Export…');
        await rows(page.locator('.quick-input-list'), 'Word document').waitFor();
        await pointNowhere(page);
      },
    },
  };
  return Object.fromEntries(
    Object.entries(poses).map(([name, pose]) => {
      const picture: Picture = {
        ...pose,
        theme: themes.light,
        size,
        settings: uncluttered,
        rendersPages: true,
      };
      return [`exchange/${name}-light`, picture];
    }),
  );
}

/** Runs a command of ours that asks something next. */
async function askAt(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible input[type="text"]').fill(`>Marginalia: ${title}`);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).waitFor();
  await page.keyboard.press('Enter');
}

/** What was recognized in the files of a folder that are to be imported. */
async function recognize(page: Page): Promise<void> {
  await showTrees(page);
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  const list = page.locator('.quick-input-list');
  await askAt(page, 'Import…');
  await rows(list, 'A Folder…').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until('the dialog to offer a path', async () => (await input.inputValue()).includes('/'));
  await page.keyboard.press('Enter');
  await rows(list, 'passages').first().waitFor();
  await pointNowhere(page);
}

/** The view of analysis with one of its tabs in front, in a window without what does not belong to it. */
function analysis(tab: string, shade: keyof typeof themes): Picture {
  return {
    theme: themes[shade],
    size: { width: 1100, height: 640 },
    settings: uncluttered,
    async pose(page) {
      await openTranscript(page, 'interviews/Interview 1 - Maya.txt');
      await page.keyboard.press('Control+B');
      await runCommand(page, 'Marginalia: Show Analysis');
      const view = pageInFront(page);
      await view.getByRole('tab', { name: tab }).click();
      await view.getByRole('tabpanel', { name: tab }).locator('tbody tr').first().waitFor();
      // Whoever points at a tab is told its name.
      await page.mouse.move(900, 20);
    },
  };
}

const scenes: Readonly<Record<string, Picture>> = {
  ...walkthrough(),
  'analysis/interviews-light': analysis('Codes by interview', 'light'),
  'analysis-new-codes-light': analysis('New codes', 'light'),
  'analysis/agreement-dark': analysis('Agreement', 'dark'),
  'analysis-attribute-high-contrast': analysis('By attribute', 'contrast'),
  ...inAnyLayout(),
  ...exchange(),
  overview: { theme: themes.light, pose: misspelt },
  'trees-dark': { theme: themes.dark, pose: openTrees },
  'trees-light': { theme: themes.light, pose: openTrees },
  'trees-high-contrast': { theme: themes.contrast, pose: openTrees },
  quickfix: {
    theme: themes.light,
    async pose(page) {
      await misspelt(page);
      await openQuickFixes(page, 'Change to “TEST-in-production”');
    },
  },
  hover: {
    theme: themes.light,
    async pose(page) {
      const editor = await openTranscript(page, 'interviews/Interview 1 - Maya.txt');
      await showTrees(page);
      await treeRow(tree(page, 'Codes'), 'Ageing [AGE]').waitFor();
      await goTo(page, 65, 1);
      await lines(editor, 'AGE-works-anyway').last().locator('span span').first().hover();
      await page.locator('.monaco-hover:visible', { hasText: 'codings' }).waitFor();
    },
  },
  coding: { theme: themes.light, pose: chooseCodes },
  ...largeChanges(),
  ...workingAllDay(),
  completion: {
    theme: themes.light,
    async pose(page) {
      await openTranscript(page, 'interviews/Interview 2 - Jonas.txt');
      await showTrees(page);
      await pointNowhere(page);
      await goTo(page, 33, 1);
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Control+Space');
      const suggestions = page.locator('.suggest-widget.visible');
      await suggestions.locator('.monaco-list-row.focused').waitFor();
      const details = page.locator('.suggest-details', { hasText: 'codings' });
      await until('what the chosen code means', async () => {
        await page.keyboard.press('Control+Space');
        return details.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
      });
      await page.keyboard.type('people');
      await rows(suggestions, 'TEST-').first().waitFor({ state: 'detached' });
      await page.locator('.suggest-details', { hasText: 'PEOPLE-' }).waitFor();
    },
  },
  filter: {
    theme: themes.light,
    async pose(page) {
      await openTranscript(page, 'interviews/Interview 1 - Maya.txt');
      await showTrees(page);
      const codes = tree(page, 'Codes');
      await treeRow(codes, 'Ageing [AGE]').waitFor();
      await goTo(page, 1, 1);
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget:visible input[type="text"]').fill('>Filter Codes…');
      await rows(page.locator('.quick-input-list'), 'Filter Codes…').first().click();
      await page.locator('.quick-input-title', { hasText: 'Filter Codes' }).waitFor();
      await page.keyboard.type('expert');
      await treeRow(codes, 'Ageing [AGE]').waitFor({ state: 'detached' });
    },
  },
  passages: {
    theme: themes.light,
    async pose(page) {
      await openTranscript(page, 'interviews/Interview 1 - Maya.txt');
      await showTrees(page);
      await treeRow(tree(page, 'Codes'), 'Ageing [AGE]').waitFor();
      await goTo(page, 19, 1);
      await page.keyboard.press('Control+K');
      await page.keyboard.press('h');
      await pick(page, 'PEOPLE-no-handover', 'PEOPLE-no-handover');
      await page
        .locator('.statusbar-item', { hasText: /passages with/ })
        .first()
        .waitFor();
    },
  },
  coders: { theme: themes.light, pose: coders },
  settling: { theme: themes.light, pose: settling },
  'settling-dark': { theme: themes.dark, pose: settling },
  codebook: {
    theme: themes.light,
    async pose(page) {
      const editor = await openFile(page, 'codebook.yaml');
      await showTrees(page);
      await treeRow(tree(page, 'Codes'), 'Ageing [AGE]').waitFor();
      await lines(editor, 'code: DOC-outdated').waitFor();
      await goTo(page, 40, 13);
      await page.keyboard.press('Delete');
      await editor.locator('.squiggly-warning').first().waitFor();
      await runCommand(page, 'Show or Focus Hover');
      await pointNowhere(page);
      await page.locator('.monaco-hover:visible', { hasText: 'include' }).waitFor();
    },
  },
  welcome: {
    theme: themes.light,
    without: 'codebook.yaml',
    size: { width: 960, height: 520 },
    async pose(page) {
      await showTrees(page);
      await pointNowhere(page);
      await page
        .getByRole('button', { name: /Create Codebook/ })
        .first()
        .waitFor();
    },
  },
};

async function take(name: string, picture: Picture): Promise<void> {
  const { theme, study, pose, without, size, settings, rendersPages } = picture;
  const { page, close } = await openWorkbench({
    folder: study ?? sample,
    prepare: (copy) => without && fs.rmSync(path.join(copy, without)),
    theme,
    builtins: rendersPages ? ['markdown-language-features', 'markdown-basics'] : [],
    settings: { ...noTitleBar, ...settings },
    size: size ?? { width: 1440, height: 864 },
  });
  try {
    if (!settings) await widenSideBar(page);
    await pose(page);
    await takeSettled(page, path.join(pictureFolder, `${name}.png`));
    console.log(`${name}.png`);
  } finally {
    await close();
  }
}

/** Drags the border of the side bar until most rows of the trees fit. */
async function widenSideBar(page: Page): Promise<void> {
  const sideBar = page.locator('.part.sidebar');
  await sideBar.waitFor();
  const box = await sideBar.boundingBox();
  if (!box) throw new Error('There is no side bar.');
  const border = box.x + box.width;
  await page.mouse.move(border, 400);
  await page.mouse.down();
  await page.mouse.move(border + 80, 400, { steps: 5 });
  await page.mouse.up();
  await pointNowhere(page);
}

/** Moves the mouse away from everything that says something when it is pointed at. */
async function pointNowhere(page: Page): Promise<void> {
  await page.mouse.move(300, 10);
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
