import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const root = join(__dirname, '../../..');

/** The languages that the interface speaks beside English, as VS Code names them. */
const languages = ['de', 'es', 'fr', 'pt-br'];

/** A text; or, in what `vscode-l10n-dev` writes, a text with a note to whoever translates it. */
const texts = z.record(
  z.string(),
  z.union([z.string(), z.object({ message: z.string(), comment: z.array(z.string()) })]),
);

/** The texts of a file by their keys. Those of l10n have the English text for a key. */
function textsOf(file: string): Map<string, string> {
  const read = texts.parse(JSON.parse(readFileSync(join(root, file), 'utf8')));
  return new Map(
    Object.entries(read).map(([key, text]) => [key, typeof text === 'string' ? text : text.message]),
  );
}

describe('What is said where a view is empty', () => {
  for (const file of ['package.nls.json', ...languages.map((language) => `package.nls.${language}.json`)])
    it(`has no code style, which VS Code does not draw there, in ${file}`, () => {
      const welcomes = [...textsOf(file)].filter(([key]) => key.startsWith('welcome.'));
      ok(welcomes.length > 0);
      deepEqual(
        welcomes.filter(([, text]) => text.includes('`')),
        [],
      );
    });
});

/** What a text has that must be there in each language: the places of values, commands, icons, names in code style. */
function fixedParts(text: string): string[] {
  return [...text.matchAll(/\{\w+\}|\$\([\w~-]+\)|command:[\w.]+|`[^`]+`|\]\([^)]+\)/g)]
    .map(([part]) => part)
    .sort();
}

for (const [english, translated] of [
  ['package.nls.json', (language: string) => `package.nls.${language}.json`],
  ['l10n/bundle.l10n.json', (language: string) => `l10n/bundle.l10n.${language}.json`],
] as const)
  for (const language of languages)
    describe(`${translated(language)}`, () => {
      const originals = textsOf(english);
      const translations = textsOf(translated(language));

      it('says everything that the English one says, and nothing else', () =>
        deepEqual([...translations.keys()].sort(), [...originals.keys()].sort()));

      it('keeps what is no text: values, commands, icons, links and words of the file formats', () => {
        for (const [key, original] of originals)
          deepEqual(fixedParts(translations.get(key) ?? ''), fixedParts(original), key);
      });

      it('leaves no text empty, and begins and ends as the English one does', () => {
        for (const [key, original] of originals) {
          const translation = translations.get(key) ?? '';
          ok(translation.trim() !== '', key);
          deepEqual(
            [/^\s/.test(translation), /\s$/.test(translation), /…$/.test(translation)],
            [/^\s/.test(original), /\s$/.test(original), /…$/.test(original)],
            key,
          );
        }
      });
    });

/** What stands around quoted words, in each language of the interface and in English. */
const quotations: Readonly<Record<string, RegExp>> = {
  '': /“[^“”„«»]*”/g,
  de: /„[^“”„«»]*“/g,
  es: /«[^“”„«»]*»/g,
  fr: /«\u00a0[^“”„«»]*\u00a0»/g,
  'pt-br': /“[^“”„«»]*”/g,
};

describe('Words in quotation marks', () => {
  for (const [language, quotation] of Object.entries(quotations))
    it(`have those of ${language === '' ? 'English' : language}`, () => {
      const named = language === '' ? '' : `.${language}`;
      for (const file of [`package.nls${named}.json`, `l10n/bundle.l10n${named}.json`])
        for (const [key, text] of textsOf(file))
          deepEqual(text.replaceAll(quotation, '').match(/[“”„«»]/g), null, `${key}: ${text}`);
    });
});

describe('What somebody does who codes', () => {
  it('is spelt one way in German, where two are in use', () => {
    for (const file of ['package.nls.de.json', 'l10n/bundle.l10n.de.json'])
      for (const [key, text] of textsOf(file)) ok(!/\bcodier/i.test(text), `${key}: ${text}`);
  });
});

describe('The languages of the interface', () => {
  it('are those of the files', () => {
    const found = readdirSync(join(root, 'l10n')).flatMap(
      (file) => /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1] ?? [],
    );
    deepEqual(found.sort(), languages);
  });
});
