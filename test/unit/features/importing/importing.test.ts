// What an editor shows of files of other programs before and after they are imported.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import manifest from '../../../../package.json';
import { combined } from '../../../../server/src/exchange/combine';
import { type Imported, lossKinds } from '../../../../server/src/exchange/imported';
import { importable } from '../../../../server/src/exchange/readFile';
import { writeImport } from '../../../../server/src/exchange/writeImport';
import { countImport } from '../../../../server/src/features/importing/importCounts';
import { importReport } from '../../../../server/src/features/importing/importReport';
import { lossInWords } from '../../../../server/src/features/importing/lossWords';
import { transcriptsFolder } from '../../../../server/src/features/importing/transcriptsFolder';
import { importEndings, mayImport } from '../../../../server/src/protocol/exchangeFiles';

const imported: Imported = {
  sources: [
    {
      name: 'Ana (1)',
      title: null,
      attributes: [],
      passages: [
        { speaker: 'Ana', text: 'It was gone.', time: 1 },
        { speaker: 'Bo', text: 'The ship, too.', time: null },
      ],
      codings: [
        { passage: 0, from: 0, to: 12, code: 'a', coder: 'Kim', memos: ['Ask.'] },
        { passage: 1, from: 4, to: 8, code: 'a', coder: 'Lee', memos: [] },
      ],
      memos: [{ passage: 1, text: 'Which?', coder: 'Lee' }],
    },
  ],
  codes: [{ id: 'a', label: 'say "no"', parent: null, description: null, color: null, codable: true }],
  lost: [
    { kind: 'tracked-change', count: 2, first: 'The ship' },
    { kind: 'outside-speech', count: 1, first: 'nowhere [to](be) found' },
  ],
};

describe('The endings of files that can be imported', () => {
  it('are those that there are readers for', () => {
    deepEqual(importable, new Set(importEndings));
  });

  it('are those of the menu of the Explorer, but for texts, which are transcripts as they are', () => {
    const item = manifest.contributes.menus['explorer/context'].find(
      ({ command }) => command === 'marginalia.importFiles',
    );
    const [, written = ''] = /\(\?:([^)]*)\)/.exec(item?.when ?? '') ?? [];
    const texts = ['txt', 'md'];
    deepEqual(written.split('|').sort(), importEndings.filter((one) => !texts.includes(one)).sort());
  });

  const names: [name: string, may: boolean][] = [
    ['a.vtt', true],
    ['Interview 1.DOCX', true],
    ['~$a.docx', false],
    ['.a.vtt', false],
    ['a.png', false],
    ['vtt', false],
  ];
  for (const [name, may] of names)
    it(`${may ? 'take' : 'leave out'} ${name} of a folder`, () => equal(mayImport(name), may));
});

describe('The folder that new transcripts of a study belong into', () => {
  const is = (path: string) => path.endsWith('.txt') && !path.startsWith('notes/');
  const cases: [paths: string[], folder: string][] = [
    [[], ''],
    [['a.txt'], ''],
    [['interviews/a.txt', 'interviews/b.txt', 'c.txt'], 'interviews'],
    [['interviews/wave 1/a.txt', 'interviews/wave 2/a.txt', 'interviews/wave 2/b.txt'], 'interviews/wave 2'],
    [['notes/a.txt', 'notes/b.txt', 'talk/a.txt'], 'talk'],
  ];
  for (const [paths, folder] of cases)
    it(`is ${folder || 'its own'} where there is ${paths.join(', ') || 'none yet'}`, () =>
      equal(transcriptsFolder(paths, is), folder));
});

describe('What is in a file of another program', () => {
  it('is counted: a transcript for each coder, and each passage once', () => {
    deepEqual(countImport(imported), {
      transcripts: 2,
      passages: 2,
      codings: 2,
      memos: 2,
      codes: 1,
      nobodys: 0,
      hasTimes: true,
    });
  });

  it('is told in words for whatever can be lost, with its number', () => {
    const all = lossKinds.map((kind) => lossInWords({ kind, count: 3 }));
    equal(new Set(all).size, lossKinds.length);
    for (const words of all) match(words, /^[a-z].*: 3$/);
  });
});

describe('The report of an import', () => {
  const written = writeImport(combined([{ ...imported, lost: [] }]), {
    times: true,
    coder: null,
    codebook: null,
    taken: [],
  });
  const report = (base: string | null) =>
    importReport({
      written,
      folder: 'interviews',
      linkTo: (name) => (base === null ? null : `${base}/${encodeURIComponent(name)}`),
      codebook: { link: base === null ? null : `${base}/codebook.yaml`, isNew: true },
      files: [{ name: 'Ana.docx', link: base && `${base}/Ana.docx`, sources: 1, lost: imported.lost }],
      unread: ['Ana (1) - Lee.txt'],
      coded: null,
    });

  it('links to each new file, and to the line of each loss where that is known', () => {
    const lines = report('/in').split('\n');
    const has = (line: string) => ok(lines.includes(line), `${line}\n${lines.join('\n')}`);
    has('- [Ana \\(1\\) - Kim.txt](</in/Ana%20(1)%20-%20Kim.txt>)');
    has('- [codebook.yaml](</in/codebook.yaml>) (new)');
    has('### [Ana.docx](</in/Ana.docx>)');
    const [file, text] = [written.transcripts[0]?.name ?? '', written.transcripts[0]?.text ?? ''];
    const line = text.slice(0, text.indexOf('The ship')).split('\n').length;
    has(
      `- tracked changes, taken as accepted: 2, first [The ship](</in/${encodeURIComponent(file)}#L${line}>) (\`tracked-change\`)`,
    );
    const renamed = lines.find((one) => one.includes('`code-renamed`')) ?? '';
    match(renamed, /\(<\/in\/codebook\.yaml#L\d+>\)/);
    match(lines.join('\n'), /these are no transcripts of the study.*Ana \\\(1\\\) - Lee\.txt/);
  });

  it('is words alone where no link could lead anywhere, and nothing of a study is Markdown in it', () => {
    const text = report(null);
    ok(!text.includes(']('), text);
    ok(text.includes('nowhere \\[to\\]\\(be\\) found'), text);
  });
});
