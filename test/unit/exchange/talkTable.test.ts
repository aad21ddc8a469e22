// Talk in tables of other programs, and tables that are something else.
import { deepEqual, equal } from 'node:assert/strict';
import { strToU8 } from 'fflate';
import { readAny } from '../../../server/src/exchange/readFile';

async function passagesIn(table: string, name = 'a.csv'): Promise<string[]> {
  const one = await readAny(strToU8(table), name);
  if (one.kind !== 'study') return [one.kind];
  return (one.imported.sources[0]?.passages ?? []).map(
    ({ speaker, time, text }) => `${speaker ?? ''}${time === null ? '' : `@${time}`}: ${text}`,
  );
}

describe('A table of talk', () => {
  const tables: [what: string, table: string, passages: string[]][] = [
    [
      'has speakers, times and words, whatever order they come in',
      'Text,Speaker,Start Time,End Time\n"So, how was it?",Ana,00:00:01,00:00:04\nCold.,Bo,00:00:05,00:00:09\n',
      ['Ana@1: So, how was it?', 'Bo@5: Cold.'],
    ],
    [
      'may have semicolons and heads of another language',
      'Zeit;Sprecher;Inhalt\n00:01;Ana;Wie war es?\n00:05;Bo;Kalt, sehr.\n',
      ['Ana@1: Wie war es?', 'Bo@5: Kalt, sehr.'],
    ],
    [
      'may have no times',
      'speaker\ttext\nAna\tHow?\nBo\tCold.\nBo\tVery.\n',
      ['Ana: How?', 'Bo: Cold. Very.'],
    ],
    [
      'may have no speakers, as that of Whisper, which counts milliseconds',
      'start,end,text\n0,1500,"So we"\n1500,2000,went.\n6000,7000,Cold.\n',
      ['@0: So we went.', '@6: Cold.'],
    ],
    [
      'may count seconds',
      'start,end,speaker,text\n0.5,2,SPEAKER_00,So?\n2,3.25,SPEAKER_01,Cold.\n',
      ['SPEAKER_00@0.5: So?', 'SPEAKER_01@2: Cold.'],
    ],
    [
      'goes on with who spoke last where a cell is empty',
      'who,said\nAna,So?\n,Well?\nBo,Cold.\n',
      ['Ana: So? Well?', 'Bo: Cold.'],
    ],
  ];
  for (const [what, table, passages] of tables)
    it(what, async () =>
      deepEqual(await passagesIn(table, table.includes('\t') ? 'a.tsv' : 'a.csv'), passages),
    );

  it('may be a text', async () => {
    const table = 'Speaker,Time,Text\nAna,0:01,"So, how ""was"" it?"\nBo,0:05,Cold.\n';
    deepEqual(await passagesIn(table, 'a.txt'), ['Ana@1: So, how "was" it?', 'Bo@5: Cold.']);
    deepEqual(await passagesIn('Ana: Text, speaker.\nBo: No.\nAna: Yes.\nBo: Oh.\n', 'a.txt'), [
      'Ana: Text, speaker.',
      'Bo: No.',
      'Ana: Yes.',
      'Bo: Oh.',
    ]);
  });

  it('names the columns that are left out', async () => {
    const one = await readAny(strToU8('Speaker,Text,Sentiment\nAna,So?,good\n'), 'a.csv');
    deepEqual(one.kind === 'study' && one.imported.lost, [
      { kind: 'unknown-column', count: 1, first: 'Sentiment' },
    ]);
  });

  it('is none where its columns are those of a codebook or of codings', async () => {
    for (const codebook of [
      'Name,Description\nTrust,When.\n',
      'Code,Text\nTrust,When.\n',
      'Name,Parent,Content,Description\nTrust,,x,y\n',
    ])
      deepEqual(await passagesIn(codebook), []);
    for (const codings of [
      'id,document,tag,content\n1,a.txt,cold,It was.\n',
      'Document name;Code;Segment\na;cold;It was.\n',
    ]) {
      const one = await readAny(strToU8(codings), 'a.csv');
      equal(one.kind === 'codings' && one.codings[0]?.words, 'It was.');
    }
  });
});
