// An hour of somebody's work in minutes, inside the extension host: what the extension leaves behind there shows in its
// heap. Run by `npm run soak`, which says for how many seconds in MARGINALIA_SOAK_SECONDS.
import * as assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { type Random, randomFrom } from '../../protocol/random';
import { until } from '../until';

const seconds = Number(process.env.MARGINALIA_SOAK_SECONDS ?? 180);
/** By how much the heap may be larger in the last third than in the middle one, as a share and in bytes. */
const tolerated = { share: 1.03, bytes: 1024 * 1024 };
/** Things done between two looks at the clock. */
const steps = 10;
/** How often the heap is looked at, in all: half as often where the machine is too busy for more. */
const looks = 18;

const [workspace] = vscode.workspace.workspaceFolders ?? [];
const root = workspace?.uri ?? vscode.Uri.file('/');
const { executeCommand } = vscode.commands;

const labels = ['Shelf-misplaced-book', 'Loan-overdue', 'Loan-overdu-fix', 'Shelf-misplaced-book-fix'];
const sentences = [
  'People put a novel back where they happen to stand.',
  'Some never come back. We write a letter, and then another letter.',
  'On Mondays two of us walk along the shelves.',
];

/** A transcript of a dozen turns, some of them coded. */
function talk(number: number, random: Random): string {
  const turns = Array.from({ length: 12 }, (_, turn) => {
    const code = random.below(3) > 0 ? `${random.pick(labels)}\n\n` : '';
    return `${turn % 2 === 0 ? 'Interviewer' : 'Librarian'}\n\n${random.pick(sentences)}\n\n${code}`;
  });
  return `Interview ${number} - Ada\n\n${turns.join('')}`;
}

/** What somebody does, one thing after the other. */
class Somebody {
  constructor(
    private readonly files: readonly vscode.Uri[],
    private readonly random: Random,
  ) {}

  async step(): Promise<void> {
    const dice = this.random.below(100);
    if (dice < 15) await this.open();
    else if (dice < 40) await this.look();
    else if (dice < 55) await this.type();
    else if (dice < 70) await this.code();
    else if (dice < 80) await this.arrange();
    else if (dice < 90) await this.ask();
    else if (dice < 95) await this.goOn();
    else await this.tidy();
  }

  private async open(): Promise<void> {
    const uri = this.random.pick(this.files);
    if (uri) await vscode.window.showTextDocument(uri, { preview: this.random.below(2) === 0 });
  }

  /** Moves the cursor: the trees follow it, and the codes of the passage are shown. */
  private async look(): Promise<void> {
    const editor = await this.editor();
    const at = this.somewhere(editor.document);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(editor.selection);
  }

  private async type(): Promise<void> {
    const editor = await this.editor();
    const at = this.somewhere(editor.document);
    const written = this.random.pick([...sentences, `\n\n${this.random.pick(labels)}\n\n`, 'x', '\n']) ?? '';
    await editor.edit((edit) => edit.insert(at, written));
    if (this.random.below(2) === 0) await executeCommand('undo');
  }

  private async code(): Promise<void> {
    await this.look();
    await executeCommand(
      this.random.pick(['marginalia.toggleCode', 'marginalia.repeatLastCode']) ?? 'marginalia.toggleCode',
    );
  }

  private async arrange(): Promise<void> {
    const [command, ...more] = this.random.pick<[string, ...unknown[]]>([
      ['marginalia.refresh'],
      ['marginalia.row.filterByThis', { node: { label: this.random.pick(labels) } }],
      ['marginalia.interviews.clearFilter'],
      ['marginalia.interviews.focus'],
      ['marginalia.codes.focus'],
      ['marginalia.memos.focus'],
      ['marginalia.quotes.focus'],
      ['marginalia.memos.byCode'],
      ['marginalia.memos.byInterview'],
      ['marginalia.toggleCodedText'],
    ]) ?? ['marginalia.refresh'];
    await executeCommand(command, ...more);
  }

  private async ask(): Promise<void> {
    const { document } = await this.editor();
    const [line] = [this.random.below(document.lineCount)];
    const at = new vscode.Position(line, 0);
    await Promise.all([
      executeCommand('vscode.executeHoverProvider', document.uri, at),
      executeCommand('vscode.executeCompletionItemProvider', document.uri, at),
      executeCommand('vscode.executeCodeActionProvider', document.uri, document.lineAt(line).range),
      executeCommand('vscode.executeDocumentSymbolProvider', document.uri),
      executeCommand('vscode.executeReferenceProvider', document.uri, at),
      executeCommand('vscode.executeWorkspaceSymbolProvider', this.random.pick(labels)),
    ]);
  }

  private async goOn(): Promise<void> {
    await this.editor();
    await executeCommand(
      this.random.pick([
        'marginalia.nextCoding',
        'marginalia.previousCoding',
        'marginalia.nextCodingOfCode',
        'marginalia.showEverything',
        'workbench.action.files.save',
      ]) ?? 'marginalia.nextCoding',
    );
  }

  /** Throws away what was typed, so that files do not grow. */
  private async tidy(): Promise<void> {
    await this.editor();
    await executeCommand('workbench.action.files.revert');
    if (this.random.below(2) === 0) await executeCommand('workbench.action.closeAllEditors');
    const number = this.random.below(this.files.length);
    const uri = this.files[number];
    if (uri) await write(uri, talk(number, this.random));
  }

  private async editor(): Promise<vscode.TextEditor> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId === 'transcript') return editor;
    await this.open();
    return vscode.window.activeTextEditor ?? (await this.editor());
  }

  private somewhere(document: vscode.TextDocument): vscode.Position {
    const line = this.random.below(document.lineCount);
    return new vscode.Position(line, this.random.below(document.lineAt(line).text.length + 1));
  }
}

function write(uri: vscode.Uri, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** What is alive in the heap of the extension host, in bytes. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  return process.memoryUsage().heapUsed;
}

/** The one in the middle, as a single look may come while much is under way. */
function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

describe('The extension, after much work of every kind', () => {
  it('has left nothing in the memory of the extension host', async function () {
    this.timeout(0);
    const random = randomFrom(1);
    const files = Array.from({ length: 40 }, (_, number) =>
      vscode.Uri.joinPath(root, 'soak', `Interview ${number}.transcript`),
    );
    await Promise.all(files.map((uri, number) => write(uri, talk(number, random))));
    const [first] = files;
    assert.ok(first);
    const editor = await vscode.window.showTextDocument(first);
    await until('a transcript', () => editor.document.languageId === 'transcript');
    const passage = new vscode.Position(4, 3);
    editor.selection = new vscode.Selection(passage, passage);
    // A first code is chosen from the list: from then on it is the last one, which is put on without a question.
    const coding = executeCommand('marginalia.codePassage');
    const before = editor.document.version;
    await until('a passage to be coded', async () => {
      await executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return editor.document.version > before;
    });
    await coding;

    const somebody = new Somebody(files, random);
    const heaps: number[] = [];
    const began = performance.now();
    const elapsed = () => (performance.now() - began) / 1000;
    let done = 0;
    console.log(' seconds   things done   heap of the extension host');
    for (let next = 0; elapsed() < seconds || heaps.length < looks / 2; ) {
      for (let step = 0; step < steps; step++) await somebody.step();
      done += steps;
      if (elapsed() < next) continue;
      next += seconds / looks;
      heaps.push(heap());
      const columns = [elapsed().toFixed(0), String(done), megabytes(heaps.at(-1) ?? 0)];
      console.log(columns.map((column, index) => column.padStart([8, 14, 29][index] ?? 0)).join(''));
    }
    // The first third warms up: what is compiled and kept for good is not work left behind.
    const third = Math.ceil(heaps.length / 3);
    const [middle, end] = [median(heaps.slice(third, 2 * third)), median(heaps.slice(2 * third))];
    console.log(`${megabytes(middle)} in the middle, ${megabytes(end)} in the end`);
    assert.ok(end <= middle * tolerated.share + tolerated.bytes, 'the heap grows');
  });
});
