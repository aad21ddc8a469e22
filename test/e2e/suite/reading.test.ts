// Finding one's way in a transcript by what VS Code itself asks extensions: what lights up, what leads where, who speaks next.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../until';

const [workspace] = vscode.workspace.workspaceFolders ?? [];
/** A study of its own inside the one that is open. */
const folder = vscode.Uri.joinPath(workspace?.uri ?? vscode.Uri.file('/'), 'reading');
const samples = path.resolve(__dirname, '../../../../samples/as-they-come');

const codebook = `study: Shelves
codes:
  - code: Shelf-misplaced-book
    kind: issue
  - code: Loan-overdue
`;

const talk = `Interview 9 - Ada

Interviewer

Which books are lost, and which books come back?

Interviewee

A book on the wrong shelf is lost. A book that somebody loves comes back in the end.

Shelf-misplaced-book "is lost"

Loan-overdue

Interviewer

And then?

Interviewee

Then we put the book on its shelf.

`;

/** The files of a sample, who speaks in turn in each, and how it is read. */
const written: readonly [file: string, speakers: readonly [string, string], layout: string][] = [
  ['Orchard - Otter.txt', ['Nora Vang', 'Idris Kell'], '“Name time” above “words”'],
  ['Ferry - Teams.txt', ['Wanda Oyelaran', 'Bram Teller'], '“time” above “Name” above “words”'],
  ['Bees - one turn a line.txt', ['Tamsin', 'Mr. Abara'], '“Name: words”'],
  ['Boulangerie - entretien.txt', ['Intervieweuse', 'Mme Giraud'], '“Name: words”'],
  ['茶馆 - 访谈.txt', ['访谈者', '陈师傅'], '“Name: words”'],
];

describe('Whoever reads a transcript in VS Code', () => {
  const uri = vscode.Uri.joinPath(folder, 'interview-9.transcript');
  const at = (line: number, column: number) => new vscode.Position(line - 1, column - 1);

  before(async () => {
    await write('codebook.yaml', codebook);
    await write('interview-9.transcript', talk);
    for (const file of ['codebook.yaml', ...written.map(([name]) => `interviews/${name}`)])
      await write(`as-they-come/${file}`, fs.readFileSync(path.join(samples, file), 'utf8'));
    await vscode.window.showTextDocument(uri);
    await until('the study to be read', async () => (await hovers(uri, at(11, 3))).includes('issue'));
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('sees the lines of a speaker and of a quote light up, and no word of talk', async () => {
    const lit = async (line: number, column: number) => {
      const found = await execute<vscode.DocumentHighlight[]>('DocumentHighlights', uri, at(line, column));
      return (found ?? []).map(({ range }) => range.start.line + 1);
    };
    assert.deepEqual(await lit(3, 3), [3, 15]);
    assert.deepEqual(new Set(await lit(11, 25)), new Set([9, 11]));
    // VS Code lights up equal words itself where nobody knows better.
    assert.deepEqual(await lit(9, 4), []);
  });

  it('gets from a quote to its words', async () => {
    const [found] = await execute<vscode.LocationLink[]>('DefinitionProvider', uri, at(11, 25));
    const document = await vscode.workspace.openTextDocument(uri);
    assert.ok(found);
    const range = found.targetSelectionRange ?? found.targetRange;
    assert.equal(document.getText(range), 'is lost');
    assert.equal(range.start.line, 8);
  });

  it('grows a selection from a word to its sentence', async () => {
    const [range] = await execute<vscode.SelectionRange[]>('SelectionRangeProvider', uri, [at(9, 50)]);
    const document = await vscode.workspace.openTextDocument(uri);
    const texts = [range, range?.parent].map((one) => one && document.getText(one.range));
    assert.deepEqual(texts, ['somebody', 'A book that somebody loves comes back in the end.']);
  });

  it('hears of a speaker how much they say', async () => {
    assert.match(await hovers(uri, at(7, 1)), /2 turns · 26 words/);
  });

  it('is offered the speaker whose turn it is', async () => {
    const { items } = await execute<vscode.CompletionList>('CompletionItemProvider', uri, at(23, 1));
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('Interviewer'), labels.join());
  });

  it('finds an interview by its name', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'interview 9',
    );
    assert.ok(
      found.some(({ name }) => name === 'Interview 9 · Ada'),
      found.map(({ name }) => name).join(),
    );
  });

  for (const [file, speakers, layout] of written)
    it(`finds the turns in the outline, and how they are read on hover, of a file as tools and people write it: ${file}`, async () => {
      const other = vscode.Uri.joinPath(folder, 'as-they-come', 'interviews', file);
      await vscode.window.showTextDocument(other);
      const turns = Array.from({ length: 8 }, (_, turn) => speakers[turn % 2]);
      const symbols = await until('the turns', async () => {
        const all = await execute<vscode.DocumentSymbol[]>('DocumentSymbolProvider', other);
        return all?.length === turns.length && all;
      });
      assert.deepEqual(
        symbols.map(({ name }) => name.slice(0, name.indexOf(':'))),
        turns,
      );
      const [first] = symbols;
      assert.ok(first);
      const said = await hovers(other, first.selectionRange.start);
      assert.ok(said.replaceAll('\\', '').includes(`Turns are read as ${layout}`), said);
    });

  async function execute<T>(what: string, file: vscode.Uri, ...more: unknown[]): Promise<T> {
    return vscode.commands.executeCommand<T>(`vscode.execute${what}`, file, ...more);
  }

  async function hovers(file: vscode.Uri, position: vscode.Position): Promise<string> {
    const found = await execute<vscode.Hover[]>('HoverProvider', file, position);
    return found
      .flatMap(({ contents }) => contents)
      .map((one) => (typeof one === 'string' ? one : one.value))
      .join('\n');
  }
});

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), Buffer.from(text));
}
