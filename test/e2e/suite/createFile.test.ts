// A codebook is created whole or not at all, whatever happens to its folder meanwhile.
import * as assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import * as vscode from 'vscode';
import { createFile } from '../../../client/src/ui/createFile';

const [workspace] = vscode.workspace.workspaceFolders ?? [];
const folder = vscode.Uri.joinPath(workspace?.uri ?? vscode.Uri.file('/'), 'created');
const codebook = vscode.Uri.joinPath(folder, 'codebook.yaml');
const text = 'codes:\n  - code: Data-loss\n';

const { fs } = vscode.workspace;
const write = (uri: vscode.Uri, words: string) => fs.writeFile(uri, new TextEncoder().encode(words));
const read = async (uri: vscode.Uri) => new TextDecoder().decode(await fs.readFile(uri));
const names = async () => (await fs.readDirectory(folder)).map(([name]) => name).sort();

describe('Creating a file', () => {
  beforeEach(() => fs.createDirectory(folder));
  afterEach(() => fs.delete(folder, { recursive: true }));

  it('writes all of its text, and leaves what lies beside it as it is', async () => {
    const other = vscode.Uri.joinPath(folder, 'codebook.yaml.tmp');
    await write(other, 'mine');
    await createFile(codebook, text);
    assert.deepEqual([await names(), await read(codebook)], [['codebook.yaml', 'codebook.yaml.tmp'], text]);
    assert.equal(await read(other), 'mine');
  });

  it('writes through no link that waits beside it', async function () {
    const victim = vscode.Uri.joinPath(folder, 'victim');
    await write(victim, 'precious');
    try {
      symlinkSync('victim', vscode.Uri.joinPath(folder, 'codebook.yaml.tmp').fsPath);
    } catch {
      // Not every user of Windows may make links.
      this.skip();
    }
    await createFile(codebook, text);
    assert.deepEqual(await names(), ['codebook.yaml', 'codebook.yaml.tmp', 'victim']);
    assert.deepEqual([await read(victim), await read(codebook)], ['precious', text]);
  });

  it('leaves a file that appeared meanwhile as it is, and nothing beside it', async () => {
    await write(codebook, 'study: Mine\n');
    await assert.rejects(createFile(codebook, text), /exists/i);
    assert.deepEqual([await names(), await read(codebook)], [['codebook.yaml'], 'study: Mine\n']);
  });

  it('leaves nothing where the folder turned out to be a file', async () => {
    const file = vscode.Uri.joinPath(folder, 'study');
    await write(file, 'Hello.\n');
    await assert.rejects(createFile(vscode.Uri.joinPath(file, 'codebook.yaml'), text));
    assert.deepEqual([await names(), await read(file)], [['study'], 'Hello.\n']);
  });

  it('leaves nothing on a full disk (where a disk may be mounted: as root on Linux)', async function () {
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder.fsPath]);
    if (status !== 0) this.skip();
    try {
      await assert.rejects(createFile(codebook, text.repeat(5000)), /no room|no space/i);
      assert.deepEqual(await names(), []);
      await createFile(codebook, text);
      assert.deepEqual([await names(), await read(codebook)], [['codebook.yaml'], text]);
    } finally {
      execFileSync('umount', ['--lazy', folder.fsPath]);
    }
  });
});
