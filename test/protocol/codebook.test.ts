// What the built server answers in codebook.yaml, asked as an editor asks.
import { deepEqual, equal, match } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import {
  type CodeAction,
  type ColorInformation,
  type ColorPresentation,
  type CompletionItem,
  type CompletionList,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Hover,
  type Location,
  type MarkupContent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, cursorIn, uriOf } from './client';

const codebook = `# Ours.
study: A study of data
codes:
  - code: Data-issues
    color: '#4e79a7' # blue
    codes:
      - code: Data-duplicates
      - code: Data-twice
        deprecated: Use Data-duplicates.
`;
const talk = 'Interview 1 - Ilan\n\nInterviewee\n\nWe had it twice.\n\nData-duplicates\n\nData-new\n';

describe('In codebook.yaml, the language server', () => {
  let folder: string;
  let client: Client;
  let uri: string;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-codebook-'));
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), codebook);
    fs.writeFileSync(path.join(folder, 'a.txt'), talk);
    uri = uriOf(folder, 'codebook.yaml');
    client = await Client.start(folder);
    await client.ready(1);
    client.open(uri);
  });
  after(async () => {
    equal(await client.stop(), 0);
    fs.rmSync(folder, { recursive: true });
  });

  it('shows colours as swatches, and writes another one in their quotation marks', async () => {
    const textDocument = { uri };
    const range = { start: { line: 4, character: 11 }, end: { line: 4, character: 20 } };
    const swatches = await client.request<ColorInformation[]>('textDocument/documentColor', { textDocument });
    deepEqual(swatches, [
      { range, color: { red: 0x4e / 255, green: 0x79 / 255, blue: 0xa7 / 255, alpha: 1 } },
    ]);
    const color = { red: 1, green: 0, blue: 0, alpha: 1 };
    const ways = await client.request<ColorPresentation[]>('textDocument/colorPresentation', {
      textDocument,
      range,
      color,
    });
    deepEqual(ways, [{ label: '#ff0000', textEdit: { range, newText: "'#ff0000'" } }]);
  });

  describe('completes', () => {
    /** Asks at `‸` of the codebook with one line more, as somebody types it. */
    const complete = async (marked: string) => {
      const text = codebook + marked.replace('‸', '');
      client.change(uri, text);
      const list = await client.request<CompletionList>('textDocument/completion', {
        textDocument: { uri },
        position: cursorIn(text, marked),
      });
      return list.items;
    };
    after(() => client.change(uri, codebook));

    it('keys, and tells what they mean', async () => {
      const items = await complete('        ki‸\n');
      const kind = items.find(({ label }) => label === 'kind');
      match(
        String((kind?.documentation as MarkupContent | undefined)?.value),
        /^Whether the code is an issue.*\n\n```yaml\nkind: issue\n```$/,
      );
      equal(kind?.textEdit?.newText, 'kind: ');
      equal(
        items.some(({ label }) => label === 'deprecated'),
        false,
      );
    });

    it('lists with their brackets, for an editor that takes no snippets', async () => {
      const [aliases] = (await complete('        al‸\n')).filter(({ label }) => label === 'aliases');
      equal(aliases?.textEdit?.newText, 'aliases: []');
      equal(aliases.insertTextFormat, undefined);
    });

    it('what a fix fixes, with what is known of each code, while the file is no YAML', async () => {
      const items = await complete('      - code: [A fix\n        fixes: "Data-dup‸\n');
      const item = items.find(({ label }) => label === 'Data-duplicates');
      const resolved = await client.request<CompletionItem>('completionItem/resolve', item ?? {});
      match((resolved.documentation as MarkupContent).value, /1 coding · 1 segment · 1 interview/);
    });

    it('labels that are in use and not in the codebook', async () => {
      const items = await complete('      - code: ‸\n');
      deepEqual(
        items.map(({ label, labelDetails }) => [label, labelDetails?.description]),
        [['Data-new', '1 coding · 1 interview']],
      );
    });
  });

  it('says on hover what a key means, and what it refers to', async () => {
    const hover = async (marked: string) => {
      const position = cursorIn(codebook, marked);
      const found = await client.request<Hover | null>('textDocument/hover', {
        textDocument: { uri },
        position,
      });
      return found && [found.range, (found.contents as MarkupContent).value];
    };
    const key = await hover('dep‸recated: Use');
    deepEqual(key?.[0], {
      start: cursorIn(codebook, '‸deprecated: Use'),
      end: cursorIn(codebook, 'deprecated‸: Use'),
    });
    match(String(key?.[1]), /^Why the code should not be used any more/);
    match(String((await hover('Use Data-‸duplicates'))?.[1]), /^\*\*Data-duplicates\*\*/);
    equal(await hover('# Ou‸rs'), null);
  });

  it('goes from what stands in for a deprecated code to its entry', async () => {
    const position = cursorIn(codebook, 'Use Data-‸duplicates');
    const found = await client.request<Location>('textDocument/definition', {
      textDocument: { uri },
      position,
    });
    deepEqual(found, {
      uri,
      range: {
        start: cursorIn(codebook, 'code: ‸Data-duplicates'),
        end: cursorIn(codebook, 'code: Data-duplicates‸'),
      },
    });
  });

  it('answers about what is typed just now, without waiting for a pause', async () => {
    const typed = `${codebook}      - code: Data-typed\n        description: Typed just now.\n`;
    for (let end = codebook.length; end <= typed.length; end++) client.change(uri, typed.slice(0, end));
    const hover = await client.request<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: cursorIn(typed, 'Data-‸typed'),
    });
    match((hover.contents as MarkupContent).value, /Typed just now\./);
    client.change(uri, codebook);
  });

  describe('offers to', () => {
    const actions = (at: string, only: string[] | undefined, diagnostics: readonly Diagnostic[] = []) =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: at },
        range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
        context: { diagnostics, ...(only ? { only } : {}) },
      });
    const edited = (text: string, { edit }: CodeAction) => {
      const changes = (edit?.documentChanges ?? []).flatMap((change) =>
        'edits' in change ? change.edits : [],
      );
      const edits = changes.flatMap((change) => ('newText' in change ? [change] : []));
      return TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), edits);
    };
    const wrong = `${codebook}      - code: Data-more\n        descripton: More of it.\n        fixes: Data-twic\n`;
    after(async () => {
      client.change(uri, codebook);
      await client.until('no mistake', () => !client.findings(uri).includes('unknown-key'));
    });

    it('put a mistake right, where one answer is good', async () => {
      client.change(uri, wrong);
      const mistakes = await client.until('two mistakes', () => {
        const found = client.diagnostics.get(uri) ?? [];
        const mine = found.filter(({ code }) => code === 'unknown-key' || code === 'unknown-fixes');
        return mine.length === 2 && mine;
      });
      const fixes = await actions(uri, undefined, mistakes);
      deepEqual(
        fixes.map(({ title, kind, isPreferred }) => [title, kind, isPreferred]),
        [
          ['Change to “description”', 'quickfix', true],
          ['Change to “Data-twice”', 'quickfix', true],
        ],
      );
      equal(fixes[1] && edited(wrong, fixes[1]), wrong.replace('fixes: Data-twic', 'fixes: Data-twice'));
    });

    it('correct all that is clear, when asked for that', async () => {
      client.change(uri, wrong);
      for (const only of ['source.fixAll.marginalia', 'source.fixAll', 'source']) {
        const [all, ...others] = await actions(uri, [only]);
        equal(all?.kind, 'source.fixAll.marginalia');
        equal(all && edited(wrong, all), wrong.replace('descripton', 'description'));
        deepEqual(others, []);
      }
      deepEqual(await actions(uri, ['source.organizeImports']), []);
    });

    it('correct all that is clear in a transcript, but nothing the user has turned off', async () => {
      const transcript = uriOf(folder, 'a.txt');
      const text = talk.replace('Data-duplicates', 'Data-duplicate').replace('Data-new', 'Data-twice');
      client.open(transcript, text);
      const [all] = await actions(transcript, ['source.fixAll']);
      equal(all && edited(text, all), text.replace('Data-duplicate', 'Data-duplicates'));
      client.set({ diagnostics: { severity: { 'misspelled-code': 'off' } } });
      await client.until('silence', () => !client.findings(transcript).includes('misspelled-code'));
      deepEqual(await actions(transcript, ['source.fixAll']), []);
      client.set(null);
      client.close(transcript);
    });
  });

  describe('hints', () => {
    const transcript = () => uriOf(folder, 'a.txt');
    const marks = (at: string) =>
      (client.diagnostics.get(at) ?? []).map(({ code, severity, tags }) => [code, severity, tags]);
    const write = (text: string) => {
      fs.writeFileSync(path.join(folder, 'a.txt'), text);
      client.changedOutside({ [transcript()]: 2 });
    };
    after(() => {
      client.set(null);
      write(talk);
    });

    it('at a code that nobody uses, as unnecessary, until somebody does', async () => {
      write(talk.replace('Data-duplicates', 'Data-twice'));
      const found = await client.until('an unused code', () =>
        client.diagnostics.get(uri)?.find(({ code }) => code === 'unused-code'),
      );
      deepEqual(found.range, {
        start: cursorIn(codebook, 'code: ‸Data-duplicates'),
        end: cursorIn(codebook, 'code: Data-duplicates‸'),
      });
      deepEqual(marks(uri), [['unused-code', DiagnosticSeverity.Hint, [DiagnosticTag.Unnecessary]]]);
      write(talk);
      await client.until('no unused code', () => marks(uri).length === 0);
    });

    it('at no code while there is no transcript', async () => {
      write(talk.replace('Data-duplicates', 'Data-new'));
      await client.until('an unused code', () => client.findings(uri).includes('unused-code'));
      fs.rmSync(path.join(folder, 'a.txt'));
      client.changedOutside({ [transcript()]: 3 });
      await client.until('no unused code', () => marks(uri).length === 0);
    });

    it('at a code line whose code is deprecated, as deprecated', async () => {
      write(talk.replace('Data-new', 'Data-twice'));
      await client.until('a deprecated code', () =>
        client.findings(transcript()).includes('deprecated-code'),
      );
      deepEqual(marks(transcript()), [
        ['deprecated-code', DiagnosticSeverity.Hint, [DiagnosticTag.Deprecated]],
      ]);
    });

    it('or in whatever severity the user has set, at once', async () => {
      const set = (severity: object) => client.set({ diagnostics: { severity } });
      set({ 'deprecated-code': 'error' });
      await client.until('an error', () => marks(transcript())[0]?.[1] === DiagnosticSeverity.Error);
      deepEqual(marks(transcript()), [
        ['deprecated-code', DiagnosticSeverity.Error, [DiagnosticTag.Deprecated]],
      ]);
      set({ 'deprecated-code': 'off' });
      await client.until('nothing', () => marks(transcript()).length === 0);
      client.change(uri, `${codebook}colour: blue\n`);
      await client.until('an unknown key', () => client.findings(uri).includes('unknown-key'));
      set({ 'unknown-key': 'information' });
      await client.until('information', () => marks(uri)[0]?.[1] === DiagnosticSeverity.Information);
      client.change(uri, codebook);
    });
  });
});
