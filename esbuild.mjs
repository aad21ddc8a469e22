// Builds the three bundles: the extension's client, its language server, and the command line.
//   node esbuild.mjs            once, minified
//   node esbuild.mjs --watch    again at every change, readable
import { writeFileSync } from 'node:fs';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');

/** VS Code 1.97, the oldest we support, runs extensions in Node 20. */
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: !watch,
  sourcemap: watch ? 'linked' : false,
  metafile: true,
  // The watch task of .vscode waits for the lines that say when a build begins and ends.
  logLevel: watch ? 'info' : 'warning',
  legalComments: 'none',
  // The packages' ES modules can be shaken; their UMD builds cannot.
  mainFields: ['module', 'main'],
};

const bundles = {
  client: { entryPoints: ['client/src/node.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  server: { entryPoints: ['server/src/main/node.ts'], outfile: 'dist/server.js' },
  cli: {
    entryPoints: ['server/src/main/cli.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
};

for (const [name, options] of Object.entries(bundles)) {
  const context = await esbuild.context({ ...common, ...options });
  if (watch) {
    await context.watch();
  } else {
    const { metafile } = await context.rebuild();
    // The test of the import rules reads it.
    writeFileSync(`dist/${name}.meta.json`, JSON.stringify(metafile));
    await context.dispose();
  }
}
