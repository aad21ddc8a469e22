// A person at work, simulated: random but always the same for one seed. For tests that must hold whatever was done before.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { type DocumentSymbol, LSPErrorCodes } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { type TreeNode, treeChildrenRequest, treeRevealRequest } from '../../server/src/protocol/trees';
import { Client, uriOf } from './client';
import { type Random, randomFrom } from './random';

const codebooks = [
  'codes:\n  - code: Data-loss\n    aliases: [Data-lost]\n  - code: Data-loss-fix\n  - code: monitoring\n',
  'study: Quality\nspeakers: [Interviewer, Dr Lee]\ncodes:\n  - code: Data-loss\n    codes: [Data-late, Data-late-fix]\n',
  'speech: [Data-late]\ncodes:\n  - code: Data-loss\n    deprecated: Use Robustness.\n  - code: Robustness\n',
  'transcripts: ["*.txt"]\ncodes:\n  - code: Data-loss\n  - code: Q2.1\n',
  'codes:\n  - code: "Data-loss\n  - oops: [\n',
  '',
];
const labels = [
  'Data-loss',
  'Data-lost',
  'Data-late',
  'Data-loss-fix',
  'monitoring',
  'Robustness',
  'Q2.1',
  'Data-x',
];
const speakers = ['Interviewer', 'Interviewee', 'Dr Lee', 'Interviewe', 'Interviewee:'];
const sentences = [
  'It was gone.',
  'We lost it twice, I think, and nobody told us “why”.',
  'Mm-hmm.',
  'Zoé said 😀 that the dome went left\nwhen the manual said right.',
  'Nobody knows.',
];
const pieces = [
  '\n',
  '\n\n',
  '#',
  '"',
  ' ',
  'a',
  '// ',
  '---\n',
  '\r\n',
  'coder: Ann\n',
  '😀',
  'Data-loss\n',
];

/** What the server is asked at a place of a file. */
const questions = [
  'hover',
  'completion',
  'definition',
  'references',
  'documentHighlight',
  'documentSymbol',
  'documentLink',
  'foldingRange',
  'selectionRange',
  'semanticTokens/full',
  'codeAction',
] as const;

/** So many files are there at most and at least, and so long is the longest. */
const [fewest, most, longest] = [8, 16, 6000];

export class Work {
  /** The texts that open files have had, the newest last: for undoing. */
  private readonly open = new Map<string, string[]>();
  private readonly random: Random;
  private readonly answers: Promise<unknown>[] = [];
  private made = 0;

  constructor(
    private readonly client: Client,
    private readonly folder: string,
    seed: number,
  ) {
    this.random = randomFrom(seed);
  }

  /** Begins a study in a folder, before a server is started on it. */
  static begin(folder: string, seed: number): void {
    const random = randomFrom(seed);
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), codebooks[0] ?? '');
    for (let n = 0; n < fewest; n++) fs.writeFileSync(path.join(folder, `${n}.txt`), transcript(random));
  }

  /** The files that the editor shows, and their texts. */
  get shown(): ReadonlyMap<string, string> {
    return new Map([...this.open].map(([uri, texts]) => [uri, texts.at(-1) ?? '']));
  }

  /** Does one thing after the other. Rejects when an answer is an error. */
  async steps(count: number): Promise<void> {
    for (let n = 0; n < count; n++) {
      this.step();
      if (n % 20 === 19) await Promise.all(this.answers.splice(0));
    }
    await Promise.all(this.answers.splice(0));
  }

  private step(): void {
    const { random } = this;
    const uri = random.pick([...this.open.keys()]);
    const dice = random.below(100);
    if (dice < 8 || uri === undefined) this.show();
    else if (dice < 45) this.type(uri);
    else if (dice < 50) this.undo(uri);
    else if (dice < 55) this.save(uri);
    else if (dice < 58) this.close(uri);
    else if (dice < 60) this.rename();
    else if (dice < 62) this.create();
    else if (dice < 64) this.remove();
    else if (dice < 67) this.changeCodebook();
    else this.ask(uri);
  }

  private show(): void {
    const uri = this.random.pick(this.files().filter((one) => !this.open.has(one)));
    if (uri === undefined) return;
    this.open.set(uri, [this.client.open(uri)]);
  }

  private type(uri: string): void {
    const { random } = this;
    const texts = this.open.get(uri) ?? [];
    const text = texts.at(-1) ?? '';
    const start = atCharacter(text, random.below(text.length + 1));
    const cut = text.length > longest ? longest / 2 : random.pick([0, 0, 1, 3, 40]);
    const end = atCharacter(text, Math.min(text.length, start + (cut ?? 0)));
    const written =
      random.pick([...pieces, ...labels, `\n\n${random.pick(labels)}\n\n`, transcript(random)]) ?? '';
    texts.push(text.slice(0, start) + written + text.slice(end));
    if (texts.length > 20) texts.shift();
    this.client.edit(uri, [{ range: { start: place(text, start), end: place(text, end) }, text: written }]);
  }

  private undo(uri: string): void {
    const texts = this.open.get(uri) ?? [];
    if (texts.length < 2) return;
    texts.pop();
    this.client.change(uri, texts.at(-1) ?? '');
  }

  private save(uri: string): void {
    fs.writeFileSync(pathOf(uri), this.open.get(uri)?.at(-1) ?? '');
    this.client.changedOutside({ [uri]: 2 });
  }

  private close(uri: string): void {
    this.open.delete(uri);
    this.client.close(uri);
  }

  private rename(): void {
    const from = this.random.pick(this.files().filter((uri) => !this.open.has(uri) && uri.endsWith('.txt')));
    if (from === undefined) return;
    const to = this.newFile();
    fs.renameSync(pathOf(from), pathOf(to));
    this.client.changedOutside({ [from]: 3, [to]: 1 });
  }

  private create(): void {
    if (this.files().length > most) return;
    const uri = this.newFile();
    fs.writeFileSync(pathOf(uri), transcript(this.random));
    this.client.changedOutside({ [uri]: 1 });
  }

  private remove(): void {
    const files = this.files().filter((uri) => !this.open.has(uri) && uri.endsWith('.txt'));
    const uri = files.length < fewest ? undefined : this.random.pick(files);
    if (uri === undefined) return;
    fs.rmSync(pathOf(uri));
    this.client.changedOutside({ [uri]: 3 });
  }

  /** By somebody else, as after a pull; while it is open, what the editor shows counts. */
  private changeCodebook(): void {
    const uri = uriOf(this.folder, 'codebook.yaml');
    fs.writeFileSync(pathOf(uri), this.random.pick(codebooks) ?? '');
    this.client.changedOutside({ [uri]: 2 });
  }

  private ask(uri: string): void {
    const { client, random } = this;
    const text = this.open.get(uri)?.at(-1) ?? '';
    const position = place(text, atCharacter(text, random.below(text.length + 1)));
    const token = new CancellationTokenSource();
    const textDocument = { uri };
    const question = random.pick(questions) ?? 'hover';
    const asked = [
      client.request(
        `textDocument/${question}`,
        {
          textDocument,
          position,
          positions: [position],
          range: { start: position, end: position },
          context: { includeDeclaration: true, diagnostics: client.diagnostics.get(uri) ?? [] },
        },
        token.token,
      ),
      client.request(
        treeRevealRequest.method,
        { tree: random.pick(['interviews', 'codes']), uri, position },
        token.token,
      ),
      client.request('workspace/symbol', { query: random.pick(labels) }, token.token),
    ];
    if (random.below(10) === 0) token.cancel();
    this.answers.push(...asked.map((answer) => answer.catch(expectCancelled)));
  }

  private files(): string[] {
    return fs
      .readdirSync(this.folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(txt|yaml)$/.test(name))
      .sort()
      .map((name) => uriOf(this.folder, name));
  }

  private newFile(): string {
    const folder = this.random.pick(['.', 'wave 1', 'wave.2']) ?? '.';
    fs.mkdirSync(path.join(this.folder, folder), { recursive: true });
    return uriOf(this.folder, folder, `Interview ${++this.made} - Noa.txt`);
  }
}

/** All that a server shows of a study just now, to be compared with what another one shows. */
async function everythingShown(client: Client, open: Iterable<string>): Promise<object> {
  const rows = async (tree: string, parent: TreeNode | null): Promise<unknown[]> => {
    const nodes = await client.rows(treeChildrenRequest.method, {
      tree,
      parent: parent?.path ?? null,
    });
    const below = nodes.map((node) => (node.expandable ? rows(tree, node) : []));
    return Promise.all(nodes.map(async (node, index) => [node, await below[index]]));
  };
  const files: Record<string, unknown> = {};
  for (const uri of [...open].sort()) {
    const textDocument = { uri };
    files[uri] = [
      await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument }),
      await client
        .request<{ data?: number[] } | null>('textDocument/semanticTokens/full', { textDocument })
        .then((all) => all?.data),
    ];
  }
  const findings = [...client.diagnostics]
    .filter(([, found]) => found.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { files, findings, interviews: await rows('interviews', null), codes: await rows('codes', null) };
}

/** How often a server is looked at again that may still be at work. */
const looks = 200;

/** What a server shows once it has done its work, and what one shows that is started now on the same files. */
export async function sameAsFresh(
  client: Client,
  folder: string,
  open: ReadonlyMap<string, string>,
): Promise<{ shown: object; fresh: object }> {
  const other = await Client.start(folder);
  for (const [uri, text] of open) other.open(uri, text);
  let [shown, fresh]: object[] = [{}, {}];
  let before = '';
  for (let look = 0; look < looks; look++) {
    // All that is shown is asked for, which is much: not before there is nothing left to read.
    const isRead = (one: Client) => one.until('all to be read', () => one.study?.waiting === 0);
    await Promise.all([client, other].map(isRead));
    [shown, fresh] = await Promise.all([
      everythingShown(client, open.keys()),
      everythingShown(other, open.keys()),
    ]);
    const isReady = client.study?.waiting === 0 && other.study?.waiting === 0;
    const seen = JSON.stringify([shown, fresh]);
    // Both may be about to learn of something: they have when nothing changes from one look to the next.
    if (isReady && seen === before && isDeepStrictEqual(shown, fresh)) break;
    before = seen;
  }
  await other.stop();
  return { shown: shown ?? {}, fresh: fresh ?? {} };
}

function transcript(random: Random): string {
  const blocks = Array.from({ length: 3 + random.below(12) }, () =>
    random.pick([
      random.pick(speakers),
      random.pick(sentences),
      random.pick(sentences),
      random.pick(labels),
      `#${random.pick(labels)} "it was gone"`,
      '// Ask again.',
    ]),
  );
  const head = random.pick([
    '',
    '',
    `Interview ${random.below(9)} - Ilan\n\n`,
    '---\ncoder: Ann\nrole: lead\n---\n\n',
  ]);
  return `${head}${blocks.join('\n\n')}\n`.replaceAll('\n', random.pick(['\n', '\n', '\n', '\r\n']) ?? '\n');
}

/** Nobody can put the cursor into the middle of a character or of a line end. */
function atCharacter(text: string, offset: number): number {
  const [before, behind] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  const isInside = (before === 13 && behind === 10) || (behind >= 0xdc00 && behind < 0xe000);
  return isInside ? offset + 1 : offset;
}

function place(text: string, offset: number) {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}

function expectCancelled(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === LSPErrorCodes.RequestCancelled) return null;
  throw error;
}
