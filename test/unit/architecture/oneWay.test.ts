// What there is one way to do, so that whoever has read one place knows the others.
import { deepEqual } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';

const root = path.resolve(__dirname, '../../..');

const ways: [what: string, sign: RegExp, where: readonly string[]][] = [
  // What the publisher keeps of a study does not follow from it.
  [
    'keeps what follows from a study',
    /new WeakMap/,
    ['server/src/lsp/publisher.ts', 'server/src/study/derived.ts'],
  ],
  // The client sees nothing of the server but the protocol, which lies above what needs the order there.
  [
    'puts names in order',
    /Intl\.Collator|localeCompare/,
    ['client/src/ui/compareNames.ts', 'server/src/codebook/naturalOrder.ts'],
  ],
  ['makes an answer of what is refused', /\{ refused: [\w.]*message/, ['server/src/lsp/guard.ts']],
  ['takes a study, a file and its transcript apart', /study: Study,\s+file: string,\s+\w+: Transcript\b/, []],
];

describe('There is one way that', () => {
  const files = ['client/src', 'server/src'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.posix.join(folder, name.replaceAll('\\', '/'))),
  );
  for (const [what, sign, where] of ways) {
    it(what, () => {
      const found = files.filter((file) => sign.test(fs.readFileSync(path.join(root, file), 'utf8')));
      deepEqual(found.sort(), [...where]);
    });
  }
});
