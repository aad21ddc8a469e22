import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runSuite } from '../runSuite.mjs';
import { testHost } from '../vscode.mjs';

describe('The package that users install', () => {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-vsix-'));
  const vsix = path.join(temporary, 'marginalia.vsix');

  before('npm run package', function () {
    this.timeout(120_000);
    const command = `npm run package -- --out "${vsix}"`;
    const { status, stdout, stderr } = spawnSync(command, { shell: true, encoding: 'utf8' });
    assert.equal(status, 0, `${stdout}${stderr}`);
  });
  after(() => fs.rmSync(temporary, { recursive: true, force: true }));

  it('is lean: less than 2 MB', () => {
    assert.ok(fs.statSync(vsix).size < 2_000_000, `it has ${fs.statSync(vsix).size} bytes`);
  });

  it('installs in VS Code and works there', async function () {
    this.timeout(300_000);
    await runSuite({
      executable: process.env.VSCODE_EXECUTABLE ?? testHost,
      suite: 'vsix',
      folder: path.join(__dirname, '../study'),
      vsix,
    });
  });
});
