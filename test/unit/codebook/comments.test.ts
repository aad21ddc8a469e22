import { deepEqual, equal } from 'node:assert/strict';
import { CodebookDraft } from '../../../server/src/codebook/draft';
import { addComments, commentsIn, commentsOf } from '../../../server/src/codebook/editEntries';
import { setField } from '../../../server/src/codebook/editFields';

const codebook = `# about all
codes:
  # one
  - code: A   # two
    # three
    description: "no # comment"   # four
    include: |   # five
      # text
      more # text
    # six
    codes:   # seven
      - A-one # eight

  - B # nine
  - {code: C, kind: issue}
`;

describe('The comments of a codebook', () => {
  it('are told from what only looks like one', () => {
    const all = ['about all', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
    const found = (text: string) => commentsIn(text, { start: 0, end: text.length });
    deepEqual(
      found(codebook),
      all.map((word) => `# ${word}`),
    );
    deepEqual(found(`\ufeff${codebook.replaceAll('\n', '\r\n')}`), found(codebook));
  });

  it('belong to the entry that they stand above, in and behind', () => {
    const draft = new CodebookDraft(codebook);
    deepEqual(commentsOf(draft, 'B'), ['# nine']);
    deepEqual(commentsOf(draft, 'C'), []);
    deepEqual(
      commentsOf(draft, 'A'),
      ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].map((word) => `# ${word}`),
    );
  });

  const kept: [what: string, before: string, value: string, after: string][] = [
    [
      'when one line becomes several',
      ' Gone. # note',
      'Gone.\nMore.',
      ' |- # note\n      Gone.\n      More.',
    ],
    ['of several lines', ' |   # note\n      Gone.\n      # text', 'a\nb', ' |-   # note\n      a\n      b'],
    ['when several lines become one', ' >-  # note\n      Gone.\n      More.', 'Gone.', ' Gone.  # note'],
    ['of one line', ' Gone. # note', 'More.', ' More. # note'],
    ['which are none', ' "Gone. # no note"', 'a\nb', ' |-\n      a\n      b'],
  ];
  for (const [what, before, value, after] of kept)
    it(`stay with a value that is replaced: those ${what}`, () => {
      const text = (description: string) =>
        `codes:\n  - code: A\n    description:${description}\n  # of B\n  - B\n`;
      const draft = new CodebookDraft(text(before));
      setField(draft, 'A', 'description', value);
      equal(draft.text, text(after));
      equal(draft.code('A')?.description, value);
    });

  it('can be given to another entry, and stand above it', () => {
    const draft = new CodebookDraft('codes:\r\n  - A\r\n  # old\r\n  - code: B\r\n    kind: fix\r\n');
    addComments(draft, 'B', ['# one', '# two']);
    equal(draft.text, 'codes:\r\n  - A\r\n  # old\r\n  # one\r\n  # two\r\n  - code: B\r\n    kind: fix\r\n');
    deepEqual(commentsOf(draft, 'B'), ['# old', '# one', '# two']);
  });
});
