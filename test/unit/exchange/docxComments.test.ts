// Comments of a Word document as codes of its words.
import { deepEqual } from 'node:assert/strict';
import { readDocx } from '../../../server/src/exchange/docx';
import { type Comment, wordDocument } from './wordDocument';

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

  it('on what is no talk is a memo on the next passage, and named in the report', () => {
    const body = ['{1The talk1}', '**Ana:** So?', '**Bo:** Cold.'];
    const comments = [{ text: 'title' }, { text: 'about nothing' }];
    const { lost, codes, sources } = readDocx(wordDocument(body, { comments }), 'a');
    deepEqual([lost, codes], [[{ kind: 'comment-without-place', count: 2, first: 'title' }], []]);
    deepEqual(sources[0]?.memos, [
      { passage: 0, text: 'title', coder: 'Dana' },
      { passage: 0, text: 'about nothing', coder: 'Dana' },
    ]);
  });

  it('keeps its place where it begins and ends in words that are deleted or were moved away', () => {
    const deleted =
      '<w:p><w:r><w:t>Cold. </w:t></w:r><w:del><w:commentRangeStart w:id="1"/></w:del><w:r><w:t>Very</w:t></w:r><w:del><w:commentRangeEnd w:id="1"/></w:del></w:p>';
    deepEqual(codedIn([{ text: 'much' }], deleted), ['0 Dana much: Very']);
    const mark = '<w:commentRangeStart w:id="1"/><w:r><w:t>moved</w:t></w:r><w:commentRangeEnd w:id="1"/>';
    const moved = `<w:p><w:moveFrom>${mark}</w:moveFrom><w:r><w:t>One</w:t></w:r></w:p><w:p><w:moveTo>${mark}</w:moveTo></w:p>`;
    deepEqual(codedIn([{ text: 'much' }], moved), ['1 Dana much: moved']);
  });
});
