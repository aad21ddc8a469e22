// What `rename --dry-run` and `merge --dry-run` print is taken by the programs that it is meant for.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { filesOf, folderOf, marginalia } from './commandLine';

/** Names of files that begin, end or go on with what a diff might stumble over. */
const names = [
  'a.txt',
  'Interview 1 - Ann.txt',
  'two  blanks/b c.txt',
  ' first.txt',
  'Zoë Müller.txt',
  '访谈 一.txt',
  'no-break\u00a0space.txt',
  'wide\u3000space.txt',
  "it's hers.txt",
  '2026-11-22 10:00:00.000000000 +0000.txt',
];
/** Windows knows no such names. */
const odd = [
  'last ',
  'a "quote".txt',
  'back\\slash x.txt',
  'tab\tx y.txt',
  'new\nline x.txt',
  'return\r.txt',
];

const codebook = 'transcripts: ["**/*", "!codebook.yaml"]\ncodes:\n  - code: Data-loss\n';
const texts: [what: string, text: string][] = [
  ['plain text', 'Interviewee\n\nIt was gone.\n\nData-loss\n'],
  ['a mark, and line ends of Windows', '\uFEFFInterviewee\r\n\r\nIt was gone.\r\n\r\nData-loss\r\n'],
  ['no end of the last line', 'Interviewee\n\nIt was gone.\n\nData-loss'],
  [
    'words that look like a diff',
    'Interviewee\n\n--- a/x y\n+++ b/x y\n@@ -1 +1 @@\n\nData-loss\n\n-- x y\n\\ No newline\n',
  ],
];

const tools: [tool: string, args: string[]][] = [
  ['git', ['apply', '-']],
  ['patch', ['-p1', '--binary']],
];

describe('The diff of a dry run', () => {
  for (const [tool, args] of tools)
    for (const [what, text] of texts)
      it(`is what ${tool} makes of the study, whatever the files are called: ${what}`, async function () {
        const { stdout } = spawnSync(tool, ['--version'], { encoding: 'utf8' });
        // The patch of other systems is another program.
        if (!/git version|GNU patch/.test(stdout ?? '')) this.skip();
        const all = process.platform === 'win32' ? names : [...names, ...odd];
        const files = Object.fromEntries(all.map((name) => [name, text]));
        const [folder, renamed] = [1, 2].map(() => folderOf({ 'codebook.yaml': codebook, ...files }));
        ok(folder !== undefined && renamed !== undefined);
        const { out, code } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder, '--dry-run');
        equal(code, 0);
        const applied = spawnSync(tool, args, { cwd: folder, input: out, encoding: 'utf8' });
        equal(applied.status, 0, `${applied.stdout}${applied.stderr}`);
        equal((await marginalia('rename', 'Data-loss', 'Data-gaps', renamed)).code, 0);
        deepEqual(filesOf(folder), filesOf(renamed));
        ok(fs.readFileSync(path.join(folder, 'Interview 1 - Ann.txt'), 'utf8').includes('Data-gaps'));
      });
});
