import { equal, throws } from 'node:assert/strict';
import { CodebookDraft } from '../../../server/src/codebook/draft';
import { moveAfter, moveUnder, removeEntry } from '../../../server/src/codebook/editEntries';
import { addAlias, removeAlias, removeField, setField } from '../../../server/src/codebook/editFields';
import { addHistory } from '../../../server/src/codebook/editHistory';
import { renameLabels, renameReferences } from '../../../server/src/codebook/editNames';
import { Refusal } from '../../../server/src/codebook/refusal';

type Edit = (draft: CodebookDraft) => void;

const rename =
  (from: string, to: string): Edit =>
  (draft) =>
    renameLabels(draft, new Map([[from, to]]));

/** What is done, to which codebook, and what it is then. */
const table: [string, Edit, string, string][] = [
  ['a label alone', rename('A', 'B'), 'codes:\n  - A # first\n', 'codes:\n  - B # first\n'],
  [
    'a label in double quotation marks',
    rename('a: b', 'say "so"'),
    'codes:\n  - code: "a: b" # c\n',
    'codes:\n  - code: "say \\"so\\"" # c\n',
  ],
  [
    'a label in single quotation marks',
    rename('yes', "it's"),
    "codes:\n  - 'yes'\n",
    "codes:\n  - 'it''s'\n",
  ],
  [
    'a label in brackets, by one with a comma',
    rename('A', 'B, b'),
    'codes: [A, {code: C, fixes: A}] # short\n',
    'codes: ["B, b", {code: C, fixes: "B, b"}] # short\n',
  ],
  [
    'a label by one that YAML would take for a number',
    rename('A', '1.5'),
    'codes:\n  - A\n',
    'codes:\n  - "1.5"\n',
  ],
  [
    'a label wherever other codes name it, but no alias',
    rename('A', 'B'),
    'codes:\r\n  - code: A\r\n  - code: X\r\n    aliases: [AA]\r\n    fixes: A\r\n    deprecated: Use A.\r\n',
    'codes:\r\n  - code: B\r\n  - code: X\r\n    aliases: [AA]\r\n    fixes: B\r\n    deprecated: Use B.\r\n',
  ],
  [
    'what names a code, not the code',
    (draft) => renameReferences(draft, new Map([['A', 'B']])),
    'codes:\n  - A\n  - code: X\n    fixes: A\n',
    'codes:\n  - A\n  - code: X\n    fixes: B\n',
  ],
  [
    'a description in the place of another, in its quotation marks',
    (draft) => setField(draft, 'A', 'description', 'New: "one"'),
    "codes:\n  - code: A\n    description: 'Old' # by Ann\n",
    'codes:\n  - code: A\n    description: \'New: "one"\' # by Ann\n',
  ],
  [
    'a description of two lines for a label alone',
    (draft) => setField(draft, 'A', 'description', 'One.\nTwo.'),
    'codes:\n  - A # first\n  - B\n',
    'codes:\n  - code: A # first\n    description: |-\n      One.\n      Two.\n  - B\n',
  ],
  [
    'a key of a code in brackets',
    (draft) => setField(draft, 'A', 'kind', 'issue'),
    'codes: [A, B]\n',
    'codes: [{code: A, kind: issue}, B]\n',
  ],
  [
    'a first alias',
    (draft) => addAlias(draft, 'A', 'a: x'),
    'codes:\n  - code: A\n    color: red\n',
    'codes:\n  - code: A\n    aliases: ["a: x"]\n    color: red\n',
  ],
  [
    'one more alias, in lines as the others',
    (draft) => addAlias(draft, 'A', 'A3'),
    'codes:\n  - code: A\n    aliases:\n      - A1\n      - A2 # typo\n',
    'codes:\n  - code: A\n    aliases:\n      - A1\n      - A2 # typo\n      - A3\n',
  ],
  [
    'the last alias, with its key',
    (draft) => removeAlias(draft, 'A', 'A1'),
    'codes:\n  - code: A\n    aliases: [A1]\n    kind: topic\n',
    'codes:\n  - code: A\n    kind: topic\n',
  ],
  [
    'a key at the end of a file without a last line end',
    (draft) => removeField(draft, 'A', 'kind'),
    'codes:\n  - code: A\n    kind: topic',
    'codes:\n  - code: A',
  ],
  [
    'an entry away, with the comment above it',
    (draft) => removeEntry(draft, 'B'),
    'codes:\n  - A\n\n  # about B\n  - B\n\n  # about C\n  - C\n',
    'codes:\n  - A\n\n  # about C\n  - C\n',
  ],
  ['the only entry away', (draft) => removeEntry(draft, 'A'), 'codes: # all\n  - A\n', 'codes: # all\n'],
  [
    'the only entry in brackets away, with the brackets',
    (draft) => removeEntry(draft, 'A'),
    'codes: [A] # all\nstudy: Ours\n',
    'codes: # all\nstudy: Ours\n',
  ],
  [
    'the only entry of a file in braces away',
    (draft) => removeEntry(draft, 'A'),
    '{codes: [A], study: Ours}\n',
    '{codes:, study: Ours}\n',
  ],
  [
    'an entry under another, three deep with what is below it',
    (draft) => moveUnder(draft, 'C', 'B'),
    'codes:\n  - code: A\n    codes:\n      - B # b\n  # about C\n  - code: C\n    codes:\n      - D\n',
    'codes:\n  - code: A\n    codes:\n      - code: B # b\n        codes:\n          # about C\n          - code: C\n            codes:\n              - D\n',
  ],
  [
    'an entry below another, out of the list it stood alone in',
    (draft) => moveAfter(draft, 'B', 'A'),
    'codes:\n  - code: A\n    codes:\n      - "B" # b\n  - C\n',
    'codes:\n  - code: A\n  - "B" # b\n  - C\n',
  ],
  [
    'a history that begins',
    (draft) => addHistory(draft, '2026-05-01', 'renamed A to B: x'),
    'codes:\n  - A',
    'codes:\n  - A\nhistory:\n  - 2026-05-01: "renamed A to B: x"\n',
  ],
  [
    'a history that goes on above the codes',
    (draft) => addHistory(draft, '2026-05-01', 'merged A into B'),
    'history:\n  - 2025-01-01: begun # by Ann\ncodes:\n  - A\n',
    'history:\n  - 2025-01-01: begun # by Ann\n  - 2026-05-01: merged A into B\ncodes:\n  - A\n',
  ],
];

describe('An edit of codebook.yaml keeps comments, order and style:', () => {
  for (const [what, edit, before, after] of table) {
    it(what, () => {
      const draft = new CodebookDraft(before);
      edit(draft);
      equal(draft.text, after);
    });
  }

  const refused: [string, Edit, string, RegExp][] = [
    [
      'texts repeated by anchors',
      () => {},
      'codes:\n  - code: A\n    description: &x Y\n',
      /Write the texts out/,
    ],
    ['what is no YAML', () => {}, 'codes:\n  - code: "A\n', /not valid YAML in line/],
    [
      'a code with two entries',
      (draft) => setField(draft, 'A', 'kind', 'issue'),
      'codes:\n  - A\n  - A\n',
      /two entries/,
    ],
    ['a history in a list', (draft) => addHistory(draft, '2026-05-01', 'x'), '- A\n', /Put `codes:`/],
    [
      'several lines within brackets',
      (draft) => moveUnder(draft, 'A', 'B'),
      'codes: [A, B]\n',
      /stand in brackets/,
    ],
  ];
  for (const [what, edit, before, why] of refused) {
    it(`refuses ${what}`, () => {
      throws(
        () => edit(new CodebookDraft(before)),
        (error) => error instanceof Refusal && why.test(error.message),
      );
    });
  }
});
