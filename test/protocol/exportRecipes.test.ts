// What docs/exchange.md says of how other programs read our tables rightly, with those of them that are installed.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderOf, marginalia, root } from './commandLine';

const page = fs.readFileSync(path.join(root, 'docs/exchange.md'), 'utf8');

/** The recipe of a language as the page has it. */
function recipe(language: string): string {
  const [, code = ''] = new RegExp(`^\`\`\`${language}\\n([^\`]*)\`\`\`$`, 'm').exec(page) ?? [];
  ok(code !== '');
  return code;
}

const codes = ['NA', 'Q2.1', '1L', 'yes', '3-4-12', '1,2'];
const words = [
  '=1+1 is "what" she said.',
  '- It was gone.',
  '@home she was.',
  'Yes.',
  'Well, "" is it.',
  'Plain.',
];

/** Tables of a study with everything that programs take for something else. */
async function tables(format: 'csv' | 'spss' | 'xlsx', ...options: readonly string[]): Promise<string> {
  const talk = words.map((said, index) => `${said}\n\n#${codes[index]}\n`).join('\n');
  const folder = folderOf({
    'codebook.yaml': `speakers: [Interviewer, Ana]\ncodes: ${JSON.stringify(codes)}\n`,
    'Interview 1.txt': `---\nparticipant: 007\nday: 2023-06-04\n---\nInterviewer\n\nWhat was?\n\nAna\n\n${talk}`,
  });
  const output = path.join(folder, 'tables');
  const { code } = await marginalia('export', folder, '--format', format, '--output', output, ...options);
  equal(code, 0);
  return format === 'xlsx' ? folder : output;
}

/** What a program prints that is run in a folder; null where there is no such program. */
function printed(folder: string, program: string, ...args: readonly string[]): string | null {
  const { error, status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  if (error) return null;
  equal(status, 0, stderr + stdout);
  return stdout;
}

const expected = codes.map((code, index) => [code, '007', words[index] ?? '']);

describe('docs/exchange.md', () => {
  it('says how R reads codings rightly (where R is installed)', async function () {
    this.timeout(60_000);
    const folder = await tables('csv', '--raw');
    const print =
      'write.table(codings[c("code", "participant", "words")], sep = "\\t", quote = FALSE, row.names = FALSE, col.names = FALSE)';
    fs.writeFileSync(path.join(folder, 'recipe.R'), `${recipe('r')}${print}\n`);
    const out = printed(folder, 'Rscript', '--vanilla', 'recipe.R');
    if (out === null) this.skip();
    else
      deepEqual(
        out
          .trimEnd()
          .split(/\r?\n/)
          .map((line) => line.split('\t')),
        expected,
      );
  });

  it('says how Python reads codings rightly (where it is installed)', async function () {
    this.timeout(60_000);
    const folder = await tables('csv', '--raw');
    const print =
      'import json\nprint(json.dumps([[row["code"], row["participant"], row["words"]] for row in codings]))';
    fs.writeFileSync(path.join(folder, 'recipe.py'), `${recipe('python')}${print}\n`);
    const out = printed(folder, 'python3', 'recipe.py');
    if (out === null) this.skip();
    else deepEqual(JSON.parse(out), expected);
  });

  it('says that PSPP runs the syntax files without a word, and what it reads (where it is installed)', async function () {
    this.timeout(120_000);
    const folder = await tables('spss');
    const names = fs.readdirSync(folder).filter((name) => name.endsWith('.sps'));
    equal(names.length, 5);
    for (const name of names) {
      const out = printed(folder, 'pspp', name);
      if (out === null) this.skip();
      else equal(/error|warning/i.test(out), false, out);
    }
    const syntax = fs.readFileSync(path.join(folder, 'codings.sps'), 'utf8');
    const save = "SAVE TRANSLATE /OUTFILE='again.csv' /TYPE=CSV /KEEP=code participant words.\n";
    fs.writeFileSync(path.join(folder, 'again.sps'), `${syntax}${save}`);
    printed(folder, 'pspp', 'again.sps');
    const again = fs.readFileSync(path.join(folder, 'again.csv'), 'utf8');
    equal(
      again,
      expected
        .map((row) =>
          row.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
        )
        .map((line) => `${line}\n`)
        .join(''),
    );
  });

  it('says that LibreOffice opens the workbook with all texts as they are (where it is installed)', async function () {
    this.timeout(180_000);
    const folder = await tables('xlsx');
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile'))}`;
    const out = printed(folder, 'soffice', profile, '--headless', '--convert-to', 'fods', 'tables');
    if (out === null) return this.skip();
    const sheet = fs.readFileSync(path.join(folder, 'tables.fods'), 'utf8');
    const [, first = ''] =
      /<table:table [^>]*table:name="codings"[^>]*>([\s\S]*?)<\/table:table>/.exec(sheet) ?? [];
    for (const text of [...codes, ...words, '007'])
      ok(first.includes(`<text:p>${escaped(text)}</text:p>`), `${text} is in no cell`);
    equal(/table:formula="of:=1/.test(first), false);
  });
});

/** A text as XML has it between tags. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
