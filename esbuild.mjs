// @ts-check
// Builds the bundles: the extension's client and its language server, each for Node and for a browser, the pages of
// webviews, and the command line.
//   node esbuild.mjs            once, minified
//   node esbuild.mjs --watch    again at every change, readable
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');

/** pdf.js is in one bundle only, beside those that load it when they need it. In a browser prints are refused.
 * @type {esbuild.Plugin} */
const pdfApart = {
  name: 'pdf apart',
  setup(build) {
    build.onResolve({ filter: /\/printPages$/ }, ({ kind }) => {
      if (kind !== 'dynamic-import') return undefined;
      return build.initialOptions.platform === 'browser'
        ? { path: path.resolve('server/src/main/noPrintPages.ts') }
        : { path: './pdf.js', external: true };
    });
  },
};

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify: !watch,
  sourcemap: watch ? 'linked' : false,
  metafile: true,
  // The watch task of .vscode waits for the lines that say when a build begins and ends.
  logLevel: watch ? 'info' : 'warning',
  legalComments: 'none',
  // The packages' ES modules can be shaken; their UMD builds cannot.
  mainFields: ['module', 'main'],
  plugins: [pdfApart],
};

/** VS Code 1.91, the oldest we support, runs extensions in Node 20.
 * @type {esbuild.BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // The ES modules, which can be shaken. The package keeps them for browsers, and they need nothing of one.
  alias: { yaml: path.resolve('node_modules/yaml/browser/index.js') },
};

/** @type {esbuild.BuildOptions} */
const browser = { ...common, platform: 'browser', target: 'es2022' };

/** @type {Record<string, esbuild.BuildOptions>} */
const bundles = {
  client: { ...node, entryPoints: ['client/src/node.ts'], external: ['vscode'] },
  server: { ...node, entryPoints: ['server/src/main/node.ts'] },
  pdf: {
    ...node,
    entryPoints: ['server/src/main/pdf.ts'],
    // pdf.js would open files and look for a package that draws where it knows Node, and listen to messages where it finds itself
    // in a worker. It is called by us alone, with bytes.
    define: { process: 'undefined', 'self.postMessage': 'undefined', 'import.meta.url': 'undefined' },
  },
  reader: { ...node, entryPoints: ['server/src/main/reader.ts'] },
  cli: { ...node, entryPoints: ['server/src/main/cli.ts'], banner: { js: '#!/usr/bin/env node' } },
  'browser/client': {
    ...browser,
    entryPoints: ['client/src/browser.ts'],
    format: 'cjs',
    external: ['vscode'],
  },
  'browser/server': { ...browser, entryPoints: ['server/src/main/browser.ts'], format: 'iife' },
  'webview/rows': { ...browser, entryPoints: ['client/webview/rows.ts'], format: 'iife' },
  'webview/analysis': { ...browser, entryPoints: ['client/webview/analysis.ts'], format: 'iife' },
};

/** The style of the pages of webviews.
 * @type {Record<string, esbuild.BuildOptions>} */
const styles = {
  'webview/rows': { ...common, entryPoints: ['client/webview/rows.css'] },
  'webview/analysis': { ...common, entryPoints: ['client/webview/analysis.css'] },
};

const outputs = [
  ...Object.entries(bundles).map(([name, options]) => ({ name, options, ending: 'js' })),
  ...Object.entries(styles).map(([name, options]) => ({ name, options, ending: 'css' })),
];
for (const { name, options, ending } of outputs) {
  const context = await esbuild.context({ ...options, outfile: `dist/${name}.${ending}` });
  if (watch) {
    await context.watch();
  } else {
    const { metafile } = await context.rebuild();
    // The test of the import rules reads it.
    if (ending === 'js') writeFileSync(`dist/${name}.meta.json`, JSON.stringify(metafile));
    await context.dispose();
  }
}
