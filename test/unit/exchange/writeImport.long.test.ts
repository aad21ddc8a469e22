// What is read of other programs, written as transcripts: each is read as it was meant, and as plainly as can be.
import { deepEqual, equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import { strToU8 } from 'fflate';
import type { Imported, ImportedPassage } from '../../../server/src/exchange/imported';
import { writeImport } from '../../../server/src/exchange/writeImport';
import { studyOf } from '../studyFixture';
import { readStudy } from './readStudy';
import { samples } from './samples';

const options = { times: true, coder: null, codebook: null, taken: [] };

function source(passages: readonly Partial<ImportedPassage>[], title: string | null = null): Imported {
  const spoken = passages.map((one) => ({ speaker: null, text: 'Well, that is so.', time: null, ...one }));
  const one = { name: 'a', title, attributes: [], passages: spoken, codings: [], memos: [] };
  return { sources: [one], codes: [], lost: [] };
}

/** The transcripts of an import as the study reads them. */
function read(imported: Imported) {
  const written = writeImport(imported, options);
  const files = Object.fromEntries(written.transcripts.map(({ name, text }) => [name, text]));
  const { transcript } = studyOf({ ...files, 'codebook.yaml': written.codebook ?? '' });
  return { written, files, transcripts: written.transcripts.map(({ name }) => transcript(name)) };
}

describe('What comes in', () => {
  const names = [
    'Saulius Grigaitis | Grandine',
    'Karim T. (matkt)',
    'bond.credit',
    '@ritzdorf / x',
    '0xBonk',
    'Ana – Team B',
    'Ana: Bo',
    '[Ana]',
    '(Ana)',
    '"Ana"',
    '- Ana',
    'Ana > Bo',
    'Ana >',
    '**Ana**',
    'Ana 00:12',
    '李 小龙',
    'Dr. O’Neil-Smith, PhD',
    'ana@uni.example',
    'Ana\\Bo',
    '#rosa',
    '# 1',
    '### Ana',
    '// Bo',
    '\\#rosa',
    '…',
    '---',
    '--',
    '—',
    '***',
    '* * *',
    '___',
    '===',
    '//',
    '#',
    '##',
    '?',
    '~~~',
    '...',
    '+++',
    '>',
    '>>',
    '|',
    ':',
    '[ ]',
    '()',
    '1',
    '00:12',
    '**',
    '****',
  ];
  for (const name of names)
    for (const [how, times, turns] of [
      ['with times', true, ['Zoe Lu', name, 'Bo', name]],
      ['without times', false, ['Zoe Lu', name, 'Bo', name]],
      ['with times, the first and last', true, [name, 'Zoe Lu', name, 'Bo', name]],
      ['without times, the first and last', false, [name, 'Zoe Lu', name, 'Bo', name]],
    ] as const)
      it(`has its speakers whatever they are called, ${how}: ${name}`, () => {
        const imported = source(
          turns.map((speaker, turn) => ({ speaker, time: times ? 60 * turn : null, text: 'Mmm.' })),
        );
        const { written, transcripts, files } = read(imported);
        deepEqual(written.lost, []);
        deepEqual(
          transcripts[0]?.turns.map(({ speaker }) => speaker),
          turns,
        );
        equal(files['a.txt']?.includes('codes: marked'), false);
      });

  it('has its speakers whatever marks are in their names', () => {
    const mark = fc.constantFrom(...' |/:–-[]()"<>,.;!?&@*_1A…'.split(''));
    const name = fc
      .tuple(
        fc.constantFrom('Ana', 'Bo Lu', '李'),
        fc.array(mark, { maxLength: 4 }),
        fc.constantFrom('', 'Cy'),
      )
      .map(([first, marks, last]) => `${first}${marks.join('')}${last}`);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 3 }), fc.boolean(), (all, times) => {
        const turns = [...all, 'Zoe Lu', ...all];
        const { written } = read(
          source(turns.map((speaker, turn) => ({ speaker, time: times ? 60 * turn : null }))),
        );
        deepEqual(
          written.lost.filter(({ kind }) => kind !== 'words-changed'),
          [],
        );
      }),
    );
  });

  const titles: [title: string, isInFront: boolean][] = [
    ['Interview 3 - Maya', false],
    ['Interview with Maya, 2023-06-04', false],
    ['P07 - harbour, 2nd visit', true],
    ['Talk over pages', true],
    ['What do you do when it rains?', true],
  ];
  for (const [title, isInFront] of titles)
    it(`has a title ${isInFront ? 'in front matter where its line would be talk' : 'as its first line'}: ${title}`, () => {
      const { written, transcripts, files } = read(
        source([{ speaker: 'Ana' }, { speaker: 'Bo' }, { speaker: 'Ana' }], title),
      );
      deepEqual(written.lost, []);
      equal(transcripts[0]?.passages.length, 3);
      equal(transcripts[0]?.title?.text ?? null, isInFront ? null : title);
      equal(transcripts[0]?.frontMatter?.values.get('title') ?? null, isInFront ? title : null);
      equal(files['a.txt']?.includes('codes: marked'), false);
    });

  it('has a first line of nobody that reads like a title as one, unless it is coded', () => {
    const talk = source([
      { text: 'Interview with Maya' },
      { speaker: 'Ana' },
      { speaker: 'Bo' },
      { speaker: 'Ana' },
    ]);
    const { written, transcripts } = read(talk);
    deepEqual([written.lost, written.passages], [[], 3]);
    deepEqual([transcripts[0]?.title?.text, transcripts[0]?.passages.length], ['Interview with Maya', 3]);
    const [one] = talk.sources;
    const coding = { passage: 0, from: 0, code: '1', coder: null, memos: [] };
    const code = { id: '1', label: 'talk', parent: null, description: null, color: null, codable: true };
    for (const to of [9, 19]) {
      const codings = [{ ...coding, to }];
      const coded = { ...talk, codes: [code], sources: one ? [{ ...one, codings }] : [] };
      const again = read(coded);
      deepEqual([again.written.lost, again.written.passages], [[], 4]);
      deepEqual([again.transcripts[0]?.title, again.transcripts[0]?.codings[0]?.passage], [null, 0]);
    }
  });

  for (const file of samples.withEnding('.vtt', '.srt', '.md', '.docx', '.qdpx', '.qde'))
    it(`is read again as it was written, without more than it needs: ${file}`, async () => {
      const { written, files } = read(await readStudy(samples.read(file), file));
      deepEqual(
        written.lost.filter(({ kind }) => kind === 'speech-read-as-code'),
        [],
      );
      for (const text of Object.values(files)) equal(text.includes('codes: marked'), false);
    });
});

describe('The same file as another program saves it', () => {
  /** The text with other line ends, with and without a mark of its encoding. */
  const saved: [how: string, bytes: (text: string) => Uint8Array][] = [
    ['with CRLF', (text) => strToU8(text.replaceAll('\n', '\r\n'))],
    ['with CR', (text) => strToU8(text.replaceAll('\n', '\r'))],
    ['with a byte order mark', (text) => strToU8(`\uFEFF${text}`)],
    [
      'in UTF-16',
      (text) => new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (unit) => unit.charCodeAt(0)).buffer),
    ],
    ['without a line end at the end', (text) => strToU8(text.trimEnd())],
    ['with blank lines at the end', (text) => strToU8(`${text}\n\n\n`)],
  ];
  const files: [name: string, text: string][] = [
    [
      'zoom.vtt',
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAna Lu: Où est-ce ?\n\n2\n00:00:03.000 --> 00:00:04.000\nBö Ö.: Da drüben.\n',
    ],
    [
      'teams.vtt',
      'WEBVTT\n\nid/1-0\n00:00:01.000 --> 00:00:02.000\n<v Ana Lu>Där.</v>\n\nid/2-0\n00:00:03.000 --> 00:00:04.000\n<v 李>对。</v>\n',
    ],
    [
      'whisper.srt',
      '1\n00:00:01,000 --> 00:00:02,000\nIt was late.\n\n2\n00:00:02,000 --> 00:00:04,000\nAnd cold.\n',
    ],
    ['otter.txt', 'Ana Lu  0:03\nIt was late.\n\nBo  0:07\nAnd cold.\n\nAna Lu  0:12\nYes.\n'],
    ['whisper.tsv', 'start\tend\ttext\n0\t1000\tIt was late.\n1000\t2000\tAnd cold.\n'],
    ['codes.csv', 'name,description\ntide,"Water, rising"\nebb,\n'],
  ];
  for (const [name, text] of files)
    for (const [how, bytes] of saved)
      it(`gives the same, ${how}: ${name}`, async () => {
        const plain = await readStudy(strToU8(text), name);
        deepEqual(await readStudy(bytes(text), name), plain);
        equal(plain.sources.length + plain.codes.length > 0, true);
      });
});
