import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Metafile } from 'esbuild';
import { runSuite } from '../runSuite.mjs';
import { testHost } from '../vscode.mjs';

const root = path.resolve(__dirname, '../../..');

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

  // Half of a megabyte is for reading prints; import, export and analysis are in three servers, and the guide has their pictures.
  it('is lean: less than 3.2 MB', () => {
    assert.ok(fs.statSync(vsix).size < 3_200_000, `it has ${fs.statSync(vsix).size} bytes`);
  });

  it('has bundles no larger than docs/dependencies.md allows', () => {
    const documented = fs.readFileSync(path.join(root, 'docs/dependencies.md'), 'utf8');
    const rows = [...documented.matchAll(/^\| `(dist\/.+)\.js` \| (\d+) \| (\d+) \|/gm)];
    assert.equal(rows.length, 8);
    for (const [, bundle = '', protocol, rest] of rows) {
      const sizes = sizesOf(bundle);
      const room = { protocol: Number(protocol) - sizes.protocol, rest: Number(rest) - sizes.rest };
      assert.ok(room.protocol >= 0 && room.rest >= 0, `${bundle}.js has ${JSON.stringify(sizes)}`);
    }
  });

  it('reads prints with a bundle that needs nothing beside it and writes nothing to the console', () => {
    const alone = path.join(temporary, 'pdf.js');
    fs.copyFileSync(path.join(root, 'dist/pdf.js'), alone);
    const script = `require(process.argv[1]).printPagesOf(new Uint8Array(require('fs').readFileSync(process.argv[2])))
      .then(({ producer, pages }) => console.log(producer.slice(0, 8), pages.length))`;
    const print = path.join(root, 'test/unit/exchange/prints/harbour.pdf');
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script, alone, print], {
      encoding: 'utf8',
    });
    assert.deepEqual({ stdout, stderr }, { stdout: 'Skia/PDF 1\n', stderr: '' });
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

/** Packages that carry the Language Server Protocol, with what only they need. */
const ofProtocol =
  /.*node_modules\/(?:vscode-language|vscode-jsonrpc|minimatch|brace-expansion|balanced-match|semver)/;

/** What a bundle is made of, in thousands of bytes. The bundler wrote it down. */
function sizesOf(bundle: string): { protocol: number; rest: number } {
  const { outputs }: Metafile = JSON.parse(fs.readFileSync(path.join(root, `${bundle}.meta.json`), 'utf8'));
  const [output] = Object.values(outputs);
  assert.equal(output?.bytes, fs.statSync(path.join(root, `${bundle}.js`)).size);
  const inputs = Object.entries(output.inputs).filter(([file]) => ofProtocol.test(file));
  const protocol = inputs.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  return { protocol: protocol / 1000, rest: (output.bytes - protocol) / 1000 };
}
