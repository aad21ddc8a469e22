// `marginalia agreement`, `disagreements` and `moderate`: what coders agree on, on what they differ, and how it is settled.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { unzipSync } from 'fflate';
import { built, filesOf, folderOf, marginalia, rowsOf, sample } from './commandLine';

const keysOfAgreement = [
  'interview',
  'coders',
  'unit',
  'code',
  'units',
  'both',
  'onlyA',
  'onlyB',
  'neither',
  'percent',
  'kappa',
  'alpha',
  'alphaLow',
  'alphaHigh',
  'ac1',
  'positive',
  'identical',
  'alphaJaccard',
  'alphaMasi',
  'unpaired',
  'warnings',
];

const codebook = 'speakers: [Ana, Interviewer]\ncodes:\n  - tide-issue\n  - tide-fix\n  - wind\n';

/** Passages of Ana with their codes. */
function talk(...codes: string[]): string {
  return codes
    .map(
      (code, at) =>
        `Ana\n\nWhat I say here is number${at} and about thing${at}.\n${code === '' ? '' : `\n${code}\n`}`,
    )
    .join('\n');
}

const study = (more: Readonly<Record<string, string>> = {}) =>
  folderOf({
    'codebook.yaml': codebook,
    'Interview 1 - Maya.txt': talk('tide-issue', 'wind "number1"', ''),
    'Interview 1 - Jonas.txt': talk('tide-issue', '', 'tide-fix'),
    ...more,
  });

describe('marginalia agreement', () => {
  it('has a row for each code in the order of the codebook, and one for all of them', async () => {
    const rows = await rowsOf('agreement', study());
    deepEqual(
      rows.map((row) => Object.keys(row)),
      Array.from({ length: 4 }, () => keysOfAgreement),
    );
    deepEqual(
      rows.map(({ interview, coders, unit, code, units, both, onlyA, onlyB, neither }) => [
        interview,
        coders,
        unit,
        code,
        units,
        both,
        onlyA,
        onlyB,
        neither,
      ]),
      [
        ['1', ['Jonas', 'Maya'], 'passage', 'tide-issue', 3, 1, 0, 0, 2],
        ['1', ['Jonas', 'Maya'], 'passage', 'tide-fix', 3, 0, 1, 0, 2],
        ['1', ['Jonas', 'Maya'], 'passage', 'wind', 3, 0, 0, 1, 2],
        ['1', ['Jonas', 'Maya'], 'passage', null, 9, 1, 1, 1, 6],
      ],
    );
  });

  it('says the same in every form, and what must be minded beside it', async () => {
    const folder = study();
    const text = await marginalia('agreement', folder);
    match(
      text.out,
      /^Code +Both +Only Jonas +Only Maya +Neither +Agree +Kappa +Alpha +95 % +AC1 +Positive +Warnings\n/,
    );
    match(text.out, /\nAll together +1 +1 +1 +6 +\.78 +\.36 +\.39/);
    match(
      text.out,
      /3 passages of interview 1, coded by Jonas and Maya, 1 of them with the same codes; 3 codes\./,
    );
    match(text.out, /There are only 3 units/);
    const csv = await marginalia('agreement', folder, '--format', 'csv');
    equal(csv.out.split('\r\n')[0], keysOfAgreement.join(','));
    match(csv.out, /\r\n1,"\[""Jonas"",""Maya""\]",passage,tide-fix,3,0,1,0,2,0\.6666666666666666,0,/);
    match(csv.err, /There are only 3 units/);
    const output = path.join(folderOf({}), 'agreement.xlsx');
    equal((await marginalia('agreement', folder, '--format', 'xlsx', '--output', output)).code, 0);
    const parts = unzipSync(new Uint8Array(fs.readFileSync(output)));
    const strings = new TextDecoder().decode(
      parts['xl/sharedStrings.xml'] ?? parts['xl/worksheets/sheet2.xml'],
    );
    match(strings, /There are only 3 units/);
    match(strings, /wind: Used only once/);
  });

  it('goes on where files are no one interview, says so, and ends with 2', async () => {
    const { code, out, err } = await marginalia(
      'agreement',
      study({
        'Interview 2 - Maya.txt': talk('wind'),
        'Interview 2 - Jonas.txt': 'Ana\n\nNothing like that has ever been said, by whomever.\n\nwind\n',
      }),
      '--format',
      'json',
    );
    equal(code, 2);
    match(err, /not-same-interview/);
    equal(JSON.parse(out).length, 4);
  });

  const refused: [string, string[], RegExp][] = [
    ['an interview that there is not', ['--interview', '9'], /There is no interview 9/],
    ['a coder that there is not', ['--coders', 'Maya,Zoe'], /No file is by Zoe\. The coders are Jonas/],
    ['one coder', ['--coders', 'Maya'], /at least two names/],
    ['a speaker that there is not', ['--speaker', 'Bob'], /Nobody called Bob speaks/],
    ['another unit', ['--unit', 'page'], /Allowed choices are passage, turn, word, interview/],
    ['codes of a codebook that there is not', ['--no-codebook', '--codes', 'codebook'], /needs a codebook/],
  ];
  for (const [title, args, message] of refused) {
    it(`refuses in a sentence: ${title}`, async () => {
      const { code, out, err } = await marginalia('agreement', study(), ...args);
      deepEqual([code, out], [2, '']);
      match(err, message);
    });
  }

  it('is there in the built program', async () => {
    const { code, out } = await built(sample, 'agreement', '.', '--interview', '3', '--format', 'json');
    equal(code, 0);
    const together = JSON.parse(out).at(-1);
    ok(Math.abs(together.alpha - 0.749349069722) < 1e-9);
    ok(Math.abs(together.alphaJaccard - 0.692378169572) < 1e-9);
  });
});

describe('marginalia disagreements', () => {
  it('has a row for each unit and code on which coders differ', async () => {
    const rows = await rowsOf('disagreements', study());
    deepEqual(Object.keys(rows[0] ?? {}), [
      'interview',
      'coders',
      'code',
      'who',
      'kind',
      'speaker',
      'passage',
      'places',
    ]);
    deepEqual(
      rows.map(({ code, who, kind, speaker, places }) => [code, who, kind, speaker, places]),
      [
        [
          'wind',
          'Maya',
          'only',
          'Ana',
          [
            { file: 'Interview 1 - Jonas.txt', line: 9 },
            { file: 'Interview 1 - Maya.txt', line: 9 },
          ],
        ],
        [
          'tide-fix',
          'Jonas',
          'only',
          'Ana',
          [
            { file: 'Interview 1 - Jonas.txt', line: 13 },
            { file: 'Interview 1 - Maya.txt', line: 15 },
          ],
        ],
      ],
    );
    match(
      (await marginalia('disagreements', study())).out,
      /2 disagreements in 1 interview: 2 that only one coder has/,
    );
  });
});

describe('What is compared', () => {
  const said = async (command: string, more: Readonly<Record<string, string>>, ...args: string[]) => {
    const { out } = await marginalia(command, study(more), ...args);
    return out.slice(out.indexOf('\n\n') + 2);
  };

  it('is told in a sentence that fits how much it is', async () => {
    match(
      await said('agreement', {}),
      /^3 passages of interview 1, coded by Jonas and Maya, 1 of them with the same codes; 3 codes\. “All together” counts each passage once for each code\. /,
    );
    match(
      await said('agreement', {}, '--unit', 'interview'),
      /^Interview 1, coded by Jonas and Maya, with different codes; 3 codes\. /,
    );
    const second = { 'Interview 2 - Maya.txt': talk('wind'), 'Interview 2 - Jonas.txt': talk('wind') };
    match(
      await said('agreement', second, '--unit', 'interview'),
      /^2 interviews, coded by Jonas and Maya, 1 of them with the same codes; 3 codes\. /,
    );
    match(
      await said('agreement', second, '--interview', '2'),
      /^1 passage of interview 2, coded by Jonas and Maya, with the same codes; 1 code\. Alpha/,
    );
  });

  it('names a file without a coding once', async () => {
    const third = { 'Interview 1 - Ann.txt': talk() };
    const told = await said('agreement', third);
    equal(told.split('Interview 1 - Ann.txt').length, 2, told);
    match(told, /Without a single coding, and not compared: Interview 1 - Ann\.txt\./);
  });

  it('says of alpha that there is none rather than what it would be instead', async () => {
    const same = { 'Interview 1 - Maya.txt': talk('wind'), 'Interview 1 - Jonas.txt': talk('wind') };
    match(
      await said('agreement', same),
      /Used only 2 times: there is no alpha, and were one decision otherwise, it would be \.00\./,
    );
  });

  it('names the coders of each disagreement where there are three, and nothing where nobody is compared', async () => {
    const { out } = await marginalia(
      'disagreements',
      study({ 'Interview 1 - Zoe.txt': talk('tide-issue', '', '') }),
    );
    match(out, /^Interview {2}Coders +Code +Who +Place/);
    match(out, /1 +Maya and Zoe +wind +only Maya/);
    match(out, /\n4 disagreements in 1 interview, of each two coders: 4 that only one coder has\./);
    const alone = folderOf({ 'Interview 1 - Maya.txt': talk('wind') });
    match((await marginalia('disagreements', alone)).out, /^No two coders have coded one interview\.\n/);
  });

  it('says shortly who has a code on other words, or on a passage of one file', async () => {
    const { out } = await marginalia(
      'disagreements',
      study({
        'Interview 1 - Maya.txt': talk('tide-issue "here"', '', '', 'wind'),
        'Interview 1 - Jonas.txt': talk('tide-issue "What I say"', '', ''),
      }),
    );
    match(out, / tide-issue +both, other words /);
    match(out, / wind +only Maya, unpaired /);
    match(out, /: 1 on other words, 1 unpaired, as only one file has the passage\./);
  });
});

describe('marginalia moderate', () => {
  const paths = (folder: string) =>
    ['Maya', 'Jonas'].map((coder) => path.join(folder, `Interview 1 - ${coder}.txt`));

  it('makes a transcript with what is agreed, and a question for every other coding', async () => {
    const folder = study();
    const { code, out } = await marginalia('moderate', ...paths(folder), '--as', 'Ben');
    equal(code, 0);
    match(out, /Interview 1 - Ben\.txt: 1 code that Maya and Jonas agree on, and 2 questions\.\n$/);
    equal(
      filesOf(folder)['Interview 1 - Ben.txt'],
      `---\nmoderates: Maya, Jonas\n---\n\n${talk('tide-issue', '// ? wind "number1" (Maya)', '// ? tide-fix (Jonas)')}`,
    );
    const [row] = await rowsOf('agreement', folder);
    deepEqual(row?.coders, ['Jonas', 'Maya'], 'a moderated file is no coder’s');
    const strict = await marginalia('check', folder, '--strict', '--format', 'json');
    equal(strict.code, 1);
    equal(JSON.parse(strict.out).filter((one: { code: string }) => one.code === 'open-question').length, 2);
  });

  it('overwrites nothing, and writes nothing that is only tried', async () => {
    const folder = study();
    const dry = await marginalia('moderate', ...paths(folder), '--as', 'Ben', '--dry-run');
    match(dry.out, /^\+\/\/ \? wind "number1" \(Maya\)$/m);
    deepEqual(Object.keys(filesOf(folder)).length, 3);
    await marginalia('moderate', ...paths(folder), '--as', 'Ben');
    const { code, err } = await marginalia('moderate', ...paths(folder), '--as', 'Ben');
    equal(code, 2);
    match(err, /exists and is left as it is/);
  });

  it('asks for what was added since, and changes nothing else', async () => {
    const folder = study();
    await marginalia('moderate', ...paths(folder), '--as', 'Ben');
    const before = filesOf(folder)['Interview 1 - Ben.txt'] ?? '';
    const again = await marginalia('moderate', ...paths(folder), '--as', 'Ben', '--update');
    match(again.out, /has everything already/);
    equal(filesOf(folder)['Interview 1 - Ben.txt'], before);
    fs.writeFileSync(
      path.join(folder, 'Interview 1 - Jonas.txt'),
      talk('tide-issue', '', 'wind\n\ntide-fix'),
    );
    const { out } = await marginalia('moderate', ...paths(folder), '--as', 'Ben', '--update');
    match(out, /Added 1 question/);
    equal(
      filesOf(folder)['Interview 1 - Ben.txt'],
      before.replace('// ? tide-fix (Jonas)\n', '// ? tide-fix (Jonas)\n\n// ? wind (Jonas)\n'),
    );
  });

  const refused: [string, (folder: string) => string[], RegExp][] = [
    ['one file', (folder) => [...paths(folder).slice(1), '--as', 'Ben'], /at least two coders/],
    ['nobody', (folder) => paths(folder), /Required option '--as <name>' not specified/],
    [
      'no moderated file to update',
      (folder) => [...paths(folder), '--as', 'Ben', '--update'],
      /no moderated file/,
    ],
    [
      'a file twice',
      (folder) => [...paths(folder).slice(1), ...paths(folder).slice(1), '--as', 'Ben'],
      /must be different people/,
    ],
    [
      'a coder who settles it',
      (folder) => [...paths(folder), '--as', 'JONAS', '--output', path.join(folder, 'settled.txt')],
      /must be different people/,
    ],
    ['a name with commas', (folder) => [...paths(folder), '--as', 'Ana, Ben'], /cannot be told apart/],
    [
      'a name that no file can have',
      (folder) => [...paths(folder), '--as', 'Ana/Ben'],
      /called by this name/,
    ],
  ];
  for (const [title, args, message] of refused) {
    it(`refuses in a sentence: ${title}`, async () => {
      const folder = study();
      const { code, err } = await marginalia('moderate', ...args(folder));
      equal(code, 2);
      match(err, message);
      equal(Object.keys(filesOf(folder)).length, 3);
    });
  }
});

describe('A table with long texts', () => {
  for (const [command, said] of [
    ['disagreements', /`--format csv` has it whole/],
    ['saturation', /`--format csv` has the names of all new codes/],
  ] as const)
    it(`fits into 100 columns where nothing says how wide the terminal is: ${command}`, async () => {
      const { out } = await marginalia(command, sample);
      const table = out.slice(0, out.indexOf('\n\n')).split('\n');
      ok(table.length > 3);
      deepEqual(
        table.filter((line) => line.length > 100),
        [],
      );
      match(out, said);
    });

  it('says nothing of shortened texts where none is', async () => {
    const short = study({
      'Interview 1 - Maya.txt': 'Ana\n\nYes.\n\nwind\n',
      'Interview 1 - Jonas.txt': 'Ana\n\nYes.\n\ntide-fix\n',
    });
    doesNotMatch((await marginalia('disagreements', short)).out, /shortened/);
  });
});
