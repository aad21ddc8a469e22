// `marginalia matrix`, `cooccurrence` and `saturation`: what they print in each form, and what they refuse.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { unzipSync } from 'fflate';
import { built, folderOf, marginalia, marginaliaOn, rowsOf, sample } from './commandLine';

const codebook =
  'study: Tides\nspeakers: [Interviewer, Ana]\ncodes:\n  - code: tide-issue\n  - code: tide-fix\n  - code: never-used\n';

/** An interview of one answer with these code lines. */
const talk = (interview: string, front: string, ...codes: string[]) =>
  `${front === '' ? '' : `---\n${front}\n---\n\n`}Interview ${interview}\n\nAna\n\nIt was gone, and then it came back.\n\n${codes.join('\n\n')}\n`;

const files = {
  'codebook.yaml': codebook,
  '1.txt': talk('1 - Ann', 'role: pilot', 'tide-issue "It was gone"', 'tide-fix "it came back"'),
  '2.txt': talk('2 - Ann', 'role: 10', 'tide-issue'),
  '10.txt': talk('10 - Ann', 'role: 9', 'tide-issue', '#new-one'),
  '11.txt': talk('11 - Ann', 'role: pilot'),
};

describe('The commands that count over many files', () => {
  const heads: readonly (readonly [string, readonly string[]])[] = [
    [
      'matrix',
      ['code', 'family', 'kind', 'known', 'codings', 'segments', 'interviews', 'files', 'cells', 'share'],
    ],
    [
      'cooccurrence',
      [
        ...['a', 'b', 'passagesA', 'passagesB', 'passages', 'words', 'segments', 'near', 'interviews'],
        ...['jaccard', 'ofA', 'ofB'],
      ],
    ],
    [
      'saturation',
      [
        ...['position', 'interview', 'files', 'codes', 'new', 'cumulative', 'expected', 'newCodes', 'ratio'],
        'reached',
      ],
    ],
  ];
  for (const [command, keys] of heads) {
    it(`give scripts ${command} as an array of objects, a line each, their keys fixed`, async () => {
      const { code, out, err } = await marginalia(command, folderOf(files), '--format', 'json');
      equal(code, 0);
      const rows: object[] = JSON.parse(out);
      equal(out.trimEnd().split('\n').length, rows.length + 2);
      for (const row of rows) deepEqual(Object.keys(row), keys);
      match(err, /1 file is not coded and is left out: 11\.txt\./);
    });

    it(`print ${command} in the built program as in this one, and end with 0`, async () => {
      const folder = folderOf(files);
      const text = await built(folder, command, '.');
      equal(text.code, 0);
      equal(text.err, '');
      equal(text.out, (await marginalia(command, folder)).out);
      match(text.out, /1 file is not coded/);
    });

    it(`write ${command} as a workbook with a second sheet of how it was counted, and overwrite nothing`, async () => {
      const folder = folderOf(files);
      const output = path.join(folderOf({}), 'out.xlsx');
      const call = [command, folder, '--format', 'xlsx', '--output', output];
      const { code, out } = await marginalia(...call);
      equal(code, 0);
      match(out, /^Wrote .*out\.xlsx: \d+ rows\.\n$/);
      const parts = unzipSync(new Uint8Array(fs.readFileSync(output)));
      const textOf = (name: string) => new TextDecoder().decode(parts[name]);
      match(textOf('xl/workbook.xml'), new RegExp(`name="${command}".*name="How it was counted"`));
      const how = textOf('xl/worksheets/sheet2.xml');
      for (const said of ['--take', 'final', 'Marginalia 0.', '10.txt', 'is not coded and is left out'])
        ok(how.includes(said), said);
      const again = await marginalia(...call);
      deepEqual([again.code, again.out], [2, '']);
      match(again.err, /out\.xlsx exists and is left as it is/);
    });

    it(`fit ${command} into a terminal, and lose no column`, async () => {
      const folder = folderOf(files);
      const [heads = ''] = (await marginalia(command, folder)).out.split('\n');
      const { out } = await marginaliaOn(44, command, folder);
      const table = out.slice(0, out.lastIndexOf('\n\n'));
      ok(
        table.split('\n').every((line) => line.length <= 44),
        table,
      );
      for (const head of heads.trim().split(/ {2,}/)) ok(table.includes(head), `${head} is not in\n${table}`);
    });
  }

  it('name a file that cannot be read, do the rest, and end with 2', async () => {
    const folder = folderOf(files);
    const { code, err, out } = await marginalia('matrix', folder, path.join(folder, 'none.txt'));
    equal(code, 2);
    match(err, /none\.txt/);
    match(out, /tide-issue/);
  });

  const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a workbook without a name', ['matrix', '.', '--format', 'xlsx'], /Say which with `--output FILE`/],
    [
      'a name without a workbook',
      ['saturation', '.', '--output', 'a.txt'],
      /`--output` is for `--format xlsx` alone/,
    ],
    [
      'an attribute that there is not',
      ['matrix', '.', '--columns', 'rol'],
      /No interview has “rol” in its front matter\. It can be .*role/,
    ],
    ['an order that there is not', ['saturation', '.', '--order', 'date'], /No interview has “date”/],
    [
      'a coder that there is not',
      ['matrix', '.', '--coder', 'Bo'],
      /No file is by Bo\. The coders are Ann\./,
    ],
    [
      'a code that there is not',
      ['cooccurrence', '.', '--code', 'tide-isue'],
      /No code is called tide-isue\. Is tide-issue meant\?/,
    ],
    [
      'a distance that is no number',
      ['cooccurrence', '.', '--near', 'x'],
      /It is a whole number, 0 or more\./,
    ],
    [
      'an attribute that there is not, naming once each one that there is',
      ['saturation', '.', '--order', 'nonsense'],
      /It can be interview, coder(?:, (?!interview|coder)[\w-]+)*\.$/m,
    ],
    ['a threshold above all', ['saturation', '.', '--threshold', '101'], /It is a number from 0 to 100\./],
    ['a base of none', ['saturation', '.', '--base', '0'], /It is a whole number, 1 or more\./],
  ];
  for (const [what, args, message] of refused)
    it(`refuse ${what} in a sentence`, async () => {
      const folder = folderOf(files);
      const { code, out, err } = await marginalia(...args.map((arg) => (arg === '.' ? folder : arg)));
      deepEqual([code, out], [2, '']);
      match(err, message);
    });

  it('count one study at a time', async () => {
    const folder = folderOf({
      'a/codebook.yaml': codebook,
      'a/1.txt': talk('1', '', 'tide-fix'),
      'b/codebook.yaml': codebook,
      'b/1.txt': talk('1', '', 'tide-fix'),
    });
    const { code, err } = await marginalia('matrix', folder);
    equal(code, 2);
    match(err, /These are 2 studies: .*Count one at a time/);
  });
});

describe('marginalia matrix', () => {
  it('has the columns in natural order, in JSON as well, and no zeros', async () => {
    const [issue] = await rowsOf('matrix', folderOf(files), '--columns', 'role');
    deepEqual(issue?.share, { 9: 1, 10: 1, pilot: 1 });
    const { out } = await marginalia(
      'matrix',
      folderOf({ ...files, '1b.txt': talk('1b - Ann', '', 'tide-issue') }),
      '--format',
      'json',
    );
    match(out, /"cells":\{"1":1,"1b":1,"2":1,"10":1\}/);
  });

  it('has in CSV a column for each cell, zeros as well', async () => {
    const { out } = await marginalia('matrix', folderOf(files), '--format', 'csv', '--columns', 'role');
    equal(
      out,
      [
        'code,family,kind,known,codings,segments,interviews,files,9,10,pilot,share 9,share 10,share pilot',
        'tide-issue,tide,issue,true,3,3,3,3,1,1,1,1,1,1',
        'tide-fix,tide,fix,true,1,1,1,1,0,0,1,0,0,1',
        'never-used,,topic,true,0,0,0,0,0,0,0,0,0,0',
        'new-one,,,false,1,1,1,1,1,0,0,1,0,0',
        '',
      ].join('\r\n'),
    );
  });

  it('is a table for people, the largest first, with what is left out in sentences', async () => {
    equal(
      (await marginalia('matrix', folderOf(files))).out,
      [
        'Code               Codings  Interviews  1  2  10',
        '-----------------  -------  ----------  -  -  --',
        'tide-issue               3           3  1  1   1',
        'tide-fix                 1           1  1  ·   ·',
        'new-one (unknown)        1           1  ·  ·   1',
        '',
        '5 codings of 3 codes in 3 columns. Each cell counts codings.',
        '1 file is not coded and is left out: 11.txt.',
        '1 code is on no passage: never-used.',
        '',
      ].join('\n'),
    );
  });

  it('says what stands in brackets, and what the column without a name has', async () => {
    const study = folderOf({ ...files, '12.txt': talk('12', '', 'tide-fix') });
    const of = async (columns: string) => (await marginalia('matrix', study, '--columns', columns)).out;
    match(
      await of('role'),
      /Each cell counts interviews with the code, and their share of those of its column\. The column – has interviews that do not say “role”\./,
    );
    match(await of('coders'), /Each cell counts codings\. The column – has files that name no coder\./);
    match(await of('interviews'), /Each cell counts codings\.\n/);
  });

  it('tells files of one name apart, which are given one by one', async () => {
    const folder = folderOf({
      'a/1.txt': talk('1 - Ann', '', '#tide-issue'),
      'b/1.txt': talk('2 - Ann', '', '#tide-issue'),
    });
    const given = ['a/1.txt', 'b/1.txt'].map((file) => path.join(folder, file));
    const [issue] = await rowsOf('matrix', ...given, '--columns', 'files');
    deepEqual(issue?.cells, { '1.txt': 1, '1.txt (2)': 1 });
  });

  it('counts the words that carry a code, a word once', async () => {
    const folder = folderOf({
      ...files,
      '3.txt': talk('3', '', 'tide-issue "It was"', 'tide-issue "was gone"'),
    });
    const [issue] = await rowsOf('matrix', folder, '--count', 'words');
    deepEqual(issue?.cells, { 1: 3, 2: 8, 3: 3, 10: 8 });
  });

  it('counts families, and codes of none by themselves', async () => {
    const rows = await rowsOf('matrix', folderOf(files), '--rows', 'families');
    deepEqual(
      rows.map(({ code, family, codings }) => [code, family, codings]),
      [
        [null, 'tide', 4],
        ['never-used', null, 0],
        ['new-one', null, 1],
      ],
    );
  });

  it('counts a moderated file in the place of those that it settles', async () => {
    const folder = folderOf({
      'codebook.yaml': codebook,
      'a.txt': talk('1 - Ann', '', 'tide-issue'),
      'b.txt': talk('1 - Bo', '', 'tide-issue'),
      'c.txt': talk('1 - Cy', 'moderates: Ann, Bo', 'tide-issue', 'tide-fix'),
    });
    const codings = async (take: string) =>
      (await rowsOf('matrix', folder, '--take', take)).map((row) => row.codings);
    deepEqual(await codings('final'), [1, 1, 0]);
    deepEqual(await codings('coders'), [2, 0, 0]);
    deepEqual(await codings('all'), [3, 1, 0]);
  });
});

describe('marginalia cooccurrence', () => {
  it('tells words that carry both from passages that carry both', async () => {
    const rows = await rowsOf('cooccurrence', folderOf(files));
    deepEqual(
      rows.map(({ a, b, passages, words }) => [a, b, passages, words]),
      [
        ['tide-issue', 'tide-fix', 1, 0],
        ['tide-issue', 'new-one', 1, 1],
      ],
    );
  });

  it('lists only pairs with a code, or on so many passages', async () => {
    const folder = folderOf(files);
    equal((await rowsOf('cooccurrence', folder, '--code', 'tide-fix')).length, 1);
    equal((await rowsOf('cooccurrence', folder, '--min', '2')).length, 0);
  });

  it('is a square on request, with the passages of each code in the diagonal', async () => {
    const { out } = await marginalia('cooccurrence', folderOf(files), '--wide', '--format', 'csv');
    equal(
      out,
      ['code,tide-issue,tide-fix,new-one', 'tide-issue,3,1,1', 'tide-fix,1,1,0', 'new-one,1,0,1', ''].join(
        '\r\n',
      ),
    );
  });
});

describe('A study in which nothing is coded', () => {
  for (const [command, said] of [
    ['matrix', 'No codings'],
    ['cooccurrence', 'No pairs'],
    ['cooccurrence --wide', 'No codings'],
    ['saturation', 'No codings'],
  ] as const)
    it(`is told so by ${command}, with the files that are left out`, async () => {
      const { code, out } = await marginalia(
        ...command.split(' '),
        folderOf({ 'a.txt': talk('1 - Ann', ''), 'b.txt': talk('2', '') }),
      );
      deepEqual([code, out], [0, `${said}\n2 files are not coded and are left out: a.txt and b.txt.\n`]);
    });
});

describe('marginalia saturation', () => {
  it('says nothing of other interviews and other orders where there is one interview', async () => {
    const { out } = await marginalia('saturation', folderOf({ '1.txt': talk('1 - Ann', '', '#one-code') }));
    match(
      out,
      /\n\n1 code in 1 interview\nThere are too few coded interviews for a base of 4 and a run of 2: 1\.\n$/,
    );
  });

  it('says where all new codes are named, if it names a few only', async () => {
    const codes = ['#one-code', '#two-code', '#three-code'];
    const { out } = await marginalia('saturation', folderOf({ '1.txt': talk('1 - Ann', '', ...codes) }));
    match(
      out,
      /one-code and 2 more\n\n3 codes in 1 interview\n`--format csv` has the names of all new codes\.\n/,
    );
  });

  it('says what a curve does not show', async () => {
    const { out } = await marginalia('saturation', folderOf(files), '--base', '1', '--run', '1');
    match(
      out,
      /1\+1 is the first run \(of 1\) with at most 5 % new codes \(0 %\), seen from the 2 codes of the base \(of 1\)\./,
    );
    match(out, /Later runs are above 5 % again: 2\+1 \(50 %\)\./);
    match(out, /2 of 3 codes occur in one interview only\./);
    match(out, /Another order of the interviews gives another answer/);
  });

  it('puts interviews in the order of an attribute', async () => {
    const rows = await rowsOf('saturation', folderOf(files), '--order', 'role');
    deepEqual(
      rows.map(({ interview }) => interview),
      ['10', '2', '1'],
    );
  });
});

const mini = path.join(__dirname, '../../../shared/oracles/mini');

(fs.existsSync(mini) ? describe : describe.skip)('The small study with every awkward case', () => {
  it('has the same codings on the command line as are expected', async () => {
    const expected = JSON.parse(fs.readFileSync(`${mini}-expected.json`, 'utf8'));
    for (const row of await rowsOf('matrix', mini))
      deepEqual(row.cells, expected.matrix[String(row.code)].counts);
    const pairs = await rowsOf('cooccurrence', mini);
    equal(pairs.length, Object.keys(expected.cooccurrence).length);
    const rows = await rowsOf('saturation', mini, '--base', '2');
    deepEqual(
      rows.map(({ codes, cumulative, newCodes }) => ({ codes, cumulative, newCodes })),
      expected.saturation.rows.map(({ codes, cumulative, newCodes }: Record<string, unknown>) => ({
        codes,
        cumulative,
        newCodes,
      })),
    );
  });
});

describe('What nothing is marked as moderated in', () => {
  it('has the numbers of summary in all of them', async () => {
    const summed = (await rowsOf('summary', sample)).reduce((sum, { codings }) => sum + Number(codings), 0);
    const rows = await rowsOf('matrix', sample);
    equal(
      rows.reduce((sum, { codings }) => sum + Number(codings), 0),
      summed,
    );
  });
});
