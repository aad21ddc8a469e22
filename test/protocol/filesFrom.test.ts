// `marginalia codings --files-from`: an archive is read by many calls that know nothing of each other.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { folderOf, marginalia, program, root, rowsOf, sample } from './commandLine';

const codebook = path.join(sample, 'codebook.yaml');
const interviews = path.join(sample, 'interviews');
const files = fs.readdirSync(interviews).map((name) => path.join(interviews, name));

/** The lines that a call prints for files in a list. */
async function linesOf(list: readonly string[], ...args: string[]) {
  const file = path.join(folderOf({ list: list.map((one) => `${one}\n`).join('') }), 'list');
  const { out, ...rest } = await marginalia('codings', '--files-from', file, ...args);
  return { lines: out.split('\n').filter((line) => line !== ''), ...rest };
}

/** Calls the built program with lines on standard input. */
function piped(command: string, args: readonly string[], input: string) {
  return spawnSync(command, args, { cwd: sample, encoding: 'utf8', input, maxBuffer: 1 << 30 });
}

describe('marginalia codings --files-from', function () {
  this.timeout(120_000);

  it('prints the codings that it lists otherwise, a line of JSON for each', async () => {
    const { lines, code } = await linesOf(files, '--codebook', codebook);
    equal(code, 0);
    const rows = lines.map((line) => JSON.parse(line));
    const named = (row: Record<string, unknown>) => ({ ...row, file: path.basename(String(row.file)) });
    const listed = await rowsOf('codings', ...files, '--codebook', codebook);
    const sorted = (all: readonly Record<string, unknown>[]) =>
      all.map((row) => JSON.stringify(named(row))).sort();
    deepEqual(sorted(rows), sorted(listed));
    equal(rows.length, 485);
  });

  it('gives each file the same rows, whichever files are read in the same call', async () => {
    const { lines } = await linesOf(files, '--codebook', codebook);
    const parts = await Promise.all(files.map((file) => linesOf([file], '--codebook', codebook)));
    deepEqual(
      parts.flatMap((part) => part.lines),
      lines,
    );
    const turned = await linesOf(files.toReversed(), '--codebook', codebook);
    deepEqual(turned.lines.sort(), lines.sort());
  });

  it('reads the list from standard input, and names files as the list does', () => {
    const list = 'interviews/Interview 1 - Maya.txt\r\n\r\ninterviews/Interview 4 - Maya.txt\n';
    const args = [program, 'codings', '--files-from', '-', '--codebook', 'codebook.yaml'];
    const { stdout, stderr, status } = piped(process.execPath, args, list);
    equal(status, 0, stderr);
    const names = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).file);
    deepEqual(
      [...new Set(names)],
      ['interviews/Interview 1 - Maya.txt', 'interviews/Interview 4 - Maya.txt'],
    );
  });

  it('names a file that cannot be read, does the rest, and ends with 2', async () => {
    const { lines, code, err } = await linesOf(['nowhere.txt', ...files], '--codebook', codebook);
    equal(code, 2);
    match(err, /^nowhere\.txt cannot be read: .*\n$/);
    equal(lines.length, 485);
  });

  const refused: [what: string, args: string[], why: RegExp][] = [
    [
      'without a codebook that is named',
      [],
      /Name its codebook with --codebook FILE, or say --no-codebook\./,
    ],
    ['with transcripts besides', ['--no-codebook', sample], /not both/],
    ['as CSV', ['--no-codebook', '--format', 'csv'], /a line of JSON/],
  ];
  for (const [what, args, why] of refused)
    it(`says in a sentence why it reads nothing ${what}`, async () => {
      const { lines, code, err } = await linesOf(files, ...args);
      deepEqual([lines, code], [[], 2]);
      match(err, why);
    });

  it('needs no more memory for thousands of files than for a few', () => {
    const list = Array.from({ length: 120 }, () => files.join('\n')).join('\n');
    const args = ['--max-old-space-size=40', program, 'codings', '--files-from', '-', '--codebook', codebook];
    const { stdout, stderr, status } = piped(process.execPath, args, list);
    equal(status, 0, stderr);
    equal(stdout.split('\n').length - 1, 120 * 485);
  });

  it('is run by GNU parallel: the same rows as in one call, order aside (where it is installed)', function () {
    const args = ['codings', '--files-from', '-', '--codebook', codebook];
    const list = files.map((file) => `${file}\n`).join('');
    const one = piped(process.execPath, [program, ...args], list);
    const quoted = [process.execPath, program, ...args].map((part) => `'${part}'`).join(' ');
    const many = piped('parallel', ['--will-cite', '--pipe', '-N', '3', '-j', '2', quoted], list);
    if (many.error) return this.skip();
    equal(many.status, 0, many.stderr);
    const sorted = (text: string) => text.split('\n').sort();
    deepEqual(sorted(many.stdout), sorted(one.stdout));
    ok(fs.readFileSync(path.join(root, 'docs/large-archives.md'), 'utf8').includes('parallel --pipe'));
  });
});
