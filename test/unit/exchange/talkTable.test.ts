// Talk in tables of other programs, and tables that are something else.
import { deepEqual, equal, rejects } from 'node:assert/strict';
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

describe('A table of talk whose columns nobody names', () => {
  const tables: [what: string, rows: string[], passages: string[]][] = [
    [
      'has times, speakers and words by what stands in them',
      [
        '00:00:01,Rosa Lind,"So, how long?"',
        '00:00:05,Amir,"Eleven years, on and off."',
        '00:00:11,Rosa Lind,Why?',
      ],
      ['Rosa Lind@1: So, how long?', 'Amir@5: Eleven years, on and off.', 'Rosa Lind@11: Why?'],
    ],
    [
      'may have them in another order, with tabs, and an empty cell for who goes on',
      [
        'Amir:\tEleven years now.\t0:01',
        '\tAnd a winter.\t0:05',
        'Rosa:\tWhy is that?\t0:09',
        'Amir:\tAn aunt.\t0:12',
      ],
      ['Amir@1: Eleven years now. And a winter.', 'Rosa@9: Why is that?', 'Amir@12: An aunt.'],
    ],
    [
      'may number its rows, and have seconds from and to',
      ['1,0.5,2.4,SPEAKER_00,How long?', '2,2.4,5.1,SPEAKER_01,Eleven years.', '3,5.2,6,SPEAKER_00,And why?'],
      ['SPEAKER_00@0.5: How long?', 'SPEAKER_01@2.4: Eleven years.', 'SPEAKER_00@5.2: And why?'],
    ],
    [
      'may have the times of ELAN in both ways, and how long each lasts',
      [
        'Rosa\t\t00:00:01.200\t1.200\t00:00:03.400\t3.400\t00:00:02.200\t2.2\tSo how long then',
        'Amir\t\t00:00:04.200\t4.200\t00:00:05.400\t5.400\t00:00:01.200\t1.2\tEleven years now',
        'Rosa\t\t00:00:06.200\t6.200\t00:00:07.400\t7.400\t00:00:01.200\t1.2\tAnd why is that',
      ],
      ['Rosa@1.2: So how long then', 'Amir@4.2: Eleven years now', 'Rosa@6.2: And why is that'],
    ],
    [
      'may have no speakers',
      ['0,1500,So we went.', '1500,2000,Down to the sea.', '6000,7000,Cold.'],
      ['@0: So we went. Down to the sea.', '@6: Cold.'],
    ],
    [
      'may have no times where people of interviews speak',
      ['Interviewer;How long?', 'P1;Eleven years.', 'Interviewer;And then?', 'P1;An aunt came.'],
      ['Interviewer: How long?', 'P1: Eleven years.', 'Interviewer: And then?', 'P1: An aunt came.'],
    ],
    [
      'may have no times where one asks and another answers',
      ['Rosa,"So, how long?"', 'Amir,Eleven years.', 'Rosa,And why?', 'Amir,An aunt came.'],
      ['Rosa: So, how long?', 'Amir: Eleven years.', 'Rosa: And why?', 'Amir: An aunt came.'],
    ],
    [
      'may name its columns by other words, which times below them tell',
      [
        'When it was (hh:mm),Name of person,Said there',
        '0:01,Rosa,How long?',
        '0:04,Amir,Eleven years.',
        '0:07,Rosa,Why so?',
      ],
      ['Rosa@1: How long?', 'Amir@4: Eleven years.', 'Rosa@7: Why so?'],
    ],
  ];
  for (const [what, rows, passages] of tables)
    it(what, async () => deepEqual(await passagesIn(rows.join('\n')), passages));

  const others: [what: string, rows: string[]][] = [
    [
      'labels and what they mean',
      ['Trust,We rely on them.', 'Fear,Is somebody afraid?', 'Loss,It is gone.', 'Hope,It comes.'],
    ],
    [
      'labels with families',
      ['Feelings,When somebody is afraid.', 'Feelings,When it is dark.', 'Work,Why?', 'Work,How is it?'],
    ],
    [
      'labels before quotations',
      ['Trust,we relied on it', 'Fear,I was afraid', 'Trust,did they?', 'Fear,and it was dark'],
    ],
    [
      'documents, labels and quotations',
      ['Ana,Trust,we relied on it', 'Bo,Fear,I was afraid', 'Ana,Fear,and dark'],
    ],
    ['numbers', ['1,2', '3,4', '5,6', '7,8']],
    ['numbers and names', ['12,34,Anna Berg', '34,40,Berta Ziegel', '41,50,Carl Maria Ruh']],
    ['numbers and what somebody wrote', ['1,It was cold.', '2,It was dark.', '3,Where is it?']],
    ['two rows', ['0:01,Rosa,How long?', '0:04,Rosa,Eleven years.']],
  ];
  for (const [what, rows] of others)
    it(`is none of ${what}`, async () => {
      await rejects(passagesIn(rows.join('\n')), /No column of this table/);
    });
});
