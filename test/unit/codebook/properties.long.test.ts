import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { addCode, addSpeech } from '../../../server/src/codebook/edit';
import { labelIndex, tidyLabel } from '../../../server/src/codebook/labels';
import { misreadAs } from '../../../server/src/codebook/misread';
import { isNearLabel, nearIndex, nearLabels } from '../../../server/src/codebook/near';
import { readCodebook } from '../../../server/src/codebook/read';
import { codebookFromLabels } from '../../../server/src/codebook/relate';
import { codebookText } from '../../../server/src/codebook/write';
import { applyEdit } from '../../../server/src/transcript/textEdit';
import { anyString } from '../anyString';

const sample = `# Our codebook
study: "ML: quality"
transcripts: ["**/*.txt"]
speakers: [Interviewer 1, Interviewee]
speech:
  - mm-hmm

codes:
  - code: Data-issues   # top
    description: |
      Anything wrong
      with the data.
    codes:
      - code: Data-missing-values
        aliases: [Data-missing-value, 'old']
        color: "#4e79a7"
        # inner
      - code: Data-missing-value-fix
        fixes: Data-missing-values

  # pipelines
  - code: ML-pipeline-issues [MLP]
  - &x MLP-cost
  - {code: 2.1, deprecated: Use MLP-cost.}
`;

/** Words and marks that mean something in YAML or here. */
const pieces = sample
  .split(/(?<=[\n:,[\]{}#"'&* -])/)
  .concat([
    '\r\n',
    '\r',
    '\t',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '!!set ',
    '*x',
    '<<: ',
    '? ',
    '|\n',
    '>-\n',
    '\uFEFF',
    '\u0000',
    '\uD800',
    '😀',
    '\u00a0',
  ]);

const cutAndPasted = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

/** The sample with some stretch of it replaced. */
const damaged = fc
  .tuple(fc.nat(sample.length), fc.nat(40), cutAndPasted)
  .map(([start, length, part]) => sample.slice(0, start) + part.slice(0, 30) + sample.slice(start + length));

const anyText = fc.oneof(anyString({ maxLength: 60 }), cutAndPasted, damaged);

/** One line, not empty, as the parser finds labels. */
const label = fc
  .oneof(
    anyString({ minLength: 1, maxLength: 20 }),
    fc
      .array(fc.constantFrom('Data', 'QM', 'age', 'ages', 'fix', 'issue', 'Q2', '1'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => words.join('-')),
    fc.constantFrom(
      'Pipelines [MLP]',
      'Measures (QM)',
      'yes',
      '~',
      '- a',
      'a: b',
      '#b',
      '[x]',
      '{',
      '"',
      '2.1',
      '*',
      '&a',
      '!',
      '|',
      '>',
      '%',
      '@',
      '?',
      'x #y',
    ),
  )
  .map(tidyLabel)
  .filter((text) => text !== '');

const check = { seed: 20_230_604, numRuns: 150 };

describe('Whatever a codebook holds', () => {
  it('it is read, and every range is in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const codebook = readCodebook(text);
        for (const { range } of [
          ...codebook.problems,
          ...codebook.codes,
          ...codebook.codes.map((code) => ({ range: code.labelRange })),
        ]) {
          ok(0 <= range.start && range.start <= range.end && range.end <= text.length, JSON.stringify(range));
        }
        const labels = codebook.codes.map((code) => code.label);
        equal(new Set(labels).size, labels.length);
        codebook.codes.forEach((code, i) => {
          ok(code.parent === null || labels.slice(0, i).includes(code.parent), 'parents come first');
          ok(code.fixes === null || labels.includes(code.fixes), 'fixes names a code');
          ok(code.range.start <= code.labelRange.start && code.labelRange.end <= code.range.end);
          equal(labelIndex(codebook).resolve(code.label), code);
        });
      }),
      { ...check, numRuns: 100 },
    );
  });

  it('a line broken in the middle of typing hides no other entry', () => {
    const entries = Array.from(
      { length: 12 },
      (_, i) => `  - code: code-${i}\n    description: what it is\n`,
    );
    const broken = fc.constantFrom(
      '    desc',
      '    "',
      '    }',
      '    example: "so',
      "    example: 'so",
      '    aliases: [a',
      '    @',
      '\tkind: fix',
      '    example: a: b',
      '    - x',
      '  -',
      '  - co',
      '  - code:',
      '  - code: "x',
      '    exa: {',
    );
    fc.assert(
      fc.property(broken, fc.integer({ min: 0, max: 11 }), (line, at) => {
        const text = `codes:\n${entries.slice(0, at + 1).join('')}${line}\n${entries.slice(at + 1).join('')}`;
        const labels = readCodebook(text).codes.map((code) => code.label);
        deepEqual(
          entries.map((_, i) => `code-${i}`).filter((one) => !labels.includes(one)),
          [],
        );
      }),
      { ...check, numRuns: 40 },
    );
  });

  it('an edit keeps everything else byte for byte, and what it adds reads back', () => {
    const family = fc.constantFrom(null, 'Data-issues', 'ML-pipeline-issues [MLP]', 'QM');
    fc.assert(
      fc.property(fc.oneof(fc.constant(sample), damaged, cutAndPasted), label, family, (text, added, its) => {
        const edits = [addCode(text, { label: added, family: its }), addSpeech(text, added)];
        const [code, speech] = edits.map((edit) => {
          if (edit === null) return null;
          const { start, end } = edit.range;
          const after = applyEdit(text, edit);
          ok(after.startsWith(text.slice(0, start)) && after.endsWith(text.slice(end)));
          ok(
            [...text.slice(start, end).trim()].every(
              (unit) => edit.newText.includes(unit) || '[]'.includes(unit),
            ),
          );
          return readCodebook(after);
        });
        ok(code === null || code?.codes.some((one) => one.label === added));
        ok(speech === null || speech?.speech.includes(added));
        const before = readCodebook(text);
        for (const kept of before.codes) {
          ok(
            code === null ||
              code?.codes.some((one) => one.label === kept.label && one.parent === kept.parent),
          );
        }
        if (text === sample) ok(code !== null && speech !== null);
      }),
      { ...check, numRuns: 50 },
    );
  });

  it('a codebook written from labels reads back without problems, and every label resolves', () => {
    const use = fc.record({ label, codings: fc.nat(9), interviews: fc.nat(3) });
    fc.assert(
      fc.property(
        fc.array(use, { maxLength: 30 }),
        fc.array(label, { maxLength: 3 }),
        label,
        (uses, speakers, study) => {
          const codebook = readCodebook(codebookText(uses, speakers, study));
          deepEqual(codebook.problems, []);
          const index = labelIndex(codebook);
          for (const one of uses) ok(index.resolve(one.label) || misreadAs(one.label) !== null, one.label);
          deepEqual(codebook.speakers, speakers);
          for (const code of codebook.codes) ok(code.description === null);
        },
      ),
      check,
    );
  });

  it('near misses are labels of the codebook, and a line is near one if they are', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 20 }), label, (labels, written) => {
        const index = nearIndex(labelIndex(codebookFromLabels(labels)));
        const near = nearLabels(index, written);
        ok(near.length <= 5 && near.every((one) => labels.includes(one) && one !== written));
        if (isNearLabel(index, written)) ok(near.length > 0 || labels.includes(written));
      }),
      check,
    );
  });

  it('one slip of the fingers is a near miss', () => {
    const known = ['Data-missing-values', 'QM-robustness', 'ML-pipeline-issues [MLP]', 'monitoring'];
    const index = nearIndex(labelIndex(codebookFromLabels(known)));
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.nat(30),
        fc.constantFrom('left out', 'doubled', 'swapped', 'wrong'),
        (right, place, slip) => {
          const at = place % (right.length - 1);
          const slips = {
            'left out': right.slice(0, at) + right.slice(at + 1),
            doubled: right.slice(0, at) + right.charAt(at) + right.slice(at),
            swapped: right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2),
            wrong: `${right.slice(0, at)}x${right.slice(at + 1)}`,
          };
          const written = slips[slip as keyof typeof slips];
          if (written !== right) ok(nearLabels(index, written).includes(right), written);
        },
      ),
      check,
    );
  });
});
