// @ts-check
// Runs test/e2e/ui in two workbenches side by side. Each takes the next file when it is through with one, so that both end at
// about the same time. Called by test/run.mjs; by hand it takes names of files: node test/e2e/interface.mjs trees quotes
import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const folder = path.join(here, 'ui');
const ending = '.test.ts';

const wanted = process.argv.slice(2);
const names = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
const size = (/** @type {string} */ name) => fs.statSync(path.join(folder, name + ending)).size;
/** The longest ones come first, so that none is left over at the end. */
const queue = names.sort((one, other) => size(other) - size(one));

const sum = { passed: 0, failed: 0, skipped: 0 };
const ended = await Promise.all(['1', '2'].map(runWorker));
const results = process.env.MARGINALIA_TEST_RESULTS;
if (results) fs.writeFileSync(results, JSON.stringify(sum));
process.exitCode = sum.failed > 0 || !ended.every(Boolean) ? 1 : 0;

/** Gives files to a process of its own until there are no more. Resolves with whether it came to its end.
 * @param {string} name of its logs
 * @returns {Promise<boolean>} */
function runWorker(name) {
  const next = queue.shift();
  if (!next) return Promise.resolve(true);
  return new Promise((resolve) => {
    const worker = fork(path.join(here, 'ui', 'worker.ts'), {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, MARGINALIA_WORKER: name },
      silent: true,
    });
    let said = '';
    for (const stream of [worker.stdout, worker.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    const give = (/** @type {string | undefined} */ file) =>
      worker.send({ file: file && path.join(folder, file + ending) });
    worker.on('message', (/** @type {typeof sum} */ counts) => {
      sum.passed += counts.passed;
      sum.failed += counts.failed;
      sum.skipped += counts.skipped;
      // What two say at once is shown file by file.
      process.stdout.write(said);
      said = '';
      give(queue.shift());
    });
    worker.on('exit', (code) => {
      process.stdout.write(said);
      resolve(code === 0);
    });
    give(next);
  });
}
