// A codebook is created whole or not at all, whatever happens to its folder meanwhile.
import * as assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import * as vscode from 'vscode';
import { createFile } from '../../../client/src/createFile';

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

  it('writes all of its text, even where an earlier try was cut off halfway', async () => {
    await write(vscode.Uri.joinPath(folder, 'codebook.yaml.tmp'), `${text}  - code: Half-of-an-ear`);
    await createFile(codebook, text);
    assert.deepEqual([await names(), await read(codebook)], [['codebook.yaml'], text]);
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
