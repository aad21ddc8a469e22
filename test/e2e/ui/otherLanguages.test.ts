// Whether people find their own language, whole, where they look. That every text is translated is held by the tests of the bundles.
import * as assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import { said } from './codingHands';
import { useWorkbench } from './useWorkbench';
import { goTo, lines, openFile, rows } from './workbench';

interface Words {
  readonly locale: string;
  readonly mode: string;
  readonly tabs: readonly string[];
  readonly command: string;
  readonly said: RegExp;
}

const languages: Readonly<Record<string, Words>> = {
  German: {
    locale: 'de',
    mode: 'Transkript',
    tabs: ['Zitate', 'Memos'],
    command: 'Passage kodieren…',
    said: /mit „PEOPLE-pride“ kodiert/,
  },
  French: {
    locale: 'fr',
    mode: 'Transcription',
    tabs: ['Citations', 'Mémos'],
    command: 'Coder le passage…',
    said: /Ajouté à 1 passage\s: «\sPEOPLE-pride\s»/,
  },
  Spanish: {
    locale: 'es',
    mode: 'Transcripción',
    tabs: ['Citas', 'Memos'],
    command: 'Codificar pasaje…',
    said: /Agregado a 1 pasaje: «PEOPLE-pride»/,
  },
  Portuguese: {
    locale: 'pt-br',
    mode: 'Transcrição',
    tabs: ['Citações', 'Memos'],
    command: 'Codificar Passagem…',
    said: /Adição de “PEOPLE-pride” a 1 passagem/,
  },
};

/** The others take a window each, and are tried by hand when texts have changed: MARGINALIA_LANGUAGES=all. */
const tried = Object.entries(languages).slice(0, process.env.MARGINALIA_LANGUAGES === 'all' ? undefined : 1);

for (const [language, { locale, mode, tabs, command, said: outcome }] of tried)
  describe(`VS Code in ${language}`, () => {
    const workbench = useWorkbench({ folder: sample, language: locale, size: { width: 1366, height: 768 } });

    it(`shows views, commands and messages of Marginalia in ${language}, none of them cut off`, async () => {
      const { page, hands } = workbench();
      const editor = await openFile(page, 'interviews/Interview 2 - Jonas.txt');
      await page.locator('#status\\.editor\\.mode', { hasText: new RegExp(`^${mode}$`) }).waitFor();
      await lines(editor, 'PEOPLE-').first().waitFor();
      await hands.run('marginalia.quotes.focus');
      const titles = page.locator('.part.panel .composite-bar .action-label');
      for (const title of tabs) await isWhole(titles.filter({ hasText: new RegExp(`^${title}$`) }).first());

      await goTo(page, 50, 20);
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget:visible input[type="text"]').fill(`>${command.slice(0, -1)}`);
      const row = rows(page.locator('.quick-input-list'), `Marginalia: ${command}`).first();
      await isWhole(row.locator('.label-name').first());
      await page.keyboard.press('Enter');

      await rows(page.locator('.quick-input-list'), 'PEOPLE-').first().waitFor();
      await isWhole(page.locator('.quick-input-title').first());
      await page.keyboard.type('PEOPLE-pride');
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'PEOPLE-pride' }).waitFor();
      await page.keyboard.press('Enter');
      await said(page, outcome);
      await isWhole(page.locator('.statusbar-item', { hasText: outcome }).first());
    });
  });

/** Waits for a text and holds that all of it can be seen: nothing around it is too narrow for it. */
async function isWhole(text: Locator): Promise<void> {
  await text.waitFor();
  const { said, lacks } = await text.evaluate(whatIsCutOff);
  assert.ok(said !== null && said.trim() !== '');
  assert.ok(lacks <= 1, `“${said}” is cut off by ${lacks} pixels.`);
}

/** What is needed of the page's elements here. */
interface PageElement {
  readonly textContent: string | null;
  readonly parentElement: PageElement | null;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  getBoundingClientRect(): { readonly right: number };
}

/** By how many pixels an element, or one around it that hides what it has no room for, is too narrow. Runs in the page. */
function whatIsCutOff(element: PageElement): { said: string | null; lacks: number } {
  let lacks = 0;
  const { right } = element.getBoundingClientRect();
  for (let one: PageElement | null = element; one; one = one.parentElement) {
    // What is drawn in a line of text has no box of its own.
    if (one.clientWidth === 0) continue;
    const isNear = one.textContent === element.textContent;
    lacks = Math.max(
      lacks,
      right - one.getBoundingClientRect().right,
      isNear ? one.scrollWidth - one.clientWidth : 0,
    );
  }
  return { said: element.textContent, lacks };
}
