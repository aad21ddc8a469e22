// The built server on real transcripts, where this machine has them, with a codebook made from them.
import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type {
  CodeAction,
  CompletionList,
  DocumentSymbol,
  Hover,
  Location,
  MarkupContent,
} from 'vscode-languageserver';
import { type TreeNode, treeChildrenRequest } from '../../server/src/protocol/trees';
import { type Codes, codesOf, readSummary } from '../e2e/ui/counts';
import { Client, uriOf } from './client';
import { folderOf, root } from './commandLine';

interface Expected {
  readonly file: string;
  readonly turns: number;
  readonly codings: number;
  readonly codes: Readonly<Record<string, { readonly codings: number }>>;
}

const shared = path.join(root, '../shared');

describe('The language server on real transcripts', () => {
  const expected: Expected[] = [];
  const texts = new Map<string, string>();
  let client: Client;
  let folder: string;

  before(async function () {
    if (!fs.existsSync(path.join(shared, 'expected/seeds.json'))) return this.skip();
    expected.push(...JSON.parse(fs.readFileSync(path.join(shared, 'expected/seeds.json'), 'utf8')));
    const seeds = expected.map(({ file }) => [
      file,
      fs.readFileSync(path.join(shared, 'seeds', file), 'utf8'),
    ]);
    folder = folderOf(Object.fromEntries(seeds));
    client = await Client.start(folder);
    const draft = await client.request<{ text: string }>('marginalia/draftCodebook', {
      folder: uriOf(folder),
    });
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), draft.text);
    client.changedOutside({ [uriOf(folder, 'codebook.yaml')]: 1 });
    await client.ready(expected.length);
    for (const { file } of expected) texts.set(file, client.open(uriOf(folder, file)));
  });
  after(async () => {
    if (client) equal(await client.stop(), 0);
  });

  /** All code lines that the outline shows. */
  const codesIn = (symbols: readonly DocumentSymbol[]): DocumentSymbol[] =>
    symbols.flatMap((symbol) => symbol.children ?? []);
  const outline = (file: string) =>
    client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: uriOf(folder, file) },
    });
  async function rows(tree: 'interviews' | 'codes', parent: TreeNode | null): Promise<TreeNode[]> {
    const params = { tree, parent: parent?.path ?? null };
    return client.rows(treeChildrenRequest.method, params);
  }
  /** Some rows, each with the codes below it. */
  async function below(tree: 'interviews' | 'codes', some: readonly TreeNode[]): Promise<TreeNode[]> {
    const all = some.map(async (row) => [
      row,
      ...(row.expandable ? (await rows(tree, row)).filter(({ type }) => type === 'code') : []),
    ]);
    return (await Promise.all(all)).flat();
  }
  const ask = <R>(method: string, file: string, position: object, more: object = {}) =>
    client.request<R>(method, { textDocument: { uri: uriOf(folder, file) }, position, ...more });

  it('knows every code under the codebook made from them', () => {
    const wrong = [...client.diagnostics.values()]
      .flat()
      .filter(({ code }) => String(code).endsWith('-code'));
    deepEqual(wrong, []);
  });

  it('outlines as many turns and codes as there are', async () => {
    for (const { file, turns, codings } of expected) {
      const symbols = await outline(file);
      equal(symbols.length, turns, file);
      equal(codesIn(symbols).length, codings, file);
    }
  });

  it('explains every code, finds its entry, and finds it wherever it stands', async () => {
    for (const { file, codes } of expected) {
      const counts = new Map<string, number>();
      for (const { name, selectionRange } of codesIn(await outline(file))) {
        const position = selectionRange.start;
        const hover = await ask<Hover>('textDocument/hover', file, position);
        ok((hover.contents as MarkupContent).value.includes(' · '), name);
        const entry = await ask<Location>('textDocument/definition', file, position);
        equal(entry.uri, uriOf(folder, 'codebook.yaml'), name);
        const context = { includeDeclaration: false };
        const found = await ask<Location[]>('textDocument/references', file, position, { context });
        counts.set(name, found.filter(({ uri }) => uri === uriOf(folder, file)).length);
      }
      deepEqual(
        Object.fromEntries([...counts].sort()),
        Object.fromEntries(
          Object.entries(codes)
            .map(([label, { codings }]) => [label, codings] as const)
            .sort(),
        ),
        file,
      );
    }
  });

  it('counts them in both trees as is known of them', async () => {
    const summary = readSummary(fs.readFileSync(path.join(shared, 'expected/seeds.json'), 'utf8'));
    const coded = summary.filter(({ codings }) => codings > 0);
    const interviews = await rows('interviews', null);
    equal(interviews.length, summary.length);
    const codes = (await below('codes', await rows('codes', null))).filter(({ type }) => type === 'code');
    const uses = new Map<TreeNode, TreeNode[]>();
    for (const code of codes) uses.set(code, await rows('codes', code));
    for (const { interview, coder, codings, distinctCodes, codes: known } of coded) {
      const row = interviews.find(({ label }) => label === `Interview ${interview}`);
      equal(row?.spoken, `Interview ${interview}, ${coder}, ${codings} codings, ${distinctCodes} codes`);
      // The fixes stand below their issues.
      deepEqual(codesOf(await below('interviews', await rows('interviews', row ?? null))), known);
      const counted: Codes = {};
      for (const [code, files] of uses)
        for (const { spoken } of files) {
          const [, codings, segments] =
            new RegExp(`^Interview ${interview} · ${coder}, (\\d+) codings?, (\\d+) segments?$`).exec(
              spoken,
            ) ?? [];
          if (codings) counted[code.label] = { codings: Number(codings), segments: Number(segments) };
        }
      deepEqual(counted, known);
    }
  });

  it('flags a misspelt label and offers what is meant', async () => {
    const { file } = expected.find(({ codes }) => 'QM-robustness' in codes) ?? { file: '' };
    const text = texts.get(file) ?? '';
    const [uri, wrong] = [uriOf(folder, file), text.replace('\nQM-robustness\n', '\nQM-robustne\n')];
    client.change(uri, wrong);
    const [found] = await client.until('the label to be flagged', () => {
      const flagged = (client.diagnostics.get(uri) ?? []).filter(({ code }) => code === 'misspelled-code');
      return flagged.length === 1 && flagged;
    });
    const params = { textDocument: { uri }, range: found?.range, context: { diagnostics: [found] } };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', params);
    const fix = actions.find(({ title }) => title === 'Change to “QM-robustness”');
    const [change] = fix?.edit?.documentChanges ?? [];
    const [edit] = change && 'edits' in change ? change.edits : [];
    ok(edit && 'newText' in edit);
    deepEqual([edit.newText, edit.range], ['QM-robustness', found?.range]);
    client.change(uri, text);
  });

  it('completes codes on empty lines below talk, and nowhere in it', async () => {
    for (const { file } of expected) {
      const lines = (texts.get(file) ?? '').split(/\r\n|\r|\n/);
      for (const line of [20, 40, 60, 80, 100]) {
        const text = lines[line] ?? '';
        const { items } = await ask<CompletionList>('textDocument/completion', file, {
          line,
          character: text.length,
        });
        const mayStand = text.trim() === '' || /^[\w-]+-[\w-]+$/.test(text);
        equal(items.length > 0, mayStand, `${file}:${line + 1}`);
      }
    }
  });
});
