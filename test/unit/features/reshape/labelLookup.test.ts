import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../../server/src/codebook/read';
import { labelLookup, summaryOfPlaces } from '../../../../server/src/features/reshape/labelLookup';
import { type Plan, planReshaping } from '../../../../server/src/features/reshape/plan';
import type { Reshaping } from '../../../../server/src/features/reshape/reshaping';
import { Study } from '../../../../server/src/study/study';
import { studyOf } from '../../studyFixture';

const codebook =
  'speakers: [Ann]\nspeech: [A-one "said"]\ncodes:\n  - code: A-one\n    aliases: [A-1x]\n  - A-two\n  - B-x-wide\n';

const read = readCodebook(codebook);

const line = fc.constantFrom(
  'Interviewee',
  'Ann: so it is',
  'A-one: so it is',
  'Talk is here, and more.',
  'A-one',
  ' \u00a0A-one ',
  '#A-one',
  '#  A-one "is"',
  '#\tA-one',
  '#\u00a0A-one "is"',
  'A-one "is"',
  'A-one "is',
  'A-one "said"',
  'A-one “Interview 3”',
  'A-one is what they say',
  'a one',
  'A_One "is"',
  'A-two "is"',
  'A-1x',
  'B-x-wide',
  'B x wide',
  'B x wise',
  'C-new-label',
  'C new label',
  'C-new-label "is"',
  '// A-one',
  '---',
  'key: A-one',
  'Monitoring',
  '',
);
const transcript = fc
  .tuple(
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('', 'Interview 1', '---', 'Talk is here.'),
    fc.array(fc.tuple(line, fc.constantFrom(1, 2, 2)), { maxLength: 9 }),
  )
  .map(([end, first, lines]) => first + end + lines.map(([text, ends]) => text + end.repeat(ends)).join(''));

/** The plan made of looking for the label alone; null where that is not enough. */
function lookedUp(files: Record<string, string>, label: string, to: string): Plan | null {
  const study = new Study();
  study.setCodebook(read);
  const find = labelLookup(read, label, to);
  if (!find) return null;
  for (const [file, text] of Object.entries(files)) {
    const places = find(text);
    if (!places) return null;
    if (places.length > 0) study.set(file, summaryOfPlaces(places));
  }
  return planReshaping(study, codebook, rename(label, to), null);
}

function rename(label: string, to: string): Reshaping {
  return { kind: 'rename', label, to, keepAlias: false };
}

function plain({ title, did, counts, codebook: edits, files }: Plan) {
  return { title, did, counts, edits, files: [...files] };
}

describe('Looking for a label without parsing', () => {
  const renamings = [
    ['A-one', 'C-new-label'],
    ['A-one', 'A-one-now'],
    ['B-x-wide', 'C-new-label'],
  ] as const;
  for (const [label, to] of renamings) {
    it(`to rename ${label} to ${to} says what the whole study says, or that it cannot tell`, () => {
      let told = 0;
      fc.assert(
        fc.property(fc.array(transcript, { minLength: 1, maxLength: 2 }), (texts) => {
          const files = Object.fromEntries(texts.map((text, index) => [`${index}.txt`, text]));
          const found = lookedUp(files, label, to);
          if (!found) return;
          told++;
          const { study } = studyOf({ 'codebook.yaml': codebook, ...files });
          deepEqual(plain(found), plain(planReshaping(study, codebook, rename(label, to), null)));
        }),
        { numRuns: 40 },
      );
      ok(told > 0);
    });
  }

  const find = labelLookup(read, 'A-one', 'C-new-label');
  const cannotTell: [string, string][] = [
    ['another spelling of the label', 'Talk.\n\na one\n'],
    ['the new label', 'Talk.\n\nC-new-label\n'],
    ['a line that is nearly the new label', 'Talk.\n\nC nex label\n'],
    ['somebody called like the label', 'A-one: Talk.\n'],
    ['a quote that does not end', 'Talk.\n\nA-one "is\n'],
    ['front matter with the label', '---\nA-one\n---\n'],
    ['a line that is speech', 'Talk.\n\nA-one "said"\n'],
  ];
  for (const [what, text] of cannotTell)
    it(`cannot tell where there is ${what}`, () => equal(find?.(text), null));

  it('finds the lines with a mark and with a quote, and not what is said', () => {
    deepEqual(find?.('Talk of A-one.\r\n\r\n A-one\r\n# A-one "Talk"\r\n\r\nA-one is talk.\r\n'), [
      { line: 2, column: 1, label: 'A-one' },
      { line: 3, column: 2, label: 'A-one' },
    ]);
  });

  const unfit: [string, string][] = [
    ['A-1x', 'C-new'],
    ['Z-none', 'C-new'],
    ['A-one', 'A-two'],
    ['A-one', 'new'],
    ['A-one', 'C-new [CN]'],
    ['A-one', 'C:new'],
  ];
  for (const [label, to] of unfit)
    it(`is not enough to rename ${label} to ${to}`, () => equal(labelLookup(read, label, to), null));
});
