// A study that somebody else has made, to harm: nothing in it is run, shown as a link or an image, or read from elsewhere.
import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { marked, type Token } from 'marked';
import type { CompletionItem, CompletionList, Hover, MarkupContent } from 'vscode-languageserver';
import { codeQuotesRequest, quotesInFilesRequest } from '../../server/src/protocol/codes';
import { type TreeNode, treeChildrenRequest } from '../../server/src/protocol/trees';
import { Client, uriOf } from './client';
import { folderOf } from './commandLine';

/** Each would do something if Markdown were made of it as it is. */
const nasty = [
  '[click](command:workbench.action.terminal.new)',
  '![x](https://evil.example/x.png)',
  '<img src=https://evil.example/x.png onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<a href="command:x">y</a>',
  'https://evil.example/a',
  'www.evil.example',
  'mailto:a@evil.example',
  '[a]: https://evil.example',
  '[a][b] `` ` ``` ](file:///etc/passwd)',
  '\\[click](command:x) \\\\![y](https://evil.example/y.png)',
  '&#91;click](command:x) $(trash) | a | b |',
];

const text = (one: string) => JSON.stringify(one);
const codebook = [
  `study: ${text(nasty[0] ?? '')}`,
  `speakers: [${nasty.map((one) => text(`Dr ${one}`)).join(', ')}]`,
  'codes:',
  ...nasty.flatMap((one, n) => [
    `  - code: ${text(`${one} ${n}`)}`,
    `    aliases: [${text(`alias ${one} ${n}`)}]`,
    ...['description', 'include', 'exclude', 'example'].map((key) => `    ${key}: ${text(one)}`),
    `    deprecated: ${text(one)}`,
    `    color: ${text(`#123456"/><script>${n}`)}`,
    `    codes: [{code: ${text(`${one} ${n}-fix`)}, kind: fix, fixes: ${text(`${one} ${n}`)}}]`,
    `${text(one)}: ${text(one)}`.replace(/^/, '    '),
  ]),
].join('\n');

const transcript = [
  '---',
  `interview: ${text(nasty[0] ?? '')}`,
  `coder: ${text(nasty[1] ?? '')}`,
  ...nasty.map((one, n) => `${text(`${one}${n}`)}: ${text(one)}`),
  '---',
  '',
  ...nasty.flatMap((one, n) => [
    `Dr ${one}`,
    '',
    `We said ${one} twice.`,
    '',
    `#${one} ${n} "${one}"`,
    '',
    `#alias ${one} ${n}`,
    '',
    `#${one} unknown`,
    '',
    `// ${one}`,
    '',
  ]),
].join('\n');

describe('A hostile study', () => {
  let client: Client;
  let folder: string;
  let uri: string;
  /** All Markdown that the editor is given, and where. */
  const shown: [where: string, markdown: string][] = [];
  const show = (where: string, contents: unknown) => {
    const { kind, value } = contents as MarkupContent;
    equal(kind, 'markdown');
    shown.push([where, value]);
  };

  before(async () => {
    folder = folderOf({ 'codebook.yaml': codebook });
    // What a file may be called depends on the system.
    const name = '[click](command:x) ![y](x.png)`<b>&#91;.txt';
    fs.writeFileSync(path.join(folder, name), transcript);
    client = await Client.start(folder);
    uri = uriOf(folder, name);
    client.open(uri);
    client.open(uriOf(folder, 'codebook.yaml'));
    await client.ready(1);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  it('shows no link, image or HTML of its own in any hover', async () => {
    for (const [file, content] of [
      [uri, transcript],
      [uriOf(folder, 'codebook.yaml'), codebook],
    ] as const) {
      for (const [line, words] of content.split('\n').entries()) {
        for (let character = 0; character <= words.length; character += 5) {
          const position = { line, character };
          const hover = await client.request<Hover | null>('textDocument/hover', {
            textDocument: { uri: file },
            position,
          });
          if (hover) show(`hover over line ${line}: ${words}`, hover.contents);
        }
      }
    }
    ok(shown.length > 100, `${shown.length} hovers`);
    for (const [where, markdown] of shown) isHarmless(markdown, where);
  });

  it('shows none in the documentation of completions', async () => {
    const lines = transcript.split('\n');
    const places = [1, 6, lines.indexOf(`Dr ${nasty[0]}`) + 3, lines.length - 1];
    let documented = 0;
    for (const line of places) {
      const { items } = await client.request<CompletionList>('textDocument/completion', {
        textDocument: { uri },
        position: { line, character: 0 },
      });
      for (const item of items) {
        const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
        if (!resolved.documentation) continue;
        documented++;
        isHarmless((resolved.documentation as MarkupContent).value, `completion of ${item.label}`);
      }
    }
    ok(documented > nasty.length, `${documented} documented`);
  });

  it('shows none in the quotes that are copied as Markdown', async () => {
    for (const [n, one] of nasty.entries()) {
      const params = { folder: uriOf(folder), label: `${one} ${n}` };
      const quotes = await client.request<{ heading: string; files: string[] }>(
        codeQuotesRequest.method,
        params,
      );
      isHarmless(quotes.heading, one);
      const found = await client.request<{ quotes: string[] }>(quotesInFilesRequest.method, {
        ...params,
        files: quotes.files,
      });
      equal(found.quotes.length > 0, true, one);
      // Each has a link to the transcript, by a path that stays in the folder of the study.
      for (const quote of found.quotes) isHarmless(quote, one, /^(?!\.\.|\/|[a-z]+:)/);
    }
  });

  it('gives the trees plain texts, colours that are colours, and places in its own files', async () => {
    let rows = 0;
    const walk = async (tree: string, parent: TreeNode | null): Promise<void> => {
      const nodes = await client.rows(treeChildrenRequest.method, {
        tree,
        parent: parent?.path ?? null,
      });
      for (const node of nodes) {
        rows++;
        for (const shade of node.color ? [node.color.light, node.color.dark] : [])
          ok(/^#[0-9a-f]{6}$/.test(shade), shade);
        ok(node.place === null || node.place.uri.startsWith(uriOf(folder)), node.place?.uri);
        for (const shownText of [node.label, node.description, node.tooltip])
          equal(typeof shownText, 'string');
        if (node.expandable) await walk(tree, node);
      }
    };
    await walk('interviews', null);
    await walk('codes', null);
    ok(rows > 50, `${rows} rows`);
  });

  it('has links in transcripts that lead to the transcript itself only', async () => {
    const links = await client.request<{ target: string }[]>('textDocument/documentLink', {
      textDocument: { uri },
    });
    ok(links.every(({ target }) => target.startsWith(`${uri}#`)));
  });

  /** @param allowed links to other places than the files of the study */
  function isHarmless(markdown: string, where: string, allowed?: RegExp): void {
    const found: string[] = [];
    const own = uriOf(folder);
    marked.walkTokens(marked.lexer(markdown), (token: Token) => {
      if (token.type === 'html' || token.type === 'image') found.push(`${token.type} ${token.raw}`);
      if (token.type !== 'link') return;
      if (!token.href.startsWith(`${own}/`) && !allowed?.test(token.href))
        found.push(`link to ${token.href}`);
    });
    deepEqual(found, [], `${where}\n${markdown}`);
  }
});

describe('Files outside a study', () => {
  let client: Client | null = null;
  afterEach(async () => {
    await client?.stop();
    client = null;
  });

  it('are not read, whatever leads there: links to files and folders, a codebook, file names, requests', async () => {
    const secret = 'Interviewee\n\nThe secret word.\n\nSecret-code\n\nSecret-code\n';
    const outside = folderOf({
      'secret.txt': secret,
      'deep/secret.txt': secret,
      'codebook.yaml': '- Secret-code\n',
    });
    const folder = folderOf({
      'codebook.yaml': 'codes:\n  - code: Data-loss\n',
      'a.txt': 'It was gone.\n\nData-loss\n',
    });
    fs.symlinkSync(path.join(outside, 'secret.txt'), path.join(folder, 'link.txt'));
    fs.symlinkSync(path.join(outside, 'deep'), path.join(folder, 'folder'));
    fs.mkdirSync(path.join(folder, 'inner'));
    fs.symlinkSync(path.join(outside, 'codebook.yaml'), path.join(folder, 'inner/codebook.yaml'));
    fs.writeFileSync(path.join(folder, 'inner/file:%2F%2F..%2Fsecret.txt'), 'Hello.\n');
    client = await Client.start(folder);
    const own = client;
    await own.ready(2);
    // An editor that follows links tells of such files, too.
    const through = ['folder/secret.txt', 'inner/../../secret.txt', 'folder/../a.txt'].map((one) =>
      uriOf(folder, one),
    );
    own.changedOutside(Object.fromEntries(through.map((uri) => [uri, 2])));
    await own.until('a finding', () =>
      own.findings(uriOf(folder, 'folder/secret.txt')).includes('unreadable-file'),
    );
    const rows = await own.rows(treeChildrenRequest.method, { tree: 'codes', parent: null });
    deepEqual(
      rows.map(({ label }) => label),
      ['Data-loss'],
    );
    const seen = JSON.stringify([...own.diagnostics, own.log]);
    equal(/secret word|Secret-code/.test(seen), false, seen);
    const quotes = await own.request<{ quotes: string[] }>(quotesInFilesRequest.method, {
      folder: uriOf(folder),
      label: 'Secret-code',
      files: [uriOf(outside, 'secret.txt'), uriOf(folder, 'folder/secret.txt'), uriOf(folder, 'link.txt')],
    });
    deepEqual(quotes.quotes, []);
  });
});
