// What helps to read a transcript: highlights, folds, selections, colours.
import { deepEqual, equal, notDeepEqual } from 'node:assert/strict';
import type {
  DocumentHighlight,
  DocumentLink,
  FoldingRange,
  Hover,
  Location,
  MarkupContent,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { transcriptLayoutRequest } from '../../server/src/protocol/layout';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const codebook = `codes:
  - code: Data-loss
    aliases: [Data-lost]
`;
const talk = `Interview 1 - Maya

Interviewer

What happened?

Interviewee

We lost data. All of it.

Data-loss "lost data"

Interviewer

Oh. Again?

Interviewee

Yes.

Data-lost

Interviewer

Well.

Interviewee

Hm.
`;

describe('The language server, for whoever reads a transcript,', () => {
  let client: Client;
  let uri: string;
  let book: string;

  before(async () => {
    const folder = folderOf({ 'codebook.yaml': codebook, 'a.txt': talk });
    client = await Client.start(folder);
    uri = uriOf(folder, 'a.txt');
    book = uriOf(folder, 'codebook.yaml');
    client.open(uri);
    await client.ready(1);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  const ask = <R>(method: string, more: object) =>
    client.request<R>(`textDocument/${method}`, { textDocument: { uri }, ...more });
  const textIn = ({ start, end }: Range) => {
    const lines = talk.split('\n').slice(start.line, end.line + 1);
    const last = lines.pop() ?? '';
    return [...lines, last.slice(0, end.character)].join('\n').slice(start.character);
  };

  it('lights up all lines of a code and of a speaker, and no word of talk', async () => {
    const highlights = async (marked: string) => {
      const found = await ask<DocumentHighlight[] | null>('documentHighlight', {
        position: cursorIn(talk, marked),
      });
      return found?.map(({ range }) => `${range.start.line + 1} ${textIn(range)}`);
    };
    deepEqual(await highlights('Data-l‸ost'), ['11 Data-loss', '21 Data-lost']);
    deepEqual(await highlights('Inter‸viewee\n\nWe'), ['7 Interviewee', '17 Interviewee', '27 Interviewee']);
    // Not null: that would make an editor look for other places of the word by itself.
    deepEqual(await highlights('We ‸lost'), []);
  });

  it('folds turns, and speech without codes as regions', async () => {
    deepEqual(await ask<FoldingRange[]>('foldingRange', {}), [
      { startLine: 2, endLine: 4, kind: 'region' },
      { startLine: 6, endLine: 10 },
      { startLine: 12, endLine: 14, kind: 'region' },
      { startLine: 16, endLine: 20 },
      { startLine: 22, endLine: 28, kind: 'region' },
      { startLine: 26, endLine: 28 },
    ]);
  });

  it('grows a selection at each of several cursors', async () => {
    const positions = [cursorIn(talk, 'All ‸of it'), cursorIn(talk, 'Interview 1‸ - Maya')];
    const found = await ask<SelectionRange[]>('selectionRange', { positions });
    const steps = (range: SelectionRange | undefined): string[] =>
      range ? [textIn(range.range), ...steps(range.parent)] : [];
    deepEqual(found.map(steps), [
      [
        'of',
        'All of it.',
        'We lost data. All of it.',
        'We lost data. All of it.\n\nData-loss "lost data"',
        'Interviewee\n\nWe lost data. All of it.\n\nData-loss "lost data"',
        talk,
      ],
      ['1', 'Interview 1 - Maya', talk],
    ]);
  });

  it('leads from a quote to the words in the passage', async () => {
    const [link] = await ask<DocumentLink[]>('documentLink', {});
    equal(link && textIn(link.range), '"lost data"');
    equal(link?.target, `${uri}#L9%2C4-L9%2C13`);
    const definition = await ask<Location>('definition', { position: cursorIn(talk, '"lo‸st data"') });
    equal(definition.uri, uri);
    equal(textIn(definition.range), 'lost data');
  });

  it('leads from a speaker to where they first speak, and to all their turns', async () => {
    const position = cursorIn(talk, 'Inter‸viewee\n\nYes');
    const first = await ask<Location>('definition', { position });
    equal(`${first.range.start.line + 1} ${textIn(first.range)}`, '7 Interviewee');
    const turns = await ask<Location[]>('references', { position, context: { includeDeclaration: true } });
    deepEqual(
      turns.map(({ range }) => range.start.line + 1),
      [7, 17, 27],
    );
  });

  it('tells how a transcript is read, and nothing of another file', async () => {
    const { method } = transcriptLayoutRequest;
    deepEqual(await client.request(method, { uri }), { words: '“Name” above “words”' });
    equal(await client.request(method, { uri: book }), null);
  });

  it('tells on hover how much a speaker says, and of a passage what is coded where the user wants it', async () => {
    const hover = async (marked: string) => {
      const found = await ask<Hover | null>('hover', { position: cursorIn(talk, marked) });
      return found && (found.contents as MarkupContent).value.split('\n\n');
    };
    deepEqual(await hover('Inter‸viewee\n\nYes'), [
      '**Interviewee**',
      '3 turns · 8 words',
      '62% of the words in this interview',
      'Turns are read as “Name” above “words”',
    ]);
    equal(await hover('We ‸lost'), null);
    await client.set({ hover: { passages: true } });
    deepEqual(await hover('We ‸lost'), ['**Codes of this passage**', '- Data-loss “lost data”']);
    deepEqual(await hover('Oh. ‸Again'), ['This passage has no codes yet.']);
  });

  it('finds codes, interviews and speakers by their names, and where a speaker first speaks', async () => {
    const find = (query: string) => client.request<WorkspaceSymbol[]>('workspace/symbol', { query });
    const names = (found: WorkspaceSymbol[]) => found.map(({ name }) => name);
    deepEqual(names(await find('loss')), ['Data-loss']);
    deepEqual(names(await find('')), ['Data-loss', 'Interview 1 · Maya', 'Interviewer', 'Interviewee']);
    const [code] = await find('lost');
    equal(code?.location.uri, book);
    const [speaker] = await find('interviewee');
    const resolved = await client.request<WorkspaceSymbol>('workspaceSymbol/resolve', speaker ?? {});
    const { location } = resolved;
    equal('range' in location && textIn(location.range), 'Interviewee');
    equal('range' in location && location.range.start.line, 6);
    client.change(uri, `${talk}\nBrand-new\n`);
    deepEqual(names(await find('brand')), ['Brand-new']);
    client.change(uri, talk);
    deepEqual(names(await find('brand')), []);
  });

  describe('colours what only the study knows', () => {
    const full = () => ask<SemanticTokens>('semanticTokens/full', {});
    const count = ({ data }: SemanticTokens) => data.length / 5;

    it('in the whole file, in a part of it, and by the difference to the last answer', async () => {
      const before = await full();
      equal(count(before), 9);
      const part = await ask<SemanticTokens>('semanticTokens/range', {
        range: { start: { line: 0, character: 0 }, end: { line: 10, character: 5 } },
      });
      deepEqual(part.data, before.data.slice(0, 4 * 5));

      client.change(uri, talk.replace('Yes.', 'Yes.\n\n// Ask again.'));
      const delta = (previousResultId: string | undefined) =>
        ask<SemanticTokensDelta>('semanticTokens/full/delta', { previousResultId });
      const { edits, resultId } = await delta(before.resultId);
      const edited = [...before.data];
      for (const edit of edits) edited.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
      const after = await full();
      deepEqual(edited, after.data);
      equal(count(after), 10);
      deepEqual((await delta(after.resultId)).edits, []);
      // An answer that is not the last one is nothing to differ from.
      deepEqual(
        (await ask<SemanticTokens>('semanticTokens/full/delta', { previousResultId: resultId })).data,
        after.data,
      );
    });

    it('anew when the codebook has changed', async () => {
      const before = await full();
      const seen = client.recolorings;
      client.open(book, codebook.replace('    aliases: [Data-lost]\n', '  - code: Data-loss-fix\n'));
      await client.until('the editor to be asked to colour again', () => client.recolorings > seen);
      const after = await full();
      equal(after.data.length, before.data.length);
      notDeepEqual(after.data, before.data);
    });
  });

  it('offers outlines anew when a transcript reads otherwise, where an editor takes them so', async () => {
    const folder = folderOf({ 'codebook.yaml': 'codes: []\n', 'a.txt': 'Ana – Cold.\n\nBo – Wet.\n' });
    const taking = await Client.startAs(
      {
        textDocument: { documentSymbol: { dynamicRegistration: true } },
        workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
      },
      folder,
    );
    const offers = () =>
      taking.registrations.filter(({ method }) => method === 'textDocument/documentSymbol');
    await taking.ready(1);
    equal(taking.initialized.capabilities.documentSymbolProvider, undefined);
    const before = offers().length;
    taking.open(uriOf(folder, 'codebook.yaml'), 'speakers: [Ana, Bo]\ncodes: []\n');
    await taking.until('outlines to be offered anew', () => offers().length > before);
    const [last, ...others] = offers().filter(({ id }) => !taking.withdrawn.has(id));
    equal(others.length, 0, 'the last offer stands alone');
    equal(last?.id, offers().at(-1)?.id);
    equal(await taking.stop(), 0);
  });
});
