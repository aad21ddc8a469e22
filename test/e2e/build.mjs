// @ts-check
// Bundles the tests that run inside VS Code into out/test/e2e: its extension host takes JavaScript only.
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

const here = import.meta.dirname;
const outdir = path.resolve(here, '../../out/test/e2e');

/** Returns the module to name as extensionTestsPath. */
export async function buildSuites() {
  const suite = fs.readdirSync(path.join(here, 'suite'), { encoding: 'utf8', recursive: true });
  const tests = suite.filter((file) => file.endsWith('.test.ts')).map((file) => path.join('suite', file));
  fs.rmSync(outdir, { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: ['index.ts', 'vsix/installed.test.ts', 'soak/client.test.ts', ...tests],
    outdir,
    outbase: '.',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.js');
}
