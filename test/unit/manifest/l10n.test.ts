import { deepEqual } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** The English texts that the code of a folder shows, as far as they are written as one literal. */
function stringsIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const source = readFileSync(join(root, folder, file), 'utf8');
      return [...source.matchAll(/\bl10n\.t\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g)].map(
        ([, literal = '']) => literal.slice(1, -1).replace(/\\(.)/g, '$1'),
      );
    });
}

describe('Strings to translate', () => {
  it('are all in l10n/bundle.l10n.json, which `npm run l10n` writes', () => {
    const bundle = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.json'), 'utf8'));
    deepEqual(
      Object.keys(bundle).sort(),
      [...new Set([...stringsIn('client/src'), ...stringsIn('server/src')])].sort(),
    );
  });

  it('are there in order, so that two who add some do not get into each other’s way', () => {
    const keys = Object.keys(JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.json'), 'utf8')));
    deepEqual(keys, [...keys].sort());
  });

  it('bring the quotation marks around what is put into them: no code writes those of English', () => {
    // Errors are for the log. Marks of a transcript belong to its language, and are read again.
    const isForPeople = (line: string) => !/^\s*(?:\/\/|\/?\*)|new Error\(|"\$\{quote\}"/.test(line);
    const own = ['client/src', 'client/webview', 'server/src'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .flatMap((file) => readFileSync(join(root, folder, file), 'utf8').split('\n'))
        .filter((line) => /“\$\{|”, “/.test(line) && isForPeople(line)),
    );
    deepEqual(own, []);
  });
});
