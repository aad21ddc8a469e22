// The stub of VS Code that the tests of the client run in.
import { deepEqual, equal } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { movedBy, spliced } from '../vscode/documents';
import { folderAt, Host } from '../vscode/host';
import { stub, useHost } from '../vscode/install';
import { holds } from '../vscode/keys';

const root = path.resolve(__dirname, '../../../client/src');

/** What the client names of the module, such as `window.showQuickPick`; types have no such use. */
function named(): string[] {
  const names = new Set<string>();
  for (const file of fs.readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    for (const [, name = ''] of text.matchAll(
      /\bvscode\.((?:window|workspace|commands|languages|env)\.\w+|[A-Z]\w+\.\w+)/g,
    ))
      names.add(name);
    for (const [, name = ''] of text.matchAll(/\bnew vscode\.(\w+)/g)) names.add(name);
  }
  return [...names].sort();
}

describe('The stub of VS Code', () => {
  it('has everything that the client uses', () => {
    useHost(new Host([folderAt('/study')]));
    try {
      const has = (name: string) => {
        const [first = '', second] = name.split('.');
        const found: unknown = first in stub ? stub[first as keyof typeof stub] : undefined;
        return found !== undefined && (second === undefined || second in Object(found));
      };
      deepEqual(
        named().filter((name) => !has(name)),
        [],
      );
    } finally {
      useHost(null);
    }
  });

  const edits: [
    text: string,
    splices: [number, number, string][],
    becomes: string,
    moves: [number, number][],
  ][] = [
    [
      'abc',
      [[1, 1, 'xy']],
      'axybc',
      [
        [0, 0],
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'abc',
      [
        [2, 3, ''],
        [0, 1, 'AA'],
      ],
      'AAb',
      [
        [0, 0],
        [1, 2],
        [3, 3],
      ],
    ],
    ['abc', [[0, 3, 'x']], 'x', [[2, 1]]],
  ];
  for (const [text, all, becomes, moves] of edits)
    it(`makes ${becomes} of ${text}, and keeps the cursor at its words`, () => {
      const splices = all.map(([start, end, put]) => ({ start, end, text: put }));
      equal(spliced(text, splices), becomes);
      deepEqual(
        moves.map(([offset]) => movedBy(offset, splices)),
        moves.map(([, offset]) => offset),
      );
    });

  const conditions: [condition: string, holds: boolean][] = [
    ['a', true],
    ['!a', false],
    ['a && b', false],
    ['b || a', true],
    ['a && (b || kind == x)', true],
    ['kind == y || b', false],
    ['kind != y', true],
  ];
  for (const [condition, is] of conditions)
    it(`knows whether ${condition} holds`, () => {
      equal(
        holds(
          condition,
          new Map<string, unknown>([
            ['a', true],
            ['kind', 'x'],
          ]),
        ),
        is,
      );
    });
});
