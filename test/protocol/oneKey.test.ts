// What the server answers after a key in speech: bytes, which hang on no clock.
import { deepEqual, match, ok } from 'node:assert/strict';
import type {
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Position,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver';
import { codedTextRequest } from '../../server/src/protocol/codedText';
import { editedList, rangeAtLine, withRanges } from '../../server/src/protocol/listChanges';
import { foldsRequest, outlineRequest, quoteLinksRequest } from '../../server/src/protocol/outline';
import { treeChildrenRequest, treeRevealRequest } from '../../server/src/protocol/trees';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';
import { randomFrom } from './random';

const codebook = 'codes:\n  - code: Data-loss\n  - code: Data-age\n  - code: Trust\n';

/** A transcript of some size, of long answers every third of which is coded, in part by a quote. */
function transcriptOf(bytes: number): string {
  const words = 'we lost some of it when the old machine was gone and nobody knew why it had been so. ';
  let text = 'Interview 1 - Ann\n\n';
  for (let turn = 0; text.length < bytes; turn++) {
    text += `Interviewer: And then ${turn}?\n\nInterviewee: Answer ${turn} is that ${words.repeat(3 + (turn % 5))}\n\n`;
    if (turn % 3 === 0) text += `Data-loss "${words.slice(0, 20)}"\n\n`;
    if (turn % 9 === 0) text += 'Trust\n\n// A note.\n\n';
  }
  return text;
}

const trees = ['interviews', 'codes', 'memos'] as const;

/** What VS Code asks after a key, as our client asks it, with what the client keeps of the answers. */
class Asking {
  private readonly previous = new Map<string, number | null>();
  private readonly lists = new Map<string, readonly unknown[]>();
  private readonly stamps = new Map<string, number>();
  private tokens: { id: string | undefined; data: readonly number[] } = { id: undefined, data: [] };

  constructor(
    private readonly client: Client,
    private readonly uri: string,
  ) {}

  async afterKey(): Promise<void> {
    await Promise.all([
      this.askTokens(),
      this.ask(outlineRequest, {}),
      this.ask(foldsRequest, {}),
      this.ask(quoteLinksRequest, {}),
      this.ask(codedTextRequest, { underline: 'quotes' }),
    ]);
  }

  /** What is asked where the cursor comes into another line, or the trees have been drawn anew. */
  async revealRows(position: Position): Promise<void> {
    for (const tree of trees) await this.rows(treeRevealRequest.method, tree, { uri: this.uri, position });
  }

  /** What is asked besides once the study is another one than before: the trees are drawn anew. */
  async drawTrees(): Promise<void> {
    for (const tree of trees) await this.rows(treeChildrenRequest.method, tree, { parent: null });
  }

  list<T>(name: string): readonly T[] {
    return (this.lists.get(name) ?? []) as readonly T[];
  }

  get semanticTokens(): readonly number[] {
    return this.tokens.data;
  }

  private async ask(message: { readonly method: string }, more: object): Promise<void> {
    const { method } = message;
    const previous = this.previous.get(method) ?? null;
    const answer = await this.client.request<{ resultId: number; from: number | null }>(method, {
      uri: this.uri,
      previous,
      ...more,
    });
    const isChange = answer.from !== null && answer.from === previous;
    this.previous.set(method, answer.resultId);
    for (const [name, edit] of Object.entries(answer))
      if (typeof edit === 'object')
        this.lists.set(name, editedList(isChange ? (this.lists.get(name) ?? []) : [], edit));
  }

  private async rows(method: string, tree: string, params: object): Promise<void> {
    const key = `${method} ${tree}`;
    const { stamp } = treeChildrenRequest.result.parse(
      await this.client.request(method, { ...params, tree, known: this.stamps.get(key) ?? null }),
    );
    this.stamps.set(key, stamp);
  }

  private async askTokens(): Promise<void> {
    const { id, data } = this.tokens;
    const textDocument = { uri: this.uri };
    const method = `textDocument/semanticTokens/full${id === undefined ? '' : '/delta'}`;
    const answer = await this.client.request<SemanticTokens & Partial<SemanticTokensDelta>>(method, {
      textDocument,
      previousResultId: id,
    });
    const now =
      answer.edits?.reduce<readonly number[]>(
        (all, edit) =>
          editedList(all, { start: edit.start, deleteCount: edit.deleteCount, items: edit.data ?? [] }),
        data,
      ) ?? answer.data;
    this.tokens = { id: answer.resultId, data: now };
  }
}

describe('A key in speech', () => {
  for (const [size, most, where, marked] of [
    [30_000, 1000, 'that has no code', 'Answer 16 is that we lost‸'],
    [1_000_000, 1000, 'that has no code', 'Answer 16 is that we lost‸'],
    [30_000, 6000, 'with a code, so that trees are drawn anew', 'Answer 15 is that we lost‸'],
    [1_000_000, 6000, 'with a code, so that trees are drawn anew', 'Answer 15 is that we lost‸'],
  ] as const)
    it(`is answered with at most ${most} bytes in a file of ${size}, in a passage ${where}`, async () => {
      const text = transcriptOf(size);
      const folder = folderOf({ 'codebook.yaml': codebook, 'Interview 1.txt': text });
      const client = await Client.startAsking(folder);
      await client.ready(1);
      const uri = uriOf(folder, 'Interview 1.txt');
      client.open(uri);
      const asking = new Asking(client, uri);
      const at = cursorIn(text, marked);
      await asking.afterKey();
      await asking.revealRows(at);
      await asking.drawTrees();
      // What is found in the codebook is told once, and is of no key.
      await client.until('the codes that nobody uses', () =>
        client.findings(uriOf(folder, 'codebook.yaml')).includes('unused-code'),
      );
      const costs: number[] = [];
      for (let key = 0; key < 4; key++) {
        const [before, revision] = [client.received.bytes, client.study?.revision];
        const position = { ...at, character: at.character + key };
        client.edit(uri, [{ range: { start: position, end: position }, text: 'x' }]);
        await asking.afterKey();
        if (most > 1000) {
          await asking.revealRows(position);
          await client.until('the study to change', () => client.study?.revision !== revision);
          await asking.drawTrees();
        }
        costs.push(client.received.bytes - before);
      }
      await client.stop();
      ok(
        costs.every((cost) => cost <= most),
        `${costs.join(', ')} bytes`,
      );
    });

  it('and the outline of 5 MB is at most 300 KB, and says what it leaves out', async () => {
    const text = transcriptOf(5_000_000);
    const folder = folderOf({ 'codebook.yaml': codebook, 'Interview 1.txt': text });
    const client = await Client.startAsking(folder);
    const uri = uriOf(folder, 'Interview 1.txt');
    client.open(uri);
    const told = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    await client.stop();
    ok(JSON.stringify(told).length <= 300_000, String(JSON.stringify(told).length));
    match(told.at(-1)?.name ?? '', /^\d+ more turns and codes are not listed/);
  });

  it('and whatever else is typed, gives what somebody is told who asks for all', async () => {
    const text = transcriptOf(5000);
    const folder = folderOf({ 'codebook.yaml': codebook, 'Interview 1.txt': text });
    const client = await Client.startAsking(folder);
    await client.ready(1);
    const uri = uriOf(folder, 'Interview 1.txt');
    client.open(uri);
    const asking = new Asking(client, uri);
    const random = randomFrom(11);
    let lines = text.split('\n');
    const textDocument = { uri };
    for (let round = 0; round < 60; round++) {
      const line = random.below(lines.length);
      const typed = random.pick(['x', '\n', '', '\nTrust\n', 'Interviewer: So?\n', '// Note\n\n']) ?? '';
      const isGone = typed === '';
      const character = isGone ? 0 : random.below((lines[line]?.length ?? 0) + 1);
      const end = isGone ? { line: Math.min(line + 1, lines.length - 1), character: 0 } : { line, character };
      client.edit(uri, [{ range: { start: { line, character }, end }, text: typed }]);
      const old = lines;
      const before = `${old
        .slice(0, line)
        .map((one) => `${one}\n`)
        .join('')}${old[line]?.slice(0, character) ?? ''}`;
      const behind = `${old[end.line]?.slice(end.character)}${old
        .slice(end.line + 1)
        .map((one) => `\n${one}`)
        .join('')}`;
      lines = `${before}${typed}${behind}`.split('\n');
      await asking.afterKey();
      const told = async <T>(method: string) => client.request<T>(`textDocument/${method}`, { textDocument });
      const symbols = await told<DocumentSymbol[]>('documentSymbol');
      const flat = (some: readonly DocumentSymbol[], depth: number): unknown[] =>
        some.flatMap(({ name, kind, range, selectionRange, children }) => [
          { name, kind, depth, range, selectionRange },
          ...flat(children ?? [], depth + 1),
        ]);
      type Near = { at: [number, number, number, number] };
      type Entry = Near & { name: string; kind: number; depth: number; selection: Near['at'] };
      deepEqual(
        withRanges(asking.list<Entry>('entries')).map(({ name, kind, depth, range, selection }) => ({
          name,
          kind,
          depth,
          range,
          selectionRange: rangeAtLine(range.start.line, selection),
        })),
        flat(symbols, 0),
      );
      let first = 0;
      deepEqual(
        asking.list<{ below: number; lines: number }>('folds').map((fold) => {
          first += fold.below;
          return [first, first + fold.lines];
        }),
        (await told<FoldingRange[]>('foldingRange')).map(({ startLine, endLine }) => [startLine, endLine]),
      );
      deepEqual(
        withRanges(asking.list<Near>('links')).map(({ range }) => range),
        (await told<DocumentLink[]>('documentLink')).map(({ range }) => range),
      );
      deepEqual(asking.semanticTokens, (await told<SemanticTokens>('semanticTokens/full')).data);
      const fresh = codedTextRequest.result.parse(
        await client.request(codedTextRequest.method, { uri, previous: null, underline: 'quotes' }),
      );
      deepEqual(asking.list('stretches'), fresh?.stretches?.items ?? []);
      deepEqual(asking.list('labels'), fresh?.labels?.items ?? []);
    }
    await client.stop();
  });
});
