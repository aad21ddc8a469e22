// `marginalia import`: files of other programs become transcripts and a codebook, and nothing that is there is overwritten.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { uncoded } from '../unit/exchange/uncoded';
import { built, filesOf, folderOf, marginalia, root, rowsOf as rows, sample } from './commandLine';

const vtt = [
  'WEBVTT',
  '',
  '00:00:01.000 --> 00:00:03.000',
  '<v Ana>It was gone.</v>',
  '',
  '00:00:03.500 --> 00:00:05.000',
  '<v Interviewer (host)>What was?</v>',
  '',
  '00:00:06.000 --> 00:00:08.000',
  '<v Ana># was the first thing, and then #two.</v>',
  '',
  '00:00:08.500 --> 00:00:09.000',
  '<v Bo>No.</v>',
  '',
].join('\n');

const rowsOf = (command: string, folder: string) => rows(command, folder);

describe('marginalia import', function () {
  this.timeout(120_000);
  it('makes a transcript of subtitles: who speaks, when, and every word', async () => {
    const folder = folderOf({ 'talk.vtt': vtt });
    const study = path.join(folder, 'study');
    const { code, out } = await marginalia('import', path.join(folder, 'talk.vtt'), '--to', study);
    equal(code, 0);
    match(out, /^Wrote 1 transcript in .*: 4 passages, 0 codings, 0 codes\./);
    const turns = (await rowsOf('turns', study)).map(({ speaker, time, words }) => [speaker, time, words]);
    deepEqual(turns, [
      ['Ana', '00:00:01', 'It was gone.'],
      ['Interviewer (host)', '00:00:03', 'What was?'],
      ['Ana', '00:00:06', '# was the first thing, and then #two.'],
      ['Bo', '00:00:08', 'No.'],
    ]);
    deepEqual(await rowsOf('check', study), []);
  });

  it('makes a coded transcript of a print of Delve, with the program that people have', async () => {
    const folder = folderOf({});
    const print = path.join(root, 'test/unit/exchange/prints/harbour.pdf');
    const { code, out } = await built(folder, 'import', print, '--to', 'study');
    equal(code, 0);
    match(out, /^Wrote 1 transcript in .*: 6 passages, 7 codings, 7 codes\./);
    const codings = (await rowsOf('codings', path.join(folder, 'study'))).map((row) => [
      row.speaker,
      row.code,
    ]);
    deepEqual(codings, [
      ['Ada Lindqvist', 'shelter'],
      ['Ada Lindqvist', 'being left alone'],
      ['Ada Lindqvist', 'family'],
      ['Interviewer', 'cousin'],
      ['Interviewer', 'rain'],
      ['Ada Lindqvist', 'humour'],
      ['Interviewer', 'end'],
    ]);
  });

  it('says what to do with a PDF that is no such print', async () => {
    const folder = folderOf({ 'paper.pdf': '%PDF-1.4\n%%EOF\n' });
    const { code, err } = await built(folder, 'import', 'paper.pdf', '--to', 'study');
    equal(code, 2);
    match(err, /^paper\.pdf was not imported: .*Chrome.*\.\n/);
  });

  it('leaves times out where they are not wanted', async () => {
    const folder = folderOf({ 'talk.vtt': vtt });
    const study = path.join(folder, 'study');
    await marginalia('import', path.join(folder, 'talk.vtt'), '--to', study, '--no-times');
    deepEqual(
      (await rowsOf('turns', study)).map(({ speaker, time }) => [speaker, time]),
      ['Ana', 'Interviewer (host)', 'Ana', 'Bo'].map((name) => [name, null]),
    );
  });

  it('brings a study back that went out as a project: every coding with its words, speaker and coder, and every memo', async () => {
    const folder = folderOf({});
    const [project, study] = ['a.qdpx', 'study'].map((name) => path.join(folder, name));
    ok(project && study);
    await marginalia('export', sample, '--format', 'qdpx', '--output', project);
    const { code, out } = await marginalia('import', project, '--to', study);
    equal(code, 0);
    ok(!out.includes('speech-read-as-code'), out);
    const codings = async (of: string) =>
      (await rowsOf('codings', of))
        .map(({ code, speaker, coder, passage }) => JSON.stringify([code, speaker, coder, passage]))
        .sort();
    const before = await codings(sample);
    equal(before.length, 485);
    deepEqual(await codings(study), before);
    const memos = (of: string) =>
      Object.values(filesOf(of))
        .join('\n')
        .match(/^\/\/ .*$/gm)?.length ?? 0;
    equal(memos(study), memos(sample));
    const again = path.join(folder, 'b.qdpx');
    await marginalia('export', study, '--format', 'qdpx', '--output', again);
    deepEqual(fs.readFileSync(again), fs.readFileSync(project));
  });

  it('overwrites nothing: a file of that name gets a number, and a codebook that is there is added to', async () => {
    const codebook = '# Ours, since May.\ncodes:\n  - code: tide # asked for\n';
    const folder = folderOf({ 'talk.vtt': vtt, 'codes.csv': 'name,description\ntide,Water\nwind,Air\n' });
    const study = folderOf({ 'codebook.yaml': codebook, 'talk.txt': 'Mine.\n' });
    const files = ['talk.vtt', 'codes.csv'].map((name) => path.join(folder, name));
    equal((await marginalia('import', ...files, '--to', study)).code, 0);
    const now = filesOf(study);
    deepEqual(Object.keys(now).sort(), ['codebook.yaml', 'talk (2).txt', 'talk.txt']);
    equal(now['talk.txt'], 'Mine.\n');
    const text = now['codebook.yaml'] ?? '';
    for (const line of ['# Ours, since May.', '  - code: tide # asked for']) ok(text.includes(line), text);
    match(text, /code: wind\n +description: Air/);
  });

  it('adds codes to a codebook with all that is said of them, each under its own, whatever is there already', async () => {
    const table = [
      'code,parent,description,include,exclude,example,aliases,codable',
      'tide,,Water,,,,,',
      'spring tide,tide,"High: # and higher",at full moon,at half moon,"It rose, and rose",spring;springs,',
      'wind,,,,,,,no',
      'gale,wind,Strong,,,,,',
    ].join('\n');
    const folder = folderOf({ 'codes.csv': table });
    const study = folderOf({ 'codebook.yaml': '# Ours.\ncodes:\n  - tide\n  - code: ebb # asked for\n' });
    equal((await marginalia('import', path.join(folder, 'codes.csv'), '--to', study)).code, 0);
    equal(
      filesOf(study)['codebook.yaml'],
      [
        '# Ours.',
        'codes:',
        '  - code: tide',
        '    codes:',
        '      - code: spring tide',
        '        aliases: [spring, springs]',
        '        description: "High: # and higher"',
        '        include: at full moon',
        '        exclude: at half moon',
        '        example: It rose, and rose',
        '  - code: ebb # asked for',
        '  - code: wind',
        '    color: "#cc6677"',
        '    codable: false',
        '    codes:',
        '      - code: gale',
        '        description: Strong',
        '',
      ].join('\n'),
    );
  });

  it('writes nothing when it is only asked what it would write', async () => {
    const folder = folderOf({ 'talk.vtt': vtt });
    const study = path.join(folder, 'study');
    const { out } = await marginalia('import', path.join(folder, 'talk.vtt'), '--to', study, '--dry-run');
    match(out, /^Would write 1 transcript/);
    equal(fs.existsSync(study), false);
  });

  const refused: [what: string, name: string, content: string][] = [
    ['a project that is none', 'a.qdpx', 'not a zip'],
    ['a document that is none', 'a.docx', 'PK\u0003\u0004 cut off'],
    ['what nobody can read', 'a.rtf', '{\\rtf1}'],
    ['a text without a word', 'a.txt', ' \n'],
  ];
  for (const [what, name, content] of refused)
    it(`says in a sentence why it takes nothing from ${what}, and writes nothing`, async () => {
      const folder = folderOf({ [name]: content });
      const study = path.join(folder, 'study');
      const { code, err } = await marginalia('import', path.join(folder, name), '--to', study);
      equal(code, 2);
      match(err, new RegExp(`${name.replace('.', '\\.')} was not imported: .+[.]\\n`));
      equal(fs.existsSync(study), false);
    });

  for (const [what, ...args] of [
    ['as codings lists them', 'codings', sample, '--format', 'csv'],
    ['as export writes them', 'export', sample, '--format', 'csv', '--output'],
  ] as const)
    it(`puts codings from a table onto the same transcripts without codes, ${what}`, async () => {
      const folder = folderOf(uncoded(filesOf(sample)));
      equal((await rowsOf('codings', folder)).length, 0);
      const said = async () =>
        (await rowsOf('turns', folder)).map(({ file, speaker, words }) => [file, speaker, words]);
      const before = await said();
      let table = path.join(folderOf({}), 'codings.csv');
      if (args[0] === 'codings') fs.writeFileSync(table, (await marginalia(...args)).out);
      else {
        const output = path.dirname(table);
        await marginalia(...args, path.join(output, 'tables'));
        table = path.join(output, 'tables/codings.csv');
      }
      // Tables of `export` do not tell which codes the codebook lacks.
      const codes = args[0] === 'codings' ? '' : ', 4 codes new in codebook.yaml';
      const dry = await marginalia('import', table, '--to', folder, '--dry-run');
      match(dry.out, new RegExp(`^Would put 485 codings on transcripts that are there${codes}\\.`));
      equal((await rowsOf('codings', folder)).length, 0);
      const { code, out, err } = await marginalia('import', table, '--to', folder);
      equal(code, 0, err);
      match(out, new RegExp(`^Put 485 codings on transcripts that are there${codes}\\.`));
      const lost = 'words-changed: 1, first interviews/Interview 5 - Jonas.txt, line 97: DOC-outdated';
      // The passage does not say the words of that quote; of `export`, the words are those of the whole passage.
      deepEqual(out.split('What is not as it was:\n  ')[1]?.trim(), args[0] === 'codings' ? lost : undefined);
      const keys = [
        'file',
        'interview',
        'coder',
        'code',
        'speaker',
        'passage',
        ...(codes === '' ? ['known'] : []),
      ];
      const of = async (study: string) =>
        (await rowsOf('codings', study)).map((row) => JSON.stringify(keys.map((key) => row[key]))).sort();
      deepEqual(await of(folder), await of(sample));
      deepEqual(await said(), before);
      const again = await marginalia('import', table, '--to', folder);
      match(again.out, /^Put 0 codings on transcripts that are there, 485 there already\./);
    });
});
