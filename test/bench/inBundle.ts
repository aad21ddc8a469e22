import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as esbuild from 'esbuild';

/**
 * Measures something in a process of its own, bundled as what users run is: between modules that are loaded one by one each call takes
 * longer, and what has run before in a process makes it quicker or slower.
 *
 * @param module a file of this folder, without its ending
 * @param measure the name of the function in it that measures
 * @param given what the function gets, as JSON
 * @returns what it answers, as JSON brings it
 */
export function inBundle<T>(module: string, measure: string, given: unknown): T {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-bundle-'));
  try {
    const outfile = path.join(folder, 'measure.cjs');
    esbuild.buildSync({
      stdin: {
        contents: `import { ${measure} } from './${module}';
          Promise.resolve(${measure}(JSON.parse(process.argv[2] ?? 'null')))
            .then((found) => process.stdout.write(JSON.stringify(found)));`,
        resolveDir: __dirname,
        loader: 'ts',
      },
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
    return JSON.parse(execFileSync(process.execPath, [outfile, JSON.stringify(given)], { encoding: 'utf8' }));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
