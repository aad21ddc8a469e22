// The server is a process of its own, and may be killed at any moment. VS Code gets the same answers from the next one.
import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { until } from '../until';

const [workspace] = vscode.workspace.workspaceFolders ?? [];
const folder = vscode.Uri.joinPath(workspace?.uri ?? vscode.Uri.file('/'), 'killed');
const file = (name: string) => vscode.Uri.joinPath(folder, name);
const talk = 'Interviewee\n\nIt was gone.\n\nData-lost\n';
const names = Array.from({ length: 40 }, (_, n) => `${n}.txt`);

/** The processes of our server that this extension host has started. */
function servers(): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === process.pid && /dist[/\\]server\.js/.test(args) ? [Number(pid)] : [];
  });
}

const describeHere = process.platform === 'win32' ? describe.skip : describe;

describeHere('A language server that is killed', () => {
  let document: vscode.TextDocument;
  const at = new vscode.Position(4, 3);
  const write = (name: string, text: string) =>
    vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
  const hover = async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    return hovers.flatMap(({ contents }) => contents).map((one) => (one as vscode.MarkdownString).value);
  };
  const fix = async () => {
    const range = new vscode.Range(at, at);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      undefined,
      10,
    );
    return actions.find(({ title }) => title.includes('files of the study'));
  };
  const killed = async () => {
    const before = servers();
    assert.equal(before.length, 1, 'one server');
    for (const pid of before) process.kill(pid, 'SIGKILL');
    await until('another server', () => servers().some((pid) => !before.includes(pid)));
  };

  before(async () => {
    await Promise.all(names.map((name) => write(name, talk)));
    await write('codebook.yaml', 'codes:\n  - code: Data-loss\n');
    document = await vscode.workspace.openTextDocument(file('0.txt'));
    await vscode.window.showTextDocument(document);
    await until('the fix', async () => {
      const found = await fix();
      return found?.edit?.size === names.length ? found : undefined;
    });
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('is started again and answers the same, when it was killed in the middle of a request', async () => {
    const before = await hover();
    assert.ok(before.length > 0);
    const [unanswered] = await Promise.all([hover().catch(() => []), killed()]);
    assert.ok(Array.isArray(unanswered));
    assert.deepEqual(
      await until('the same hover', async () => {
        const found = await hover();
        return JSON.stringify(found) === JSON.stringify(before) && found;
      }),
      before,
    );
  });

  it('leaves all files as they are, when it was killed while it worked out a change of them all', async () => {
    const asked = fix().catch(() => undefined);
    await killed();
    await asked;
    for (const name of names) {
      const bytes = await vscode.workspace.fs.readFile(file(name));
      assert.equal(new TextDecoder().decode(bytes), talk);
    }
    const found = await until('the fix', async () => {
      const action = await fix();
      return action?.edit?.size === names.length && action;
    });
    assert.ok(found?.edit && (await vscode.workspace.applyEdit(found.edit)));
    assert.equal(document.getText(), talk.replace('Data-lost', 'Data-loss'));
    await vscode.workspace.saveAll();
  });
});
