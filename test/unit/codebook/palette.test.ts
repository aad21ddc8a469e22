// The colours of codes: which each one has, and which are written when codes are made.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { addCode } from '../../../server/src/codebook/edit';
import { colorByPlace, palette } from '../../../server/src/codebook/palette';
import { readCodebook } from '../../../server/src/codebook/read';
import { codebookText } from '../../../server/src/codebook/write';
import { applyEdit } from '../../../server/src/transcript/textEdit';

const [first, second, third] = palette.map(({ color }) => color);

function colorsOf(text: string): Record<string, string> {
  return Object.fromEntries(readCodebook(text).codes.map(({ label, color }) => [label, color]));
}

function withCode(text: string, label: string, family: string | null = null): string {
  const edit = addCode(text, { label, family });
  ok(edit);
  return applyEdit(text, edit);
}

describe('The colour of a code', () => {
  const cases: [string, string, Record<string, string | undefined>][] = [
    [
      'goes by the place of its family, or by its own where it has none, in a codebook without colours',
      'codes:\n  - code: A\n    codes: [B, C]\n  - QM-x\n  - QM-y\n  - D\n',
      { A: first, B: first, C: first, 'QM-x': second, 'QM-y': second, D: third },
    ],
    [
      'is its own, else that of what it stands under',
      'codes:\n  - code: A\n    color: "#123456"\n    codes: [B, {code: C, color: "#abcdef"}]\n  - D\n',
      { A: '#123456', B: '#123456', C: '#abcdef', D: second },
    ],
    [
      'is that of the head of its family, also beside it',
      'codes:\n  - code: Measures [QM]\n    color: "#123456"\n  - QM-x\n',
      { 'Measures [QM]': '#123456', 'QM-x': '#123456' },
    ],
    [
      'is the first one in its family where nothing heads that',
      'codes:\n  - QM-x\n  - {code: QM-y, color: "#123456"}\n  - {code: QM-z, color: "#abcdef"}\n',
      { 'QM-x': '#123456', 'QM-y': '#123456', 'QM-z': '#abcdef' },
    ],
    [
      'is not that of a single code under the head',
      'codes:\n  - code: A\n    codes: [B, {code: C, color: "#123456"}]\n',
      { A: first, B: first, C: '#123456' },
    ],
  ];
  for (const [what, text, expected] of cases) it(what, () => deepEqual(colorsOf(text), expected));

  it('begins anew after the last of the palette', () => equal(colorByPlace(palette.length), first));
});

describe('A new code', () => {
  it('of no family has the first colour that is free', () => {
    const one = withCode('codes:\n  - code: A\n    color: "#44aa99"\n', 'B');
    equal(one, 'codes:\n  - code: A\n    color: "#44aa99"\n  - code: B\n    color: "#332288"\n');
    deepEqual(colorsOf(withCode(one, 'C')), { A: second, B: first, C: third });
  });

  it('has the colour that the fewest families have once all are taken, however many codes they have', () => {
    const codes = palette.map(
      ({ color }, place) => `  - code: F${place}\n    color: "${color}"\n    codes: [S${place}]\n`,
    );
    const text = `codes:\n${codes.join('')}  - code: Again\n    color: "${first}"\n`;
    const { New } = colorsOf(withCode(text, 'New'));
    equal(New, second);
  });

  it('is given none of its own in a family', () => {
    const text = 'codes:\n  - code: A\n    color: "#44aa99"\n    codes:\n      - code: A1\n  - code: QM-x\n';
    ok(withCode(text, 'A2', 'A').includes('      - code: A2\n  - code: QM-x'));
    ok(withCode(text, 'QM-y').endsWith('  - code: QM-x\n  - code: QM-y\n'));
  });

  it('goes on as a list of bare labels and one in brackets do, and is told apart by its place', () => {
    equal(withCode('codes:\n  - A\n', 'B'), 'codes:\n  - A\n  - B\n');
    equal(withCode('codes: [A]\n', 'B'), 'codes: [A, B]\n');
    deepEqual(colorsOf('codes: [A, B]\n'), { A: first, B: second });
  });

  it('changes the colour of no other code', () => {
    const label = fc.constantFrom('A', 'B', 'QM-x', 'QM-y', 'Measures [QM]', 'DOC-a', 'DOC-b', 'E f');
    const entry = fc.record({
      label,
      color: fc.option(fc.constantFrom(...palette.map(({ color }) => color))),
    });
    const entries = fc.uniqueArray(entry, { selector: (one) => one.label, minLength: 1 });
    fc.assert(
      fc.property(entries, (all) => {
        const lines = all.map(
          ({ label, color }) => `  - code: ${label}\n${color ? `    color: "${color}"\n` : ''}`,
        );
        const text = `codes:\n${lines.join('')}`;
        const { New: own, ...others } = colorsOf(withCode(text, 'New'));
        deepEqual(others, colorsOf(text));
        ok(own);
      }),
    );
  });
});

describe('A codebook that is begun', () => {
  const labels = ['QM-x', 'QM-y', 'Misc', 'Pipelines [MLP]', 'MLP-cost', 'Data-age', 'Data-age-fix', 'Ops'];
  const text = codebookText(
    labels.map((label) => ({ label, codings: 1, interviews: 1 })),
    [],
    '',
  );

  it('gives each family a colour of its own, written once, and each code of no family', () => {
    const colors = colorsOf(text);
    const groups = [
      ['QM-x', 'QM-y'],
      ['Misc'],
      ['Pipelines [MLP]', 'MLP-cost'],
      ['Data-age', 'Data-age-fix'],
      ['Ops'],
    ];
    const found = groups.map((group) => new Set(group.map((label) => colors[label])));
    deepEqual(
      found.map(({ size }) => size),
      [1, 1, 1, 1, 1],
    );
    equal(new Set(found.flatMap((one) => [...one])).size, groups.length);
    equal(text.match(/^ +color:/gm)?.length, groups.length);
  });

  it('says nothing of kinds where it has none', () => {
    ok(/^#.*\bissue\b/m.test(text));
    ok(!/issue|fix/.test(codebookText([{ label: 'Misc', codings: 1, interviews: 1 }], [], '')));
  });
});
