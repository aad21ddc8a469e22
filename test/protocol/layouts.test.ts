// Transcripts in the layouts of many tools and languages, of which people have written down who says what.
import { equal } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { program, root } from './commandLine';

const layouts = path.join(root, '../shared/layouts');

describe('The shared transcripts of many layouts', () => {
  it('are read as people do', async function () {
    const check = path.join(layouts, 'check.mjs');
    if (!fs.existsSync(check)) return this.skip();
    const { stdout } = await promisify(execFile)(process.execPath, [check, program, layouts], {
      maxBuffer: 1 << 28,
    }).catch((failed: { stdout: string }) => failed);
    const [, right = '0', all = '1'] = /(\d+) of (\d+) right/.exec(stdout) ?? [];
    equal(right, all, stdout);
  });
});
