// @ts-check
// Bundles tests before they are run: modules that are compiled and found once, and not by each process of mocha, are loaded in half
// the time.
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

const cache = 'node_modules/.cache/tests';

/** In a bundle `__dirname` would be the bundle's own folder, and tests look for files beside themselves.
 * @type {esbuild.Plugin} */
const ownFolders = {
  name: 'own folders',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, 'utf8');
      if (!/\b__dirname\b/.test(text)) return null;
      // On the first line, so that the numbers of lines stay.
      return { contents: `const __dirname = ${JSON.stringify(path.dirname(file))}; ${text}`, loader: 'ts' };
    });
  },
};

/** Compiles the tests of a folder, and what they import of this project, into one file with a source map, which one small file for
 * each file of tests loads its part of.
 * @param {string} folder from the root of the project
 * @param {{ long?: boolean }} [which] those whose files end in `.long.test.ts`, or the others
 * @returns {Promise<void>} rejects where something cannot be compiled, saying what and where */
export async function bundleTests(folder, { long = false } = {}) {
  const out = outOf(folder, long);
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && file.endsWith('.long.test.ts') === long)
    .map((file) => file.replaceAll(path.sep, '/'));
  fs.rmSync(out, { recursive: true, force: true });
  const parts = files.map(
    (file) => `  ${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)}),`,
  );
  await esbuild.build({
    stdin: { contents: `module.exports = {\n${parts.join('\n')}\n};`, resolveDir: path.resolve(folder) },
    outfile: path.join(out, 'all.cjs'),
    bundle: true,
    packages: 'external',
    external: ['vscode'],
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    keepNames: true,
    // Failures name the lines of the sources.
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
    // It would be empty; `__dirname` says where a test is.
    logOverride: { 'empty-import-meta': 'error' },
    plugins: [ownFolders],
  });
  for (const file of files) {
    const part = path.join(out, file.replace(/\.ts$/, '.cjs'));
    const all = path.relative(path.dirname(part), path.join(out, 'all.cjs')).replaceAll(path.sep, '/');
    fs.mkdirSync(path.dirname(part), { recursive: true });
    fs.writeFileSync(part, `require(${JSON.stringify(`./${all}`)})[${JSON.stringify(file)}]();\n`);
  }
}

/** The files that `bundleTests` makes of a folder, for mocha.
 * @param {string} folder from the root of the project
 * @param {{ long?: boolean }} [which] as `bundleTests` was told */
export function bundledTests(folder, { long = false } = {}) {
  return `${outOf(folder, long)}/**/*.test.cjs`;
}

/** @param {string} folder
 * @param {boolean} long */
function outOf(folder, long) {
  return `${cache}/${long ? 'long' : 'short'}/${folder}`;
}
