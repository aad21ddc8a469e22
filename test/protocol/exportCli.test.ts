// `marginalia export`: a study goes out for other programs, as a new file or folder.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { unzipSync } from 'fflate';
import { readRefiQda } from '../../server/src/exchange/refiQda';
import { exportFormats } from '../../server/src/features/exporting/formats';
import { createFilesInFolder } from '../../server/src/main/cli/newFolder';
import { folderFormats } from '../../server/src/protocol/exchangeFiles';
import { built, filesOf, folderOf, marginalia, program, sample } from './commandLine';

const codebook = 'study: Tides\nspeakers: [Interviewer, Ana]\ncodes:\n  - tide-issue\n  - tide-fix\n';
const talk = (code: string, words = 'It was gone.') =>
  `Interviewer\n\nWhat was?\n\nAna\n\n${words}\n\n${code}\n`;
const study = (more: Readonly<Record<string, string>> = {}) =>
  folderOf({
    'codebook.yaml': codebook,
    'in/Interview 1 - Maya.txt': talk('tide-issue "gone"', '=A1 was gone.'),
    'in/Interview 2 - Maya.txt': talk('tide-fix'),
    ...more,
  });

/** A place where nothing is yet. */
const newPlace = (name = 'out') => path.join(folderOf({}), name);

const csvFiles = ['cases.csv', 'codebook.csv', 'codings.csv', 'matrix.csv', 'passages.csv'];

/** Calls the built program with a disk that something is wrong with. */
function exportOn(disk: string, folder: string, format: string, output: string) {
  return spawnSync(
    process.execPath,
    [
      '--require',
      path.join(__dirname, 'brokenDisk.cjs'),
      program,
      'export',
      folder,
      '--format',
      format,
      '--output',
      output,
    ],
    { encoding: 'utf8', env: { ...process.env, MARGINALIA_TEST_DISK: disk } },
  );
}

describe('marginalia export', () => {
  it('writes a project that has each coding that is counted, the same to the byte each time', async () => {
    const [first, second] = [newPlace('a.qdpx'), newPlace('b.qdpx')];
    const { code, out } = await built(sample, 'export', '.', '--format', 'qdpx', '--output', first);
    equal(code, 0);
    match(out, /a\.qdpx: 485 codings in 10 transcripts\.\n$/);
    const bytes = new Uint8Array(fs.readFileSync(first));
    const { sources } = readRefiQda(bytes);
    equal(
      sources.reduce((sum, { codings }) => sum + codings.length, 0),
      485,
    );
    await built(sample, 'export', '.', '--format', 'qdpx', '--output', second);
    deepEqual(new Uint8Array(fs.readFileSync(second)), bytes);
  });

  for (const format of exportFormats) {
    it(`writes ${format}, and neither the study nor anything beside it changes`, async () => {
      const folder = study();
      const before = filesOf(folder);
      const output = newPlace();
      const { code, out, err } = await built(folder, 'export', '.', '--format', format, '--output', output);
      equal(err, '');
      equal(code, 0);
      ok(out.startsWith('Wrote '), out);
      equal(fs.statSync(output).isDirectory(), folderFormats.has(format));
      deepEqual(fs.readdirSync(path.dirname(output)), ['out']);
      deepEqual(filesOf(folder), before);
    });
  }

  it('names files from the folder of the codebook, however they are asked for', async () => {
    const folder = study();
    const [whole, below] = [newPlace(), newPlace()];
    await marginalia('export', folder, '--format', 'csv', '--output', whole);
    await marginalia('export', path.join(folder, 'in'), '--format', 'csv', '--output', below);
    deepEqual(filesOf(below), filesOf(whole));
    match(filesOf(whole)['codings.csv'] ?? '', /^1,Maya,in\/Interview 1 - Maya\.txt,9,Ana,tide-issue,/m);
  });

  it('exports only the transcripts that were asked for', async () => {
    const output = newPlace();
    const one = path.join(study(), 'in/Interview 2 - Maya.txt');
    const { out } = await marginalia('export', one, '--format', 'csv', '--output', output);
    match(out, /: 1 coding in 1 transcript\.\n {2}codings\.csv\n/);
  });

  it('guards texts from spreadsheets, and under --raw leaves them as they are and says what columns hold', async () => {
    const folder = study();
    const [guarded, raw] = [newPlace(), newPlace()];
    await marginalia('export', folder, '--format', 'csv', '--output', guarded);
    await marginalia('export', folder, '--format', 'csv', '--raw', '--output', raw);
    deepEqual(Object.keys(filesOf(guarded)), csvFiles);
    match(filesOf(guarded)['passages.csv'] ?? '', /'=A1 was gone\./);
    deepEqual(Object.keys(filesOf(raw)), [...csvFiles, 'datapackage.json'].sort());
    match(filesOf(raw)['passages.csv'] ?? '', /,=A1 was gone\./);
  });

  it('ends lines with two characters in a project when asked to', async () => {
    const output = newPlace();
    await marginalia('export', study(), '--format', 'qdpx', '--line-ends', 'crlf', '--output', output);
    const files = unzipSync(new Uint8Array(fs.readFileSync(output)));
    const texts = Object.keys(files).filter((name) => name.startsWith('sources/'));
    equal(texts.length, 2);
    for (const name of texts) match(new TextDecoder().decode(files[name]), /Interviewer\r\n/);
  });

  it('puts quotes together by interviews when asked to, named as people name them', async () => {
    const output = newPlace();
    await marginalia('export', study(), '--format', 'md', '--order', 'interview', '--output', output);
    const headings = fs.readFileSync(output, 'utf8').match(/^#.*$/gm);
    deepEqual(headings, [
      '# Tides: Quotes',
      '## Interview 1',
      '### tide-issue',
      '## Interview 2',
      '### tide-fix',
    ]);
  });

  it('exports talk that nobody has coded, and a study without a codebook', async () => {
    const output = newPlace();
    const folder = folderOf({
      'a.txt': 'Interviewer: What?\n\nAna: Nothing.\n\nInterviewer: And?\n\nAna: No.\n',
    });
    const { code, out } = await marginalia('export', folder, '--format', 'csv', '--output', output);
    equal(code, 0);
    match(out, /: 0 codings in 1 transcript\./);
    match(filesOf(output)['passages.csv'] ?? '', /,Ana,,Nothing\.,/);
  });

  it('takes interviews of one number in two folders for two, and files of one name as well', async () => {
    const output = newPlace();
    const folder = folderOf({
      'codebook.yaml': codebook,
      'north/Interview 1.txt': talk('tide-issue'),
      'south/Interview 1.txt': talk('tide-fix'),
      'north/talk.txt': talk('tide-issue'),
      'south/talk.txt': talk('tide-fix'),
    });
    await marginalia('export', folder, '--format', 'csv', '--output', output);
    const cases = (filesOf(output)['cases.csv'] ?? '').split('\n').slice(1, -1);
    deepEqual(
      cases.map((line) => line.split(',')[0]),
      ['1 (north)', '1 (south)', 'north/talk', 'south/talk'],
    );
  });

  it('exports a codebook that no transcript uses yet, and says that there is none', async () => {
    const output = newPlace();
    const folder = folderOf({ 'codebook.yaml': codebook });
    const { code, out, err } = await marginalia('export', folder, '--format', 'qdc', '--output', output);
    equal(code, 2);
    match(err, /^There is no transcript in /);
    match(out, /: 2 codes\.\n$/);
    match(fs.readFileSync(output, 'utf8'), /name="tide-issue"/);
  });
});

describe('marginalia export says what does not go out', () => {
  const losses: [string, string, Record<string, string>, string[], RegExp][] = [
    [
      'a code that is about no passage',
      'csv',
      { 'o.txt': `#tide-fix\n\n${talk('tide-fix')}` },
      [],
      /^o\.txt: 1 coding or memo/m,
    ],
    [
      'a memo that is about no code, in a report',
      'html',
      { 'o.txt': talk('// Why?') },
      [],
      /^o\.txt: 1 memo/m,
    ],
    [
      'what coders say differently of an interview, in a project',
      'qdpx',
      {
        'in/Interview 2 - Jonas.txt': `---\nday: Monday\n---\n${talk('tide-fix')}`,
        'in/Interview 2 - Maya.txt': `---\nday: Friday\n---\n${talk('tide-fix')}`,
      },
      [],
      /^Interview 2: day: its transcripts say different things/m,
    ],
    [
      'what coders say differently of an interview, in tables',
      'xlsx',
      {
        'in/Interview 2 - Jonas.txt': `---\nday: Monday\n---\n${talk('tide-fix')}`,
        'in/Interview 2 - Maya.txt': `---\nday: Friday\n---\n${talk('tide-fix')}`,
      },
      [],
      /^2: day: its transcripts say different things/m,
    ],
    [
      'places that NVivo counts otherwise',
      'qdpx',
      { 'e.txt': talk('tide-fix', 'Oh 😀 well.') },
      [],
      /^e: it has characters .*NVivo finds them too far in front/m,
    ],
    [
      'places that others count otherwise',
      'qdpx',
      { 'e.txt': talk('tide-fix', 'Oh 😀 well.') },
      ['--positions', 'utf16'],
      /^e: it has characters .*find them too far behind/m,
    ],
    [
      'a text that is longer than Excel takes',
      'xlsx',
      { 'l.txt': talk('tide-fix', 'word '.repeat(7000)) },
      [],
      /^codings: texts that are cut.*: 2\.$/m,
    ],
    [
      'a text that is longer than SPSS takes',
      'spss',
      { 'l.txt': talk('tide-fix', '水'.repeat(12_000)) },
      [],
      /^passages: texts that are cut.*: 1\.$/m,
    ],
  ];
  for (const [what, format, more, options, said] of losses) {
    it(`names ${what}`, async () => {
      const { code, err } = await marginalia(
        'export',
        study(more),
        '--format',
        format,
        '--output',
        newPlace(),
        ...options,
      );
      match(err, said);
      equal(code, 0);
    });
  }

  it('names a transcript that cannot be read, exports the others, and ends with 2', async () => {
    const output = newPlace();
    const { code, out, err } = await marginalia(
      'export',
      study({ 'bad.txt': 'a\0b' }),
      '--format',
      'csv',
      '--output',
      output,
    );
    equal(code, 2);
    match(err, /bad\.txt cannot be read/);
    match(out, /: 2 codings in 2 transcripts\./);
    deepEqual(Object.keys(filesOf(output)), csvFiles);
  });

  it('names files that do not read like transcripts', async () => {
    const { err } = await marginalia(
      'export',
      study({ 'README.txt': 'Words.\n' }),
      '--format',
      'md',
      '--output',
      newPlace(),
    );
    match(err, /^1 file does not read like a transcript.*README\.txt/m);
  });
});

describe('marginalia export overwrites nothing', () => {
  const inTheWay: [string, string, (output: string) => void][] = [
    ['a file', 'qdpx', (output) => fs.writeFileSync(output, 'mine')],
    ['a file where a folder is to be', 'csv', (output) => fs.writeFileSync(output, 'mine')],
    ['a folder where a file is to be', 'html', (output) => fs.mkdirSync(output)],
    [
      'a folder with something in it',
      'csv',
      (output) => {
        fs.mkdirSync(output);
        fs.writeFileSync(path.join(output, '.hidden'), 'mine');
      },
    ],
    [
      'a link to a file',
      'qdpx',
      (output) => {
        fs.writeFileSync(`${output}.target`, 'mine');
        fs.symlinkSync(`${output}.target`, output);
      },
    ],
    ['a link to nothing', 'qdpx', (output) => fs.symlinkSync(`${output}.target`, output)],
    [
      'a link to nothing where a folder is to be',
      'parquet',
      (output) => fs.symlinkSync(`${output}.target`, output),
    ],
  ];
  for (const [what, format, put] of inTheWay) {
    it(`not ${what}`, async function () {
      const output = newPlace();
      try {
        put(output);
      } catch {
        // Windows lets not everybody make links.
        this.skip();
      }
      const around = path.dirname(output);
      const names = fs.readdirSync(around, { recursive: true });
      const { code, out, err } = await marginalia('export', study(), '--format', format, '--output', output);
      equal(code, 2);
      equal(out, '');
      match(err, /^\S+ exists and is left as it is\. .*\n$/);
      deepEqual(fs.readdirSync(around, { recursive: true }), names);
      for (const text of Object.values(fs.existsSync(output) ? filesOf(around) : {})) equal(text, 'mine');
    });
  }

  it('fills an empty folder, also one that a link leads to', async function () {
    const folder = folderOf({});
    fs.mkdirSync(path.join(folder, 'real'));
    const link = path.join(folder, 'link');
    try {
      fs.symlinkSync(path.join(folder, 'real'), link, 'dir');
    } catch {
      this.skip();
    }
    const { code, err } = await marginalia('export', study(), '--format', 'csv', '--output', link);
    equal(err, '');
    equal(code, 0);
    ok(fs.lstatSync(link).isSymbolicLink());
    deepEqual(fs.readdirSync(path.join(folder, 'real')).sort(), csvFiles);
  });

  for (const [format, disk] of [
    ['qdpx', 'full'],
    ['csv', 'full'],
    ['csv', 'full after 2'],
    ['parquet', 'full after 1'],
  ] as const) {
    for (const place of ['a new place', 'an empty folder'] as const) {
      if (place === 'an empty folder' && !folderFormats.has(format)) continue;
      it(`leaves nothing of ${format} in ${place} on a disk that is ${disk}`, () => {
        const output = newPlace();
        if (place === 'an empty folder') fs.mkdirSync(output);
        const { status, stderr } = exportOn(disk, study(), format, output);
        equal(status, 2);
        match(stderr, /out cannot be written: no space left on device\. Nothing was written\./);
        deepEqual(
          fs.readdirSync(path.dirname(output), { recursive: true }),
          place === 'an empty folder' ? ['out'] : [],
        );
      });
    }
  }

  for (const [format, isThere] of [
    ['qdpx', false],
    ['csv', false],
    ['parquet', true],
  ] as const) {
    it(`writes ${format} on a disk that knows no links${isThere ? ', into an empty folder' : ''}`, () => {
      const output = newPlace();
      if (isThere) fs.mkdirSync(output);
      const { status, stderr } = exportOn('without links', study(), format, output);
      equal(stderr, '');
      equal(status, 0);
      deepEqual(fs.readdirSync(path.dirname(output)), ['out']);
    });
  }
});

describe('What others put there while an export is written', () => {
  const mine = (name: string) => ({ name, bytes: new TextEncoder().encode('mine') });
  /** A file that is asked for when all of those before it are written: then somebody does something. */
  const meanwhile = (name: string, happens: () => void) => ({
    name,
    get bytes() {
      happens();
      return mine(name).bytes;
    },
  });

  it('stays in an empty folder, and nothing of the export does', () => {
    const folder = folderOf({});
    let isDone = false;
    const others = meanwhile('b/c.csv', () => {
      if (isDone) return;
      isDone = true;
      fs.mkdirSync(path.join(folder, 'b'));
      fs.writeFileSync(path.join(folder, 'b/theirs.txt'), 'theirs');
    });
    let thrown: unknown = null;
    let isMade = false;
    try {
      isMade = createFilesInFolder(folder, [mine('a.csv'), mine('d/e.csv'), others]);
    } catch (error) {
      thrown = error;
    }
    ok(!isMade, String(thrown));
    deepEqual(filesOf(folder), { 'b/theirs.txt': 'theirs' });
    deepEqual(fs.readdirSync(folder), ['b']);
  });

  it('stays where a new folder was to be', () => {
    const around = folderOf({});
    const folder = path.join(around, 'out');
    const others = meanwhile('b.csv', () => {
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(path.join(folder, 'theirs.txt'), 'theirs');
    });
    equal(createFilesInFolder(folder, [mine('a.csv'), others]), false);
    deepEqual(filesOf(around), { 'out/theirs.txt': 'theirs' });
    deepEqual(fs.readdirSync(around), ['out']);
  });
});

describe('marginalia export refuses in one sentence', () => {
  const two = () =>
    folderOf({
      'a/codebook.yaml': codebook,
      'a/a.txt': talk('tide-fix'),
      'b/codebook.yaml': codebook,
      'b/b.txt': talk('tide-fix'),
    });
  const refused: [string, () => string, string[], RegExp][] = [
    [
      'two studies',
      two,
      ['--format', 'csv'],
      /^These are 2 studies: a\/codebook\.yaml, b\/codebook\.yaml\. Export one/,
    ],
    ['a format that it does not know', study, ['--format', 'docm'], /Allowed choices are qdpx, qdc, xlsx/],
    ['a call without a format', study, [], /--format <format>.* not specified/],
    [
      '--raw for a project',
      study,
      ['--format', 'qdpx', '--raw'],
      /^`--raw` is for `--format csv` alone\. Leave it out\.$/m,
    ],
    [
      '--order for a table',
      study,
      ['--format', 'csv', '--order', 'code'],
      /^`--order` is for `--format html` or `docx` or `md` alone/,
    ],
    [
      'a folder without transcripts',
      () => folderOf({}),
      ['--format', 'csv'],
      /^No transcript was read, so nothing was exported\.$/m,
    ],
    [
      'a study without any codes, as a codebook',
      () => folderOf({ 'a.txt': 'Ana: What?\n\nBo: No.\n\nAna: Oh.\n\nBo: Yes.\n' }),
      ['--format', 'qdc'],
      /^There are no codes yet/,
    ],
  ];
  for (const [what, folder, options, said] of refused) {
    it(what, async () => {
      const output = newPlace();
      const { code, out, err } = await marginalia('export', folder(), '--output', output, ...options);
      equal(code, 2);
      equal(out, '');
      match(err, said);
      equal(fs.existsSync(output), false);
    });
  }

  it('a name by which the export would be read as a transcript of its study', async () => {
    const folder = study();
    const before = filesOf(folder);
    const output = path.join(folder, 'quotes.txt');
    const { code, err } = await marginalia('export', folder, '--format', 'md', '--output', output);
    equal(code, 2);
    match(err, /quotes\.txt would be read as a transcript of the study by its name\. Give another name, or /);
    deepEqual(filesOf(folder), before);
  });

  it('a place in a folder that is not there', async () => {
    const output = path.join(folderOf({}), 'none', 'out.qdpx');
    const { code, err } = await marginalia('export', study(), '--format', 'qdpx', '--output', output);
    equal(code, 2);
    match(err, /^There is no folder \S+none\. Make it first, or check the spelling of the path\.\n$/);
  });

  it('a name that ends like that of a folder, for a format of one file', async () => {
    const output = `${newPlace()}/`;
    const { code, err } = await marginalia('export', study(), '--format', 'md', '--output', output);
    equal(code, 2);
    match(err, /is a folder, and this format is one file\. Give the name of a file in it\.\n$/);
  });
});
