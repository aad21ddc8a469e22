// What `marginalia` prints, in each form, and what it ends with.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { built, folderOf, marginalia, marginaliaOn, program, root, rowsOf, sample } from './commandLine';

const codebook = `codes:
  - code: Data-loss
    aliases: [Data-gone]
  - code: Data-late
    deprecated: Use Data-loss.
`;

/** Two passages of one turn, each with something below. */
const talk = (first: string, second: string) =>
  `Interview 3 - Ann\n\nInterviewer\n\nAnd then?\n\nInterviewee\n\nWe lost   the data.\n\n${first}\n\nAll of it, on a Friday.\n\n${second}\n`;

// Not after each test: outside of a `describe` that holds for the tests of all files, whose folders are still in use.

describe('marginalia summary', () => {
  it('says what each transcript holds, and adds it up', async () => {
    const folder = folderOf({ 'a.txt': talk('Data-loss', 'Data-loss'), 'b.txt': 'Guest: Hello.\n' });
    deepEqual(await marginalia('summary', folder), {
      code: 0,
      err: '',
      out: [
        'File   Interview  Coder  Turns  Passages  Coded  Codings  Codes',
        '-----  ---------  -----  -----  --------  -----  -------  -----',
        'a.txt  3          Ann        2         3      2        2      1',
        'b.txt                        1         1      0        0      0',
        '',
        '2 transcripts of 2 interviews, 3 turns, 4 passages (2 coded), 2 codings of 1 code',
        '',
      ].join('\n'),
    });
  });

  it('gives scripts an array of objects, their keys fixed', async () => {
    const folder = folderOf({ 'a.txt': talk('Data-loss', '#other\n\nData-loss') });
    const { out } = await marginalia('summary', '--format', 'json', folder);
    equal(
      JSON.stringify(JSON.parse(out)),
      JSON.stringify([
        {
          file: 'a.txt',
          interview: '3',
          coder: 'Ann',
          title: 'Interview 3 - Ann',
          turns: 2,
          layout: ['{speaker} ↵ {speech}'],
          time: null,
          passages: 3,
          passagesBySpeaker: { Interviewee: 2, Interviewer: 1 },
          codedPassages: 2,
          codings: 3,
          distinctCodes: 2,
          codes: { 'Data-loss': { codings: 2, segments: 1 }, other: { codings: 1, segments: 1 } },
        },
      ]),
    );
    equal(out.split('\n').length, 4, 'one line for each object');
  });

  it('says null where nothing is known, and counts passages of nobody under ""', async () => {
    const [row] = await rowsOf('summary', folderOf({ 'notes.txt': 'Hello.\n' }));
    deepEqual(
      [row?.interview, row?.coder, row?.title, row?.passagesBySpeaker, row?.codes],
      [null, null, null, { '': 1 }, {}],
    );
  });

  it('gives spreadsheets the same columns', async () => {
    const { out } = await marginalia(
      'summary',
      '--format',
      'csv',
      folderOf({ 'a.txt': talk('Data-loss', '') }),
    );
    equal(
      out,
      'file,interview,coder,title,turns,layout,time,passages,passagesBySpeaker,codedPassages,codings,distinctCodes,codes\r\n' +
        'a.txt,3,Ann,Interview 3 - Ann,2,"[""{speaker} ↵ {speech}""]",,3,"{""Interviewee"":2,""Interviewer"":1}",1,1,1,"{""Data-loss"":{""codings"":1,""segments"":1}}"\r\n',
    );
  });

  it('counts a code under the label of the codebook, and an unknown one as written', async () => {
    const folder = folderOf({ 'codebook.yaml': codebook, 'a.txt': talk('Data-gone', 'Data-lost-and-found') });
    const [row] = await rowsOf('summary', folder);
    deepEqual(Object.keys(row?.codes ?? {}), ['Data-loss', 'Data-lost-and-found']);
  });

  it('counts the same code on the same words once, on other words again, and an orphan never', async () => {
    const [twice, quoting, orphan] = await rowsOf(
      'summary',
      folderOf({
        'codebook.yaml': codebook,
        '1.txt': talk('Data-loss\n\nData-gone', ''),
        '2.txt': talk('Data-loss "We lost"\n\nData-loss "the data"', ''),
        '3.txt': 'Data-loss\n\nInterviewer\n\nHello.\n',
      }),
    );
    deepEqual([twice?.codings, quoting?.codings, orphan?.codings], [1, 2, 0]);
  });

  it('counts a # without a label for nothing', async () => {
    const [row] = await rowsOf('summary', folderOf({ 'a.txt': talk('#', '') }));
    deepEqual([row?.codings, row?.codedPassages, row?.codes], [0, 0, {}]);
  });

  it('lists files as people number them, named from the folder given', async () => {
    const text = talk('Data-loss', '');
    const folder = folderOf({ 'b/Interview 10.txt': text, 'b/Interview 9.txt': text, 'a.transcript': text });
    const files = (await rowsOf('summary', folder)).map(({ file }) => file);
    deepEqual(files, ['a.transcript', 'b/Interview 9.txt', 'b/Interview 10.txt']);
  });

  it('names a file that is given by its name, and counts no file twice', async () => {
    const folder = folderOf({ 'b/1.txt': talk('Data-loss', ''), 'b/2.txt': 'Hello.\n' });
    const rows = await rowsOf('summary', path.join(folder, 'b/1.txt'), folder);
    deepEqual(
      rows.map(({ file }) => file),
      ['1.txt', 'b/2.txt'],
    );
  });

  it('gives a file the same numbers alone as with its study', async () => {
    // Only the first file shows that the line is a code: there it recurs.
    const folder = folderOf({
      'codebook.yaml': codebook,
      'one/1.txt': talk('cold coffee', 'cold coffee'),
      'two/2.txt': talk('cold coffee', ''),
    });
    const [, whole] = await rowsOf('summary', folder);
    const [alone] = await rowsOf('summary', path.join(folder, 'two/2.txt'));
    const [part] = await rowsOf('summary', path.join(folder, 'two'));
    equal(whole?.codings, 1);
    deepEqual({ ...alone, file: '' }, { ...whole, file: '' });
    deepEqual({ ...part, file: '' }, { ...whole, file: '' });
    equal((await rowsOf('summary', folder)).length, 2);
    equal((await rowsOf('summary', path.join(folder, 'two'))).length, 1);
  });

  it('reads the files that the codebook names, and no others', async () => {
    const text = talk('Data-loss', '');
    const folder = folderOf({
      'codebook.yaml': `transcripts: [talks/*.md]\n${codebook}`,
      'talks/1.md': text,
      'talks/1.txt': text,
      'node_modules/x/talks/1.md': text,
    });
    const files = (await rowsOf('summary', folder)).map(({ file }) => file);
    deepEqual(files, ['talks/1.md']);
  });

  it('lets the nearest codebook rule a file', async () => {
    const folder = folderOf({
      'codebook.yaml': codebook,
      '1.txt': talk('Data-gone', ''),
      'inner/codebook.yaml': 'codes: [{code: Data-missing, aliases: [Data-gone]}]\n',
      'inner/2.txt': talk('Data-gone', ''),
    });
    const codes = (await rowsOf('summary', folder)).map((row) => Object.keys(row.codes ?? {}));
    deepEqual(codes, [['Data-loss'], ['Data-missing']]);
    deepEqual(await rowsOf('summary', path.join(folder, 'inner')), [
      { ...(await rowsOf('summary', folder))[1], file: '2.txt' },
    ]);
  });

  it('agrees with what is known of the five real transcripts', async function () {
    const shared = path.join(root, '../shared');
    if (!fs.existsSync(path.join(shared, 'expected/seeds.json'))) this.skip();
    const expected = JSON.parse(fs.readFileSync(path.join(shared, 'expected/seeds.json'), 'utf8'));
    const { out } = await built(
      root,
      'summary',
      '--format',
      'json',
      '--no-codebook',
      path.join(shared, 'seeds'),
    );
    // What is known of them was counted from printed pages, which have no templates.
    const rows: Record<string, unknown>[] = JSON.parse(out);
    deepEqual(
      rows.map(({ layout, time, ...row }) => row),
      expected,
    );
  });
});

describe('marginalia turns', () => {
  it('gives one row for each turn, with its time', async () => {
    const folder = folderOf({
      'a.txt': 'Ana  0:01\nHow was it?\n\nBo  1:04\nCold.\n\nAna  1:09\nWhy?\n\nBo  1:11\nWet.\n',
    });
    const { out } = await marginalia('turns', '--format', 'json', folder);
    const rows: unknown[] = JSON.parse(out);
    deepEqual(rows[1], {
      file: 'a.txt',
      turn: 2,
      speaker: 'Bo',
      time: '00:01:04',
      line: 4,
      endLine: 5,
      written: 'Bo',
      words: 'Cold.',
    });
    equal(rows.length, 4);
  });
});

describe('marginalia codings', () => {
  it('gives one row for each coding', async () => {
    const folder = folderOf({
      'codebook.yaml': codebook,
      'a.txt': talk('Data-gone "lost the data"', 'Data-lost-and-found'),
    });
    const { out } = await marginalia('codings', '--format', 'json', folder);
    const first = {
      file: 'a.txt',
      interview: '3',
      coder: 'Ann',
      line: 11,
      code: 'Data-loss',
      written: 'Data-gone',
      known: true,
      quote: 'lost the data',
      speaker: 'Interviewee',
      passageLine: 9,
      passage: 'We lost the data.',
    };
    const second = {
      ...first,
      line: 15,
      code: 'Data-lost-and-found',
      written: 'Data-lost-and-found',
      known: false,
      quote: null,
      passageLine: 13,
      passage: 'All of it, on a Friday.',
    };
    equal(JSON.stringify(JSON.parse(out)), JSON.stringify([first, second]));
  });

  it('shows people the words', async () => {
    const folder = folderOf({
      'codebook.yaml': codebook,
      'a.txt': talk('Data-gone "lost the data"', 'Data-lost-and-found'),
    });
    equal(
      (await marginalia('codings', folder)).out,
      [
        'File   Line  Code                           Speaker      Words',
        '-----  ----  -----------------------------  -----------  -----------------------',
        'a.txt    11  Data-loss                      Interviewee  “lost the data”',
        'a.txt    15  Data-lost-and-found (unknown)  Interviewee  All of it, on a Friday.',
        '',
        '2 codings of 2 codes in 1 transcript',
        '',
      ].join('\n'),
    );
  });

  it('gives spreadsheets the same columns, and no formula', async () => {
    const folder = folderOf({ 'a.txt': 'Maria: =1+1, he said "twice".\n\nData-loss\n'.repeat(3) });
    const lines = (await marginalia('codings', '--format', 'csv', folder)).out.split('\r\n');
    equal(lines[0], 'file,interview,coder,line,code,written,known,quote,speaker,passageLine,passage');
    equal(lines[1], 'a.txt,,,3,Data-loss,Data-loss,false,,Maria,1,"\'=1+1, he said ""twice""."');
  });

  it('gives as many rows as the summary counts codings', async () => {
    const codings = await rowsOf('codings', sample);
    const counted = (await rowsOf('summary', sample)).map(({ file, codings }) => [file, codings]);
    const listed = counted.map(([file]) => [file, codings.filter((row) => row.file === file).length]);
    deepEqual(listed, counted);
  });

  it('cuts its table to the terminal, and to nothing else', async () => {
    const wide = (lines: string) => Math.max(...lines.split('\n').map((line) => line.length));
    ok(wide((await marginaliaOn(80, 'codings', sample)).out) <= 80);
    ok(wide((await marginalia('codings', sample)).out) > 200);
    equal(
      (await marginaliaOn(80, 'codings', sample, '--format', 'csv')).out,
      (await marginalia('codings', sample, '--format', 'csv')).out,
    );
  });
});

describe('marginalia check', () => {
  it('finds the mistakes of the sample study where its description says they are', async () => {
    const described = fs.readFileSync(path.join(sample, '../README.md'), 'utf8');
    const expected = [...described.matchAll(/^\| (Interview \d+ - \w+) \| (\d+) \|/gm)].map(
      ([, name, line]) => [`interviews/${name}.txt`, Number(line)],
    );
    ok(expected.length > 5);
    const found = await rowsOf('check', sample);
    deepEqual(
      found.map(({ file, line }) => [file, line]),
      expected,
    );
  });

  it('tells place, kind and what to do, from line and column 1', async () => {
    const folder = folderOf({ 'codebook.yaml': codebook, 'a.txt': talk('  Data-lsos', 'Data-late') });
    const { out, code } = await marginalia('check', '--format', 'json', folder);
    equal(code, 1);
    equal(
      JSON.stringify(JSON.parse(out)),
      JSON.stringify([
        {
          file: 'a.txt',
          line: 11,
          column: 3,
          endLine: 11,
          endColumn: 12,
          severity: 'error',
          code: 'misspelled-code',
          message: '“Data-lsos” is not in the codebook. Did you mean “Data-loss”?',
          suggestions: ['Data-loss'],
        },
        {
          file: 'a.txt',
          line: 15,
          column: 1,
          endLine: 15,
          endColumn: 10,
          severity: 'hint',
          code: 'deprecated-code',
          message: '“Data-late” is obsolete. Use Data-loss.',
          suggestions: ['Data-loss'],
        },
      ]),
    );
  });

  it('shows people a table', async () => {
    const folder = folderOf({ 'codebook.yaml': codebook, 'a.txt': talk('Data-late', '') });
    equal(
      (await marginalia('check', folder)).out,
      [
        'File   Place  Severity  Code             Message',
        '-----  -----  --------  ---------------  ---------------------------------------',
        'a.txt  11:1   hint      deprecated-code  “Data-late” is obsolete. Use Data-loss.',
        '',
        '1 hint in 1 transcript',
        '',
      ].join('\n'),
    );
  });

  const ends: [string, string, string[], number][] = [
    ['no problem', 'Data-loss', [], 0],
    ['no problem, strictly', 'Data-loss', ['--strict'], 0],
    ['a hint, strictly', 'Data-late', ['--strict'], 0],
    ['a warning', 'Data-loss\nData-loss', [], 0],
    ['a warning, strictly', 'Data-loss\nData-loss', ['--strict'], 1],
    ['an error', 'Data-lsos', [], 1],
    ['an error without a codebook', 'Data-lsos', ['--no-codebook'], 0],
  ];
  for (const [what, code, options, expected] of ends) {
    it(`ends with ${expected} for ${what}`, async () => {
      const folder = folderOf({ 'codebook.yaml': codebook, 'a.txt': talk(code, '') });
      equal((await marginalia('check', ...options, folder)).code, expected);
    });
  }

  it('reports what is wrong with the codebook, at its place', async () => {
    const folder = folderOf({
      'codebook.yaml': `${codebook}  - code: Data-loss\n`,
      'talks/a.txt': talk('Data-loss', ''),
    });
    const [problem, ...more] = await rowsOf('check', folder);
    deepEqual(
      [problem?.file, problem?.line, problem?.column, problem?.code, more],
      ['codebook.yaml', 6, 11, 'duplicate-label', []],
    );
    equal((await rowsOf('check', path.join(folder, 'talks')))[0]?.file, '../codebook.yaml');
    equal((await rowsOf('check', path.join(folder, 'talks/a.txt')))[0]?.file, '../codebook.yaml');
  });

  it('says when there is no codebook to check against, unless none is wanted', async () => {
    const folder = folderOf({ 'a.txt': talk('Data-loss', '') });
    match((await marginalia('check', folder)).err, /without a codebook.*marginalia init/);
    equal((await marginalia('check', '--no-codebook', folder)).err, '');
  });

  it('says that all is well', async () => {
    const { out } = await marginalia('check', folderOf({ 'codebook.yaml': codebook, 'a.txt': 'Hello.\n' }));
    equal(out, 'No problems in 1 transcript\n');
  });
});

describe('marginalia init', () => {
  it('writes a codebook under which nothing is unknown', async () => {
    const folder = folderOf({ 'a.txt': talk('monitoring', 'monitoring\n\nData-loss') });
    const { code, out } = await marginalia('init', folder);
    equal(code, 0);
    equal(
      out,
      `Wrote ${path.join(folder, 'codebook.yaml')}: 2 codes from 1 transcript. Now say in it what each code means.\n`,
    );
    deepEqual(fs.readdirSync(folder), ['a.txt', 'codebook.yaml']);
    deepEqual(await marginalia('check', '--strict', folder), {
      code: 0,
      out: 'No problems in 1 transcript\n',
      err: '',
    });
  });

  const samples = Object.fromEntries(
    fs
      .readdirSync(path.join(sample, 'interviews'))
      .map((name) => [name, fs.readFileSync(path.join(sample, 'interviews', name), 'utf8')]),
  );

  it('knows every code that the sample study uses', async () => {
    const folder = folderOf(samples);
    equal((await marginalia('init', folder)).code, 0);
    deepEqual(
      (await rowsOf('check', folder)).filter(({ code }) => code === 'unknown-code'),
      [],
    );
  });

  /** Dr Lee speaks three times in one file, which has a code that recurs, too; in the other he speaks twice. */
  const known = {
    'a.txt':
      'Dr Lee: One thing.\n\nmonitoring\n\nInterviewer: And?\n\nDr Lee: Two things.\n\nmonitoring\n\nInterviewer: So?\n\nDr Lee: Three things.\n',
    'b.txt':
      'Interviewer: How do you know?\n\nDr Lee: By looking.\n\nInterviewer: In a word?\nmonitoring\n\nInterviewer: Thanks.\n\nDr Lee: You are welcome.\n',
  };
  const respelt = { 'a.txt': talk('Data-loss', 'Data_loss'), 'b.txt': talk('Data-loss', 'Data-loss') };
  const notes = {
    'a.txt': talk('Data-loss', ''),
    'README.txt': 'How it is done.\n\nto-do\n\nAsk.\n\nto-do\n',
  };
  for (const [what, files] of [
    ['the sample study', samples],
    ['a speaker and a code that one file shows and another has', known],
    ['two spellings of a code', respelt],
    ['notes among the transcripts', notes],
    ['nothing that changes', { 'a.txt': talk('Data-loss', 'Data-late') }],
  ] as const) {
    it(`leaves every number as it was, or says what is counted otherwise: ${what}`, async () => {
      const folder = folderOf(files);
      const before = await rowsOf('summary', folder);
      const { out } = await marginalia('init', folder);
      const after = await rowsOf('summary', folder);
      const changed = after.filter((row, i) => JSON.stringify(row) !== JSON.stringify(before[i]));
      const [, head, ...lines] = out.split('\n');
      deepEqual(
        lines.filter((line) => line !== '').map((line) => line.replace(/^ {2}(.*?\.txt): .*/, '$1')),
        changed.map(({ file }) => file),
      );
      const numbers = /^(1 transcript is|\d+ transcripts are) counted otherwise with it than without:$/;
      ok(changed.length === 0 ? head === '' : numbers.test(head ?? ''), head);
    });
  }

  it('says how a transcript is counted otherwise', async () => {
    const { out } = await marginalia('init', folderOf(respelt));
    match(
      out,
      /^ {2}a\.txt: 1 code \(before: 2\), 2 codings of Data-loss \(before: 1\), 0 codings of Data_loss \(before: 1\)$/m,
    );
  });

  it('takes nothing from a text that does not read like a transcript, and names it as summary does', async () => {
    const folder = folderOf({ ...notes, 'b.transcript.txt': 'All of it.\n\nData-late\n' });
    const named =
      /^1 file does not read like a transcript, with no speaker, title or front matter: README\.txt\. .*\n$/;
    match((await marginalia('summary', folder)).err, named);
    const { out, err } = await marginalia('init', folder);
    match(err, named);
    // The study lists it all the same.
    match(out, /: 2 codes from 3 transcripts\./);
    const text = fs.readFileSync(path.join(folder, 'codebook.yaml'), 'utf8');
    deepEqual([text.includes('Data-late'), text.includes('to-do')], [true, false]);
    // Who names it means it.
    equal((await marginalia('summary', path.join(folder, 'README.txt'))).err, '');
  });

  it('never overwrites a codebook', async () => {
    const folder = folderOf({ 'codebook.yaml': '# mine\n', 'a.txt': talk('Data-loss', '') });
    const { code, out, err } = await marginalia('init', folder);
    deepEqual([code, out], [2, '']);
    match(err, /^\S+codebook\.yaml exists and is left as it is\. .*\n$/);
    equal(fs.readFileSync(path.join(folder, 'codebook.yaml'), 'utf8'), '# mine\n');
  });

  it('never replaces what only looks like nothing: a link that leads nowhere', async () => {
    const folder = folderOf({ 'a.txt': talk('Data-loss', '') });
    fs.symlinkSync('gone.yaml', path.join(folder, 'codebook.yaml'));
    const { code, err } = await marginalia('init', folder);
    equal(code, 2);
    match(err, /exists and is left as it is/);
    deepEqual(fs.readdirSync(folder), ['a.txt', 'codebook.yaml']);
  });

  it('leaves studies further down to their own codebooks', async () => {
    const folder = folderOf({
      'a.txt': talk('Data-loss', ''),
      'inner/codebook.yaml': codebook,
      'inner/b.txt': talk('Data-gone', ''),
    });
    match((await marginalia('init', folder)).out, /: 1 code from 1 transcript\./);
    ok(!fs.readFileSync(path.join(folder, 'codebook.yaml'), 'utf8').includes('Data-gone'));
  });

  const refused: [string, Record<string, string>, string, RegExp][] = [
    [
      'a folder that is part of a study',
      { 'codebook.yaml': codebook, 'x/a.txt': 'Hello.' },
      'x',
      /part of the study of .*codebook\.yaml/,
    ],
    [
      'a folder of studies',
      { 'x/codebook.yaml': codebook, 'x/a.txt': 'Hello.' },
      '.',
      /have a codebook further down/,
    ],
    ['a folder without transcripts', { 'readme.md': 'Hello.' }, '.', /There is no transcript in/],
    ['a file', { 'a.txt': 'Hello.' }, 'a.txt', /is not a folder/],
    ['nothing', {}, 'gone', /There is no folder/],
  ];
  for (const [what, files, at, message] of refused) {
    it(`makes no codebook for ${what}`, async () => {
      const folder = folderOf(files);
      const before = fs.readdirSync(folder, { recursive: true });
      const { code, out, err } = await marginalia('init', path.join(folder, at));
      deepEqual([code, out], [2, '']);
      match(err, message);
      deepEqual(fs.readdirSync(folder, { recursive: true }), before);
    });
  }
});

describe('The codebook that counts', () => {
  const other = 'codes: [{code: Data-missing, aliases: [Data-gone]}]\n';
  const files = { 'codebook.yaml': codebook, 'draft.yaml': other, 'talks/a.txt': talk('Data-gone', '') };
  const codesOf = async (...args: string[]) =>
    Object.keys((await rowsOf('summary', ...args))[0]?.codes ?? {});

  it('is the nearest one', async () => {
    deepEqual(await codesOf(folderOf(files)), ['Data-loss']);
    deepEqual(await codesOf(path.join(folderOf(files), 'talks')), ['Data-loss']);
    deepEqual(await codesOf(path.join(folderOf(files), 'talks/a.txt')), ['Data-loss']);
  });

  it('is the one that --codebook names', async () => {
    const folder = folderOf(files);
    for (const at of ['.', 'talks', 'talks/a.txt']) {
      deepEqual(await codesOf(path.join(folder, at), '--codebook', path.join(folder, 'draft.yaml')), [
        'Data-missing',
      ]);
    }
  });

  it('is none after --no-codebook', async () => {
    const folder = folderOf(files);
    for (const at of ['.', 'talks', 'talks/a.txt']) {
      deepEqual(await codesOf(path.join(folder, at), '--no-codebook'), ['Data-gone']);
    }
  });
});

describe('What cannot be read', () => {
  it('is named, and the rest is still done', async () => {
    const folder = folderOf({ 'a.txt': talk('Data-loss', ''), 'c.txt': 'Guest: Hello.\n' });
    fs.symlinkSync('gone.txt', path.join(folder, 'b.txt'));
    for (const command of ['summary', 'codings', 'check']) {
      const { code, out, err } = await marginalia(command, '--no-codebook', '--format', 'json', folder);
      equal(code, 2);
      equal(err, `${path.join(folder, 'b.txt')} cannot be read: it is a link to a file that is not there.\n`);
      equal(JSON.parse(out).length, { summary: 2, codings: 1, check: 1 }[command]);
    }
  });

  it('is a folder that is called like a transcript', async () => {
    const folder = folderOf({ 'a.txt': 'Guest: Hello.\n', 'x/b.txt': 'Guest: Hello.\n' });
    fs.symlinkSync('x', path.join(folder, 'y.txt'));
    const { code, err, out } = await marginalia('summary', '--format', 'csv', folder);
    deepEqual([code, err], [2, `${path.join(folder, 'y.txt')} cannot be read: it is not a file.\n`]);
    equal(out.split('\r\n').length, 4);
  });

  it('is a path that leads nowhere, beside one that does not', async () => {
    const folder = folderOf({ 'a.txt': 'Hello.\n' });
    const { code, err, out } = await marginalia(
      'summary',
      path.join(folder, 'b.txt'),
      path.join(folder, 'a.txt'),
    );
    equal(code, 2);
    match(err, /^There is no file or folder \S+b\.txt\. .*\n$/);
    match(out, /^1 transcript /m);
  });

  it('is a folder without transcripts, which tells what was looked for', async () => {
    const { code, err } = await marginalia('check', folderOf({ 'readme.md': 'Hello.\n' }));
    equal(code, 2);
    match(
      err,
      /^There is no transcript in \S+: no file there is named like \*\*\/\*\.txt or \*\*\/\*\.transcript\.\n$/,
    );
  });

  it('is no transcript for its bytes: any bytes are read', async () => {
    const folder = folderOf({});
    fs.writeFileSync(path.join(folder, 'a.txt'), Buffer.from([0xff, 0xfe, 0, 1, 0x80, 10, 13, 10, 0xc3]));
    equal((await marginalia('summary', folder)).code, 0);
  });
});

describe('A call that is wrong', () => {
  const calls: [string[], RegExp][] = [
    [[], /No command was given\. `marginalia --help`/],
    [['sumary', 'x'], /Unknown command 'sumary'\. Did you mean summary\?/],
    [['summary'], /Missing required argument 'paths'\. `marginalia summary --help`/],
    [['summary', '--fromat', 'csv', 'x'], /Unknown option '--fromat'\. Did you mean --format\?/],
    [['summary', '--format', 'xml', 'x'], /'xml' is invalid\. Allowed choices are text, json, csv\./],
    [['summary', '--strict', 'x'], /Unknown option '--strict'/],
    [['check', '--codebook'], /'--codebook <file>' argument missing/],
    [['check', 'x', '--codebook', 'gone.yaml'], /gone\.yaml cannot be read: no such file or directory\./],
    [['init'], /Missing required argument 'folder'/],
    [['init', 'x', 'y'], /Too many arguments for 'init'/],
    [['server'], /'--stdio' not specified\. `marginalia server --help`/],
    [['server', '--stdio', 'samples'], /Too many arguments for 'server'/],
    [['server', '--stdio', '--port', '7'], /Unknown option '--port'/],
  ];
  for (const [args, message] of calls) {
    it(`is answered on one line: marginalia ${args.join(' ')}`, async () => {
      const { code, out, err } = await marginalia(...args);
      deepEqual([code, out], [2, '']);
      match(err, message);
      equal(err.trimEnd().split('\n').length, 1);
    });
  }
});

describe('The program', () => {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

  it('tells its version', async () => {
    deepEqual(await built(root, '--version'), { code: 0, out: `${version}\n`, err: '' });
  });

  it('explains itself', async () => {
    const { code, out, err } = await built(root, '--help');
    deepEqual([code, err], [0, '']);
    for (const command of ['summary', 'codings', 'check', 'init', 'server'])
      match(out, new RegExp(`^  ${command} `, 'm'));
    match((await built(root, 'codings', '--help')).out, /--no-codebook/);
  });

  it('keeps results and messages apart', async () => {
    const { code, out, err } = await built(
      root,
      'check',
      sample,
      path.join(sample, 'gone.txt'),
      '--format',
      'json',
    );
    equal(code, 2);
    ok(JSON.parse(out).length > 0);
    equal(err.trimEnd().split('\n').length, 1);
  });

  it('answers as it does in these tests', async () => {
    for (const args of [['check', sample], ['codings', '--format', 'csv', sample], ['summry']]) {
      deepEqual(await built(root, ...args), await marginalia(...args));
    }
  });

  it('stops quietly when nobody reads on', async () => {
    const text = `${talk('Data-loss', 'Data-late')}\n`.repeat(3000);
    const folder = folderOf({ '1.txt': text, '2.txt': text, '3.txt': text });
    const child = spawn(process.execPath, [program, 'codings', '--format', 'csv', folder]);
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    deepEqual([code, err], [0, '']);
  });

  it('says when its results cannot be written', async function () {
    if (!fs.existsSync('/dev/full')) this.skip();
    const child = spawn(process.execPath, [program, 'summary', sample], {
      stdio: ['ignore', fs.openSync('/dev/full', 'w'), 'pipe'],
    });
    let err = '';
    child.stderr?.on('data', (data) => {
      err += data;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    deepEqual([code, err], [2, 'The results cannot be written: no space left on device.\n']);
  });
});
