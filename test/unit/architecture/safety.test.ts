// What our own code does not do, wherever it runs: a study may be anybody's.
import '../vscode/install';
import { deepEqual, equal } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { withoutLinks } from '../../../client/src/ui/notices';

const root = path.resolve(__dirname, '../../..');

const forbidden: [what: string, sign: RegExp][] = [
  // Workers run the server's own bundles: what reads beside it, and the server itself in a browser.
  [
    'runs other programs',
    /child_process|node:vm|new Worker\((?!join\(__dirname, 'reader\.js'\)|script\))|importScripts/,
  ],
  ['makes code of texts', /\beval\(|new Function\(/],
  ['uses the network', /node:(https?|net|tls|dgram|dns|http2)|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon/],
  ['goes by the time of day, which may be set back', /\bDate\b/],
  ['trusts Markdown, or lets HTML into it', /isTrusted|supportHtml|enabledCommands/],
];

describe('The sources', () => {
  const files = ['client/src', 'server/src'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.join(folder, name)),
  );
  for (const [what, sign] of forbidden) {
    it(`have nothing that ${what}`, () => {
      // What day it is, is only written down.
      const judged = files.filter((file) => !file.endsWith('protocol/today.ts'));
      deepEqual(
        judged.filter((file) => sign.test(fs.readFileSync(path.join(root, file), 'utf8'))),
        [],
      );
    });
  }
});

describe('A message to the user', () => {
  it('has no link of a study', () => {
    // VS Code finds links in messages by this pattern (linkedText.ts).
    const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/;
    const label = 'a [click](command:workbench.action.quit) b';
    equal(link.test(label), true);
    equal(link.test(withoutLinks(label)), false);
    equal(link.test(withoutLinks(`[${withoutLinks('](command:x)')}](command:x)`)), false);
  });
});
