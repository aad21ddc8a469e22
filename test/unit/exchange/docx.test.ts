// Word documents: who says what, whichever program or person wrote them, and comments as codes.
import { deepEqual, equal, throws } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readDocx } from '../../../server/src/exchange/docx';
import { docxCommentsOf } from '../../../server/src/exchange/docxComments';
import { docxPartsOf } from '../../../server/src/exchange/docxParts';
import { readDocxText } from '../../../server/src/exchange/docxText';
import { givesResultOrSentence, holdsForDamagedCopies } from './damage';
import { samples } from './samples';
import { type Comment, table, wordDocument } from './wordDocument';

/** What a program that shares no code with this one read in a sample. */
interface Expected {
  paragraphs: number;
  nonEmpty: number;
  words: number;
  comments: number;
  commentsWithRange: { author: string; comment: string; anchor: string }[];
  insertions: number;
  deletions: number;
  /** Of the paragraphs with words, a line end between each two. */
  textSha1: string;
}

function read(...body: string[]) {
  return readDocx(wordDocument(body), 'a');
}

/** Passages as `speaker@seconds: words`; what is not there is left out. */
function passagesIn(...body: string[]): string[] {
  return (read(...body).sources[0]?.passages ?? []).map(
    ({ speaker, time, text }) => `${speaker ?? ''}${time === null ? '' : `@${time}`}: ${text}`,
  );
}

/** Codings as `passage coder code: words`, then memos as `passage coder: memo`. */
function codedIn(comments: Comment[], ...body: string[]): string[] {
  const { sources } = readDocx(wordDocument(body, { comments }), 'a');
  const { passages = [], codings = [], memos = [] } = sources[0] ?? {};
  return [
    ...codings.map(
      ({ passage, coder, code, from, to }) =>
        `${passage} ${coder} ${code}: ${passages[passage]?.text.slice(from, to)}`,
    ),
    ...memos.map(({ passage, coder, text }) => `${passage} ${coder}: ${text}`),
  ];
}

describe('Word documents of other programs', () => {
  for (const [file, wanted] of Object.entries(samples.expected<Record<string, Expected>>('docx.json'))) {
    it(`are read as another program reads them: ${file}`, () => {
      const parts = docxPartsOf(samples.read(file));
      const { text, paragraphs, ranges, changes } = readDocxText(parts.document);
      const texts = paragraphs.map(({ start, end }) => text.slice(start, end)).filter((one) => one !== '');
      const comments = docxCommentsOf(parts);
      deepEqual(
        {
          paragraphs: paragraphs.length,
          nonEmpty: texts.length,
          words: texts.flatMap((one) => one.split(/\s+/)).length,
          comments: comments.length,
          commentsWithRange: comments.flatMap(({ id, author, text: comment }) => {
            const { start = 0, end = 0 } = ranges.get(id) ?? {};
            return start < end ? [{ author, comment, anchor: text.slice(start, end) }] : [];
          }),
          changes: changes.count,
          textSha1: createHash('sha1').update(texts.join('\n')).digest('hex'),
        },
        {
          paragraphs: wanted.paragraphs,
          nonEmpty: wanted.nonEmpty,
          words: wanted.words,
          comments: wanted.comments,
          commentsWithRange: wanted.commentsWithRange,
          changes: wanted.insertions + wanted.deletions,
          textSha1: wanted.textSha1,
        },
      );
    });
  }
});

describe('A Word document', () => {
  const read: [what: string, body: string[], passages: string[]][] = [
    [
      'of Teams has a turn in each paragraph',
      [
        'Weekly talk',
        '4 August 2026, 10:00',
        '**Ana Perez** started transcription',
        '**Ana Perez**   0:04⏎So how was it?⏎The first week.',
        '**Bo Li**   0:09⏎Cold.',
        '**Bo Li**   1:00:12⏎Very.',
        '**Ana Perez** stopped transcription',
      ],
      ['Ana Perez@4: So how was it?\nThe first week.', 'Bo Li@9: Cold.', '@3612: Very.'],
    ],
    [
      'of older Teams has times, names and words in paragraphs of their own',
      ['0:0:0.0 --> 0:0:1.2', 'Ana Perez', 'How was it?', '0:0:1.5 --> 0:0:3.0', 'Bo Li', 'Cold.', 'Very.'],
      ['Ana Perez@0: How was it?', 'Bo Li@1.5: Cold.', ': Very.'],
    ],
    [
      'of Google Meet is no talk but for what follows a time',
      [
        'Meeting notes',
        'Summary',
        'Ana and Bo spoke of the cold.',
        'Ana: will ask again',
        '00:00:11',
        'Ana Perez: How was it?',
        'Bo Li: Cold, I think.',
        'Transcription ended after 00:00:41',
        'This editable transcript was computer generated.',
      ],
      ['Ana Perez@11: How was it?', 'Bo Li: Cold, I think.'],
    ],
    [
      'of Otter has names and times above the words',
      [
        'Talk three',
        'SUMMARY KEYWORDS',
        'cold, week',
        'SPEAKERS',
        'Sara M, Bo',
        '**Sara M**  00:12',
        'How was it?',
        '',
        '**Bo**  00:15',
        'Cold.',
        'And long.',
        'Transcribed by https://otter.ai',
      ],
      ['Sara M@12: How was it?', 'Bo@15: Cold.', ': And long.'],
    ],
    [
      'that somebody typed has names in bold, in several pieces and with and without a bold colon',
      ['**A****na:** How was it?', '**Bo**: Cold.', 'And long.', '**Chairwoman of all:** Thanks.'],
      ['Ana: How was it?', 'Bo: Cold.', ': And long.', 'Chairwoman of all: Thanks.'],
    ],
    [
      'that somebody typed without bold has names that come back three times',
      [
        'INT: How was it?',
        'P01: Cold.',
        'INT: Why?',
        'P01: And I thought: no.',
        'INT: So?',
        'P01: Well.',
        'Once: no.',
      ],
      [
        'INT: How was it?',
        'P01: Cold.',
        'INT: Why?',
        'P01: And I thought: no.',
        'INT: So?',
        'P01: Well.',
        ': Once: no.',
      ],
    ],
    [
      'may have times beside the names, or above them',
      ['[00:01] **Ana:** So?', '**Bo** (00:01:05): Cold.', '00:02:00', '**Ana:** Oh.'],
      ['Ana@1: So?', 'Bo@65: Cold.', 'Ana@120: Oh.'],
    ],
    [
      'may have names in bold on lines of their own',
      [
        '**Ana**',
        'So?',
        '**Bo**',
        'Cold.',
        '**Ana**',
        'Oh.',
        '**Bo**',
        'Yes.',
        '**Ana**',
        'Hm.',
        '**Bo**',
        'No.',
      ],
      ['Ana: So?', 'Bo: Cold.', 'Ana: Oh.', 'Bo: Yes.', 'Ana: Hm.', 'Bo: No.'],
    ],
    [
      'may have all turns in one paragraph',
      ['**Ana:** So?⏎**Bo:** Cold.⏎Very.⏎**Ana:** Oh.'],
      ['Ana: So?', 'Bo: Cold.\nVery.', 'Ana: Oh.'],
    ],
    [
      'is read as plain text is where no way of Word is in it',
      ['[id1] How was it?', '[id2] Cold.', '[id1] Why was it cold?', '[id2] Rain.'],
      ['id1: How was it?', 'id2: Cold.', 'id1: Why was it cold?', 'id2: Rain.'],
    ],
    [
      'without speakers is a passage a paragraph',
      ['I went there.', '', 'It was cold.'],
      [': I went there.', ': It was cold.'],
    ],
    [
      'is read as it is when all changes are accepted',
      ['**Ana:** It was ~cold~+warm+ then.', '**Bo:** Yes.'],
      ['Ana: It was warm then.', 'Bo: Yes.'],
    ],
    [
      'goes on where the end of a paragraph is deleted',
      [
        '**Ana:** So?',
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Bo:</w:t></w:r><w:r><w:t xml:space="preserve"> Cold </w:t></w:r></w:p>',
        'and wet.',
      ],
      ['Ana: So?', 'Bo: Cold and wet.'],
    ],
    [
      'holds what text boxes say once, and nothing of old looks',
      [
        '<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>Body</w:t><w:noBreakHyphen/><w:t>text.</w:t></w:r></w:p>',
      ],
      [': Box.', ': Body-text.'],
    ],
  ];
  for (const [what, body, passages] of read) it(what, () => deepEqual(passagesIn(...body), passages));

  it('has a title and facts above the talk, and keeps what else stands there', () => {
    const { sources, lost } = readDocx(
      wordDocument([
        'Talk 7 – the cold',
        '**Date:** 4 May',
        'Place: Bonn',
        'They met by chance.',
        '**Ana:** So?',
        '**Bo:** Cold.',
        '**Ana:** Oh.',
      ]),
      'a',
    );
    equal(sources[0]?.title, 'Talk 7 – the cold');
    deepEqual(sources[0]?.attributes, [
      ['Date', '4 May'],
      ['Place', 'Bonn'],
    ]);
    deepEqual(
      sources[0]?.passages.map(({ text }) => text),
      ['They met by chance.', 'So?', 'Cold.', 'Oh.'],
    );
    deepEqual(lost, []);
  });

  it('says what it leaves out of a recorder’s document, and how many changes it accepts', () => {
    const { sources, lost } = readDocx(
      wordDocument([
        'The talk',
        'Ana started transcription',
        'Ana   0:04⏎It ~was~+is+ cold.',
        'Bo   0:05⏎Yes.',
      ]),
      'a',
    );
    equal(sources[0]?.title, 'The talk');
    deepEqual(lost, [
      { kind: 'outside-speech', count: 1, first: 'Ana started transcription' },
      { kind: 'tracked-change', count: 2, first: 'Ana   0:04\nIt is cold.' },
    ]);
  });

  it('is read by what its parts are, not by their names, and in the strict form as well', () => {
    const comments = [{ text: 'cold' }];
    const { sources } = readDocx(wordDocument(['It was {1 very cold1}.'], { comments, strict: true }), 'a');
    deepEqual(
      sources[0]?.codings.map(({ from, to, code }) => [from, to, code]),
      [[8, 17, 'cold']],
    );
  });

  it('is refused in a sentence when it is none', () => {
    throws(() => readDocx(zipSync({ 'a.txt': strToU8('x') }), 'a'), /no Word document/);
    throws(() => readDocx(strToU8('Ana: So?'), 'a'), /damaged/);
    throws(() => readDocx(wordDocument(['', ' ']), 'a'), /no words/);
  });
});

describe('A table in a Word document', () => {
  const rows = [
    ['Ana', 'How was it there, in the first week?'],
    ['Bo', 'It was cold, and then it rained a lot.¶And we left it early.'],
    ['Ana', 'Why did you leave so early then?'],
    ['Bo', 'Because of the rain, as I have said.'],
  ];
  const passages = [
    'Ana: How was it there, in the first week?',
    'Bo: It was cold, and then it rained a lot.',
    ': And we left it early.',
    'Ana: Why did you leave so early then?',
    'Bo: Because of the rain, as I have said.',
  ];

  it('is talk when one column has most words and another few names', () => {
    deepEqual(passagesIn('Talk', table(...rows)), passages);
    deepEqual(passagesIn(table(['Who', 'What'], ...rows)), passages);
  });

  it('may have numbers, times and codes in other columns', () => {
    const wide = rows.map(([name = '', words = ''], index) => [
      `0:0${index}`,
      name,
      words,
      index === 1 ? 'cold; #rain' : '',
    ]);
    deepEqual(
      passagesIn(table(...wide)),
      passages.map((one, index) =>
        one.replace(/^(\w+):/, (_, name) => `${name}@${index < 2 ? index : index - 1}:`),
      ),
    );
    const { sources, codes, lost } = readDocx(wordDocument([table(...wide)]), 'a');
    deepEqual(
      codes.map(({ label }) => label),
      ['cold', 'rain'],
    );
    deepEqual(
      sources[0]?.codings.map(({ passage, from, to, code, coder }) => [passage, from, to, code, coder]),
      [
        [1, 0, 38, 'cold', null],
        [1, 0, 38, 'rain', null],
        [2, 0, 21, 'cold', null],
        [2, 0, 21, 'rain', null],
      ],
    );
    deepEqual(lost, [{ kind: 'coding-over-passages', count: 2, first: 'cold' }]);
    const numbered = rows.map(([name = '', words = ''], index) => [String(index + 1), name, words]);
    deepEqual(passagesIn(table(...numbered)), passages);
  });

  it('may have words and codes alone', () => {
    const coded = rows.map(([, words = ''], index) => [
      words,
      ['weather', 'rain, cold', '', 'rain'][index] ?? '',
    ]);
    const { codes, sources } = readDocx(wordDocument([table(['What was said', 'Codes'], ...coded)]), 'a');
    deepEqual(
      codes.map(({ label }) => label),
      ['weather', 'rain', 'cold'],
    );
    deepEqual(
      sources[0]?.passages.map(({ speaker }) => speaker),
      [null, null, null, null, null],
    );
  });

  it('of facts is what is known of the interview, and no talk', () => {
    const { sources } = read(table(['Place', 'Bonn'], ['Date:', '4 May']), '**Ana:** So?', '**Bo:** Cold.');
    deepEqual(sources[0]?.attributes, [
      ['Place', 'Bonn'],
      ['Date', '4 May'],
    ]);
    deepEqual([sources[0]?.title, sources[0]?.passages.length], [null, 2]);
  });
});

describe('A comment in a Word document', () => {
  const talk = ['**Ana:** How {1was it1} then?', '**Bo:** Cold.'];
  const says: [what: string, text: string, coded: string[]][] = [
    ['is a code on its words by its author', 'weather', ['0 Dana weather: was it']],
    [
      'may be several codes, a line each',
      'weather\n#first week',
      ['0 Dana weather: was it', '0 Dana first week: was it'],
    ],
    [
      'may have semicolons between codes',
      'weather; long, but not too long code',
      ['0 Dana weather: was it', '0 Dana long, but not too long code: was it'],
    ],
    [
      'may have commas between short codes',
      'weather, #rain',
      ['0 Dana weather: was it', '0 Dana rain: was it'],
    ],
    ['may mark several codes in a line', '#weather #rain', ['0 Dana weather: was it', '0 Dana rain: was it']],
    ['is a memo when it ends like a sentence', 'Ask again, please.', ['0 Dana: Ask again, please.']],
    [
      'is a memo when it is long',
      'one two three four five six seven',
      ['0 Dana: one two three four five six seven'],
    ],
    ['is a memo when it says so', 'MEMO: weather', ['0 Dana: weather']],
    [
      'may be a code and a memo',
      'weather\nWhy does he ask?',
      ['0 Dana weather: was it', '0 Dana: Why does he ask?'],
    ],
  ];
  for (const [what, text, coded] of says) it(what, () => deepEqual(codedIn([{ text }], ...talk), coded));

  it('may run over paragraphs and lie within another', () => {
    const comments = [{ text: 'outer' }, { text: 'inner', author: 'Eva' }];
    const body = ['**Ana:** How {1was it?', '**Bo:** {2Cold2}. Very.1} Yes.', '**Ana:** Oh.'];
    deepEqual(codedIn(comments, ...body), [
      '0 Dana outer: was it?',
      '1 Eva inner: Cold',
      '1 Dana outer: Cold. Very.',
    ]);
    const { lost } = readDocx(wordDocument(body, { comments }), 'a');
    deepEqual(lost, [{ kind: 'coding-over-passages', count: 1, first: 'outer' }]);
  });

  it('without words is about its paragraph, and so is one on a name', () => {
    deepEqual(codedIn([{ text: 'ask' }, { text: 'cold' }], '**Ana:** So?{1}', '**{2Bo2}:** Cold.'), [
      '0 Dana ask: So?',
      '1 Dana cold: Cold.',
    ]);
  });

  it('is agreed with by `+1`, which makes whoever says so a coder of its codes', () => {
    const comments = [
      { text: 'weather\nI wonder.' },
      { text: '+1', author: 'Eva', answers: 1 },
      { text: 'Not so sure', author: 'Fritz', answers: 1 },
      { text: '+1', author: 'Gil', answers: 2 },
    ];
    deepEqual(codedIn(comments, ...talk), [
      '0 Dana weather: was it',
      '0 Eva weather: was it',
      '0 Gil weather: was it',
      '0 Dana: I wonder.',
      '0 Fritz: Not so sure',
    ]);
  });

  it('is agreed with on the same words where nothing says what answers what', () => {
    const comments = [{ text: 'cold' }, { text: '+1', author: 'Eva' }];
    deepEqual(codedIn(comments, 'It was {1{2cold1}2} there.'), ['0 Dana cold: cold', '0 Eva cold: cold']);
  });

  it('counts when it is resolved as well, and once a coder', () => {
    const comments = [{ text: 'weather', done: true }, { text: '#weather' }];
    deepEqual(codedIn(comments, '{1{2Cold1}2} it was.'), ['0 Dana weather: Cold']);
  });

  it('on what is no talk is named in the report', () => {
    const body = ['{1The talk1}', '**Ana:** So?', '**Bo:** Cold.'];
    const { lost, codes } = readDocx(wordDocument(body, { comments: [{ text: 'title' }] }), 'a');
    deepEqual([lost, codes], [[{ kind: 'comment-without-place', count: 1, first: 'title' }], []]);
  });
});

describe('Bytes that may be a Word document', () => {
  const read = (bytes: Uint8Array) => readDocx(bytes, 'a');
  const whole = wordDocument(
    ['**Ana:** {1How', '**Bo:** Cold1}.', table(['a', 'b b b b b b b'], ['a', 'b'])],
    {
      comments: [{ text: 'weather' }],
    },
  );

  it('give a result or a sentence when the file is cut off', () => {
    holdsForDamagedCopies(read, whole);
    for (const file of samples.withEnding('.docx')) holdsForDamagedCopies(read, samples.read(file));
  });

  it('give a result or a sentence, whatever they are', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => givesResultOrSentence(read, bytes)));
    const words = fc.constantFrom(
      'Ana: ',
      '**Bo:** ',
      '0:04',
      '⏎',
      '{1',
      '1}',
      '{2',
      '2}',
      'cold',
      '0:00 --> 0:01',
      '+x+',
      '~y~',
      ' ',
    );
    const body = fc.array(
      fc.array(words, { maxLength: 6 }).map((parts) => parts.join('')),
      { maxLength: 8 },
    );
    const comments = fc.array(fc.record({ text: fc.string(), answers: fc.constantFrom(1, 2) }), {
      maxLength: 2,
    });
    fc.assert(
      fc.property(body, comments, fc.boolean(), (paragraphs, made, inTable) => {
        const content = inTable
          ? [table(paragraphs.slice(0, 3), paragraphs.slice(3), ['x', 'y'])]
          : paragraphs;
        givesResultOrSentence(
          read,
          wordDocument(content, {
            comments: made.map((one) => ({ ...one, text: one.text.replace(/[^ -~]/g, '') })),
          }),
        );
      }),
    );
  });
});
