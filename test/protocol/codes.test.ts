// What the built server answers in the sample study, asked as an editor asks.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import {
  type CompletionItem,
  type CompletionList,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type Hover,
  type Location,
  type MarkupContent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, cursorIn, uriOf } from './client';
import { sample } from './commandLine';

const interview = (name: string) => uriOf(sample, 'interviews', `Interview ${name}.txt`);
const harbour = interview('1 - Maya');
const milk = interview('6 - Maya');
const codebook = uriOf(sample, 'codebook.yaml');

describe('The language server in the sample study', () => {
  let client: Client;
  const texts = new Map<string, string>();

  before(async () => {
    client = await Client.start(sample);
    for (const uri of [harbour, milk, codebook]) texts.set(uri, client.open(uri));
    await client.ready(10);
  });
  after(async () => equal(await client.stop(), 0));

  const textOf = (uri: string) => texts.get(uri) ?? '';
  /** Asks about the place `‸` of an open file. */
  const ask = <R>(method: string, uri: string, marked: string, more: object = {}) =>
    client.request<R>(method, {
      textDocument: { uri },
      position: cursorIn(textOf(uri), marked),
      ...more,
    });
  /** The line that a location is on, with its label in brackets. */
  const shown = ({ uri, range }: Location, text: string) => {
    const line = text.split('\n')[range.start.line] ?? '';
    const label = line.slice(range.start.character, range.end.character);
    return `${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))}:${range.start.line + 1} ${label}`;
  };

  it('finds every mistake of the two interviews that have some, and none in the others', () => {
    deepEqual(client.findings(interview('5 - Jonas')), [
      'orphan-code',
      'deprecated-code',
      'quote-not-found',
      'unknown-speaker',
      'misspelled-code',
    ]);
    deepEqual(client.findings(interview('7 - Jonas')), [
      'misspelled-code',
      'duplicate-code',
      'misspelled-code',
      'unknown-code',
      'fix-without-issue',
    ]);
    const isMistake = ({ severity }: Diagnostic) => severity !== DiagnosticSeverity.Hint;
    const withFindings = [...client.diagnostics].filter(([, found]) => found.some(isMistake));
    equal(withFindings.length, 2);
  });

  describe('completes a code', () => {
    const complete = (uri: string, marked: string) =>
      ask<CompletionList>('textDocument/completion', uri, marked);

    it('on an empty line below a passage, the likely ones first, as in the list to choose from', async () => {
      const { items, isIncomplete } = await complete(harbour, 'next to the computer.\n‸\nPEOPLE-no-handover');
      // The sample has labels that others go on from, for which an editor must ask again once something is typed.
      equal(isIncomplete, true);
      const cursor = cursorIn(textOf(harbour), 'next to the ‸computer.');
      const { choices } = await client.request<{ choices: { label: string; present: string }[] }>(
        'marginalia/codingChoices',
        { uri: harbour, selections: [{ start: cursor, end: cursor }] },
      );
      const likely = choices.filter(({ present }) => present === 'none').slice(0, 5);
      deepEqual(
        items.slice(0, 5).map(({ label }) => label),
        likely.map(({ label }) => label),
      );
      ok(items.some(({ label }) => label === 'Bus factor'));
    });

    it('with what one needs to choose, when it is looked at', async () => {
      const { items } = await complete(harbour, 'PEOPLE-si‸ngle-expert "not one');
      const item = items.find(({ label }) => label === 'PEOPLE-single-expert');
      equal(item?.documentation, undefined);
      const resolved = await client.request<CompletionItem>('completionItem/resolve', item ?? {});
      const documentation = resolved.documentation as MarkupContent;
      equal(documentation.kind, 'markdown');
      match(documentation.value, /One person knows, and nobody else does\./);
      match(documentation.value, /\d+ codings · \d+ segments · \d+ interviews/);
      equal(documentation.value.split('\n> Interviewee').length - 1, 2);
    });

    it('in place of the whole label, and of nothing else', async () => {
      const { items } = await complete(harbour, 'PEOPLE-si‸ngle-expert "not one');
      const item = items.find(({ label }) => label === 'Bus factor');
      const edited = apply(harbour, item);
      equal(edited, textOf(harbour).replace('PEOPLE-single-expert "not one', 'Bus factor "not one'));
    });

    it('right below the words where the file has its codes there', async () => {
      const { items } = await complete(milk, 'He does insurance.\n‸\nInterviewer');
      const item = items.find(({ label }) => label === 'PEOPLE-no-time');
      equal(
        apply(milk, item),
        textOf(milk).replace('He does insurance.\n', 'He does insurance.\nPEOPLE-no-time\n'),
      );
    });

    function apply(uri: string, item: CompletionItem | undefined): string {
      const document = TextDocument.create(uri, 'transcript', 1, textOf(uri));
      const edit = item?.textEdit;
      if (!edit || !('range' in edit)) throw new Error('no edit');
      return TextDocument.applyEdits(document, [edit, ...(item.additionalTextEdits ?? [])]);
    }

    it('but not in talk, nor in codebook.yaml', async () => {
      deepEqual((await complete(harbour, 'There was cake‸')).items, []);
      deepEqual((await complete(codebook, 'Nobody has‸')).items, []);
    });

    it('as a list that # opens', () => {
      deepEqual(client.initialized.capabilities.completionProvider?.triggerCharacters, ['#', ' ']);
    });
  });

  describe('shows on hover', () => {
    const hover = async (uri: string, marked: string) => {
      const found = await ask<Hover | null>('textDocument/hover', uri, marked);
      return found && (found.contents as MarkupContent).value;
    };

    it('a code with its definition, its counts, and quotes from other interviews to go to', async () => {
      const text = (await hover(harbour, 'PEOPLE-single-‸expert "not one')) ?? '';
      const [heading = ''] = text.split('\n');
      equal(heading, '**PEOPLE-single-expert** · issue · People \\[PEOPLE\\]');
      match(text, /Fixes: \[PEOPLE-single-expert-fix\]\(file:.*codebook\.yaml#L\d+\), \[PEOPLE-pairing\]/);
      const links = [...text.matchAll(/^> .* · \[(.*)\]\((file:.*)#L(\d+)(?:,\d+)?\)$/gm)];
      equal(links.length, 3);
      ok(links.every(([, name]) => name && !name.startsWith('Interview 1')));
    });

    it('the same in the codebook: over a label, an alias and what a fix fixes', async () => {
      const label = await hover(codebook, '- code: PEOPLE-single-‸expert\n');
      ok(label?.startsWith('**PEOPLE-single-expert** · issue'));
      match((await hover(codebook, 'aliases: [PEOPLE-key-‸person]')) ?? '', /^\*\*PEOPLE-single-expert\*\*/);
      equal(await hover(codebook, 'fixes: PEOPLE-‸single-expert'), label);
    });

    it('nothing over talk', async () => equal(await hover(harbour, 'There was ‸cake'), null));
  });

  it('goes from a code, by any spelling, to its entry in the codebook', async () => {
    const jonas = interview('3 - Jonas');
    texts.set(jonas, client.open(jonas));
    const book = textOf(codebook);
    for (const [uri, marked] of [
      [harbour, 'PEOPLE-‸single-expert "not one'],
      [jonas, 'PEOPLE-key-‸person'],
      [codebook, 'fixes: PEOPLE-‸single-expert'],
    ] as const) {
      const found = await ask<Location>('textDocument/definition', uri, marked);
      equal(found.uri, codebook);
      match(shown(found, book), /^codebook\.yaml:\d+ PEOPLE-single-expert$/);
    }
    equal(await ask('textDocument/definition', harbour, 'There ‸was cake'), null);
  });

  it('finds the words that carry a code, from a transcript and from the codebook', async () => {
    const find = (uri: string, marked: string, includeDeclaration: boolean) =>
      ask<Location[]>('textDocument/references', uri, marked, { context: { includeDeclaration } });
    const found = await find(harbour, 'PEOPLE-‸single-expert "not one', false);
    deepEqual(await find(codebook, '- code: PEOPLE-single-‸expert\n', false), found);
    const wordsIn = (text: string, { range: { start, end } }: Location) => {
      const lines = text.split('\n');
      equal(start.line, end.line);
      return lines[start.line]?.slice(start.character, end.character);
    };
    const inInterview = found.filter(({ uri }) => uri === harbour);
    deepEqual(
      inInterview.map((one) => wordsIn(textOf(harbour), one)),
      ['not one person who knows how', "So in a way, in a way I've become Henrik. Without the dahlias."],
    );
    const withEntry = await find(harbour, 'PEOPLE-‸single-expert "not one', true);
    deepEqual(
      withEntry
        .filter(({ uri }) => uri === codebook)
        .map((one) => shown(one, textOf(codebook)).replace(/:\d+/, '')),
      [
        'codebook.yaml PEOPLE-single-expert',
        'codebook.yaml PEOPLE-key-person',
        'codebook.yaml PEOPLE-single-expert',
      ],
    );
    const spelt = found.filter(({ uri }) => uri === interview('3 - Jonas'));
    ok(spelt.length > 0);
  });

  it('outlines turns with their codes, and families with theirs', async () => {
    const symbols = (uri: string) =>
      client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    const turns = await symbols(harbour);
    equal(turns[3]?.name, 'Interviewee: By standing next to it, mostly. Henrik wrote it, in the…');
    deepEqual(
      turns[3]?.children?.map(({ name }) => name),
      ['PEOPLE-no-handover'],
    );
    const families = await symbols(codebook);
    deepEqual(
      families.slice(0, 3).map(({ name }) => name),
      ['Documentation [DOC]', 'Testing [TEST]', 'People [PEOPLE]'],
    );
    ok(families[0]?.children?.some(({ name }) => name === 'DOC-scattered'));
  });
});
