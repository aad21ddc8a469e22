// Interviews in a table of a Word document.
import { deepEqual } from 'node:assert/strict';
import { readDocx } from '../../../server/src/exchange/docx';
import { passagesIn, table, wordDocument } from './wordDocument';

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

  it('is talk by the heads of its columns, however little is said and wherever the names stand', () => {
    const short = [
      ['Text', 'Time', 'Speaker'],
      ['How?', '0:01', 'Ana'],
      ['Cold.', '0:05', 'Bo'],
    ];
    deepEqual(passagesIn(table(...short)), ['Ana@1: How?', 'Bo@5: Cold.']);
  });

  it('may name who speaks in the cells of the words, and has codes beside them', () => {
    const within = rows.map(([name, words], index) => [`${name}: ${words}`, index === 1 ? 'cold' : '']);
    const body = wordDocument([table(['Transcript', 'Codes'], ...within)]);
    deepEqual(passagesIn(table(['Transcript', 'Codes'], ...within)), passages);
    const [source] = readDocx(body, 'a').sources;
    deepEqual(
      source?.codings.map(({ passage, from, to }) => [passage, from, to]),
      [
        [1, 0, 38],
        [2, 0, 21],
      ],
    );
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
    const { sources } = readDocx(
      wordDocument([table(['Place', 'Bonn'], ['Date:', '4 May']), '**Ana:** So?', '**Bo:** Cold.']),
      'a',
    );
    deepEqual(sources[0]?.attributes, [
      ['Place', 'Bonn'],
      ['Date', '4 May'],
    ]);
    deepEqual([sources[0]?.title, sources[0]?.passages.length], [null, 2]);
  });

  const cell = (span: number, text: string) =>
    `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;

  it('may have cells over several columns, whose words are talk where they are over its column', () => {
    const xml = `<w:tbl>${row(cell(1, '0:01'), cell(1, 'Ana'), cell(1, 'So how was it there for you?'))}${row(
      cell(3, 'A break of ten minutes'),
    )}${row(cell(2, '0:20'), cell(1, 'It was cold and it was long.'))}</w:tbl>`;
    deepEqual(passagesIn(xml), [
      'Ana@1: So how was it there for you?',
      ': A break of ten minutes',
      '@20: It was cold and it was long.',
    ]);
  });

  it('names words in a column of times or numbers, as they are no talk', () => {
    const timed = [
      ['1', '0:01', 'Ana', 'So how was it there for you?'],
      ['2', 'long after', 'Bo', 'It was cold and it was long.'],
      ['3', '0:20', 'Ana', 'And what came of it then?'],
      ['4', '0:30', 'Bo', 'We went home and we slept.'],
    ];
    const { lost } = readDocx(wordDocument([table(...timed)]), 'a');
    deepEqual(lost, [{ kind: 'outside-speech', count: 1, first: 'long after' }]);
  });

  it('may be several of one form, with what stands between them', () => {
    const [one = [], two = [], three = []] = [
      ['Ana', 'So how was it there for you?'],
      ['Bo', 'It was cold and it was long.'],
      ['Ana', 'And what came of it then?'],
    ];
    deepEqual(passagesIn(table(one, two), 'After the break', table(three)), [
      'Ana: So how was it there for you?',
      'Bo: It was cold and it was long.',
      ': After the break',
      'Ana: And what came of it then?',
    ]);
  });
});
