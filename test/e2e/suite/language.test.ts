// What VS Code answers for a transcript when its own commands ask the language server.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../until';

const codebook = `study: Gardens
transcripts: ["talks/*.txt"]
codes:
  - code: SOIL-too-wet
    kind: issue
    description: Water stands in the beds.
  - code: SOIL-too-wet-fix
  - code: SOIL-compost
`;

const talk = `Interview 1 - Ada

Interviewer

What went wrong this year?

Interviewee

The beds were ponds.

SOIL-too-wet

SOIL-to-wet

Interviewer

And then?

Interviewee

We dug a ditch.

SOIL-too-wet-fix

#mystery

SOIL-too-wet-fix
`;

const oneProblem = 'Interviewer\n\nWhat went wrong?\n\n#mystery\n';

const [workspace] = vscode.workspace.workspaceFolders ?? [];
/** A study of its own inside the one that is open. */
const garden = vscode.Uri.joinPath(workspace?.uri ?? vscode.Uri.file('/'), 'garden');
const file = (name: string) => vscode.Uri.joinPath(garden, name);
const transcript = file('talks/one.txt');

describe('A transcript in VS Code', () => {
  let document: vscode.TextDocument;

  before(async () => {
    await filesAreWatched();
    await write(file('codebook.yaml'), codebook);
    await write(transcript, talk);
    await write(file('notes.txt'), talk);
    document = await vscode.workspace.openTextDocument(transcript);
    await vscode.window.showTextDocument(document);
    await until('its problems', () => problems(transcript).length === 3);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(garden, { recursive: true });
  });

  it('has the language of transcripts when the globs of its study name it', async () => {
    await until('the language', () => languageOf(transcript) === 'transcript');
  });

  it('is plain text, and nothing happens to it, when no study names it', async () => {
    const notes = await vscode.workspace.openTextDocument(file('notes.txt'));
    await vscode.window.showTextDocument(notes, { preview: false, preserveFocus: true });
    // The server answers in order: once it has told of another change, it has passed over this file.
    const other = file('talks/two.txt');
    await write(other, talk);
    await until('the problems of another file', () => problems(other).length === 3);
    assert.equal(languageOf(notes.uri), 'plaintext');
    assert.deepEqual(problems(notes.uri), []);
    assert.equal(notes.isDirty, false);
    assert.deepEqual(await codesOffered(notes, position(notes, 'SOIL-too-wet', 4)), []);
    await vscode.workspace.fs.delete(other);
    await until('the problems to go with the file', () => problems(other).length === 0);
  });

  it('gets its language when it is shown or peeked at, not when it is opened with many others to be changed', async () => {
    const files = Array.from({ length: 27 }, (_, number) => file(`talks/many-${number}.txt`));
    const [shown = transcript, peeked = transcript, last = transcript, ...hidden] = files;
    const open = (uri: vscode.Uri) => vscode.workspace.openTextDocument(uri);
    for (const uri of [shown, peeked, ...hidden]) await write(uri, oneProblem);
    await Promise.all(hidden.map(open));
    await vscode.window.showTextDocument(shown, { preserveFocus: true });
    await until('the language of what is shown', () => languageOf(shown) === 'transcript');
    // Until a new file is read, the time in which hidden documents are gathered has passed.
    await write(last, oneProblem);
    await until('the problem of the last file', () => problems(last).length === 1);
    await open(peeked);
    await until('the language of what is peeked at', () => languageOf(peeked) === 'transcript');
    assert.deepEqual(new Set(hidden.map(languageOf)), new Set(['plaintext']));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('gets its language when it is shown, not when it was changed and saved behind the scenes and is about to be closed', async () => {
    const files = Array.from({ length: 22 }, (_, number) => file(`talks/behind-${number}.txt`));
    const [saved = transcript, untouched = transcript, last = transcript, ...others] = files;
    for (const uri of [saved, untouched, ...others]) await write(uri, oneProblem);
    const [document] = await Promise.all(
      [saved, untouched, ...others].map((uri) => vscode.workspace.openTextDocument(uri)),
    );
    // Until a new file is read, the time in which hidden documents are gathered has passed.
    await write(last, oneProblem);
    await until('the problem of the last file', () => problems(last).length === 1);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(saved, new vscode.Position(0, 0), '\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(await document?.save());
    for (const uri of [saved, untouched])
      await vscode.commands.executeCommand('vscode.open', uri, { background: true, preview: false });
    await until('the language of the other one', () => languageOf(untouched) === 'transcript');
    assert.equal(languageOf(saved), 'plaintext');
    await vscode.window.showTextDocument(saved, { preview: false });
    await until('the language of what is shown', () => languageOf(saved) === 'transcript');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('has problems with codes that settings and filters can name', () => {
    const found = problems(transcript).map(({ code, source, severity, range }) => ({
      code,
      source,
      severity: vscode.DiagnosticSeverity[severity],
      text: document.getText(range),
    }));
    const source = 'marginalia';
    assert.deepEqual(found, [
      { code: 'misspelled-code', source, severity: 'Error', text: 'SOIL-to-wet' },
      { code: 'unknown-code', source, severity: 'Error', text: 'mystery' },
      { code: 'duplicate-code', source, severity: 'Warning', text: 'SOIL-too-wet-fix' },
    ]);
  });

  it('completes codes on an empty line, with what each one means', async () => {
    const list = await codesOffered(document, position(document, 'SOIL-too-wet\n', 'SOIL-too-wet\n'.length));
    const labels = list.map(({ label }) => nameOf(label));
    assert.deepEqual(labels.sort(), ['SOIL-compost', 'SOIL-too-wet', 'SOIL-too-wet-fix']);
    const wet = list.find(({ label }) => nameOf(label) === 'SOIL-too-wet');
    assert.ok(wet?.documentation instanceof vscode.MarkdownString);
    assert.match(wet.documentation.value, /Water stands in the beds\./);
  });

  it('changes a misspelt code, and takes one into the codebook, by code actions', async () => {
    const [misspelt, unknown] = problems(transcript);
    assert.ok(misspelt && unknown);
    await apply(misspelt.range, 'Change to “SOIL-too-wet”');
    assert.equal(document.getText(), talk.replace('SOIL-to-wet', 'SOIL-too-wet'));
    await until('the problem to go', () => !problems(transcript).some(({ code }) => code === misspelt.code));

    await apply(unknown.range, 'Add “mystery” to the codebook');
    const book = await vscode.workspace.openTextDocument(file('codebook.yaml'));
    assert.equal(
      book.getText().replace(/ {4}color: "#[0-9a-f]{6}"\n$/, ''),
      `${codebook}  - code: mystery\n`,
      'a code that has a color of its own',
    );
    await until('the problem to go', () => !problems(transcript).some(({ code }) => code === unknown.code));
    await book.save();
  });

  it('leads to the entry of a code, and to everywhere it is used', async () => {
    const at = position(document, 'SOIL-too-wet-fix', 3);
    const definitions = await execute<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      at,
    );
    const [definition] = definitions.map(placeOf);
    assert.equal(definition, 'codebook.yaml:6');
    const references = await execute<vscode.Location[]>('vscode.executeReferenceProvider', at);
    // Both of its codings are about the words on one line.
    assert.deepEqual([...new Set(references.map(placeOf))].sort(), ['codebook.yaml:6', 'one.txt:20']);
  });

  it('has an outline of turns with their codes', async () => {
    // Outlines are offered anew after the codebook has changed, as it has just now. In between nobody has any.
    const symbols = await until('an outline', () =>
      execute<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider'),
    );
    const outline = symbols.map(({ name, children }) => [name, ...children.map((child) => child.name)]);
    assert.deepEqual(outline, [
      ['Interviewer: What went wrong this year?'],
      ['Interviewee: The beds were ponds.', 'SOIL-too-wet', 'SOIL-too-wet'],
      ['Interviewer: And then?'],
      ['Interviewee: We dug a ditch.', 'SOIL-too-wet-fix', 'mystery', 'SOIL-too-wet-fix'],
    ]);
  });

  /** What one of VS Code's commands says of the transcript. */
  async function execute<T>(command: string, at?: vscode.Position): Promise<T> {
    return vscode.commands.executeCommand<T>(command, transcript, ...(at ? [at] : []));
  }

  async function apply(range: vscode.Range, title: string): Promise<void> {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      transcript,
      range,
      vscode.CodeActionKind.QuickFix.value,
      // Some fixes are worked out when they are taken, which so many are here.
      50,
    );
    const action = actions.find((one) => one.title.startsWith(title));
    assert.ok(action?.edit, actions.map((one) => one.title).join('\n'));
    assert.ok(await vscode.workspace.applyEdit(action.edit));
  }
});

/** VS Code watches its folder from about a second after its start. What happens before escapes it, and the server too. */
async function filesAreWatched(): Promise<void> {
  const probe = file('probe');
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(garden, 'probe'));
  let noticed = false;
  watcher.onDidChange(() => {
    noticed = true;
  });
  await until('a change to be noticed', async () => {
    await write(probe, String(Date.now()));
    return noticed;
  });
  watcher.dispose();
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
}

function problems(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri);
}

/** A document is another object once its language has changed. */
function languageOf(uri: vscode.Uri): string | undefined {
  return vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString())?.languageId;
}

/** The place so many characters after the beginning of some words. */
function position(document: vscode.TextDocument, words: string, characters: number): vscode.Position {
  return document.positionAt(document.getText().indexOf(words) + characters);
}

/** The codes that are suggested at a place, with their documentation: neither snippets nor words of other files. */
async function codesOffered(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
    undefined,
    10,
  );
  const others = [vscode.CompletionItemKind.Snippet, vscode.CompletionItemKind.Text];
  return items.filter(({ kind }) => kind === undefined || !others.includes(kind));
}

function nameOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}

/** The file and the line, from 0. */
function placeOf(place: vscode.Location | vscode.LocationLink): string {
  const [uri, range] = 'uri' in place ? [place.uri, place.range] : [place.targetUri, place.targetRange];
  return `${uri.path.split('/').at(-1)}:${range.start.line}`;
}
