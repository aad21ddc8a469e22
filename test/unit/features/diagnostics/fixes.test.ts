import { deepEqual, equal } from 'node:assert/strict';
import { addCode, addSpeech } from '../../../../server/src/codebook/edit';
import { readCodebook } from '../../../../server/src/codebook/read';
import { diagnose } from '../../../../server/src/features/diagnostics/diagnostics';
import type { Fix } from '../../../../server/src/features/diagnostics/fix';
import { fixesFor } from '../../../../server/src/features/diagnostics/fixes';
import { summarize } from '../../../../server/src/study/summarize';
import { applyEdits } from '../../../../server/src/transcript/textEdit';
import type { Transcript } from '../../../../server/src/transcript/transcript';
import { studyOf } from '../../studyFixture';

const codebook = `codes:
  - code: Data-missing-values
    aliases: [Data-missing]
  - code: Data-loss
  - code: Data-old
    deprecated: Use Data-loss.
`;
const before = 'Interviewer\n\nSo?\n\nInterviewee\n\nWe lost data.\n\n';

/** The findings of a transcript, and what the fix with this title, of the first one that has it, makes of the file. */
function study(text: string) {
  const { study, transcript } = studyOf({
    'codebook.yaml': codebook,
    'a.txt': text,
    'b.txt': `${before}Data-missing-valeus\n\nData-old\n`,
  });
  const read = transcript('a.txt');
  const findings = diagnose(study, summarize(read));
  const fixes = findings.flatMap((finding) => fixesFor({ study, file: 'a.txt', transcript: read }, finding));
  return { study, read, findings, fixes };
}

function applied({ text }: Transcript, { change }: Fix): string {
  if (change.kind !== 'file') throw new Error(`not a change of this file: ${change.kind}`);
  return applyEdits(text, change.edits);
}

describe('Quick fixes', () => {
  const titles: [string, string, string[]][] = [
    [
      'a misspelt code',
      'Data-missing-valeus',
      [
        'Change to “Data-missing-values”',
        'Change all 2 “Data-missing-valeus” in 2 files of the study to “Data-missing-values”',
        'Add “Data-missing-valeus” to the codebook, in the family Data',
        '“Data-missing-valeus” is speech, not a code',
        'Remove this code line',
      ],
    ],
    [
      'a code that the codebook lacks',
      'Q2-trust',
      ['Add “Q2-trust” to the codebook', '“Q2-trust” is speech, not a code'],
    ],
    [
      'a marked code that the codebook lacks',
      '#trust',
      ['Add “trust” to the codebook', 'This is speech', 'Remove this code line'],
    ],
    [
      'a marked line of several words that the codebook lacks',
      '#the second one',
      ['Add “the second one” to the codebook', 'This is speech'],
    ],
    [
      'a marked line that is rather a sentence',
      '#the second one was never opened',
      ['This is speech', 'Add “the second one was never opened” to the codebook'],
    ],
    [
      'a line that is nearly a label and has no shape',
      'data missing valeu',
      [
        'Change to “Data-missing-values”',
        'Add “data missing valeu” to the codebook',
        '“data missing valeu” is speech, not a code',
      ],
    ],
    [
      'a deprecated code',
      'Data-old',
      [
        'Change to “Data-loss”',
        'Change all 2 “Data-old” in 2 files of the study to “Data-loss”',
        'Remove this code line',
      ],
    ],
    ['a code that stands twice on a passage', 'Data-loss\n\nData-loss', ['Remove this code line']],
    ['the same code under two spellings', 'Data-missing\n\nData-missing-values', ['Remove this code line']],
    [
      'a quote that the passage does not say',
      'Data-loss "we kept it"',
      ['Remove the quote, so that the code stands for the whole passage', 'Remove this code line'],
    ],
  ];
  for (const [what, line, expected] of titles) {
    it(`for ${what}, best first`, () => {
      const { fixes } = study(`${before}${line}\n`);
      deepEqual(
        fixes.map(({ title }) => title),
        expected,
      );
      equal(fixes.filter(({ preferred }) => preferred).length, 1);
      equal(fixes[0]?.preferred, true);
    });
  }
  it('for a code above all talk', () =>
    deepEqual(
      study(`Data-loss\n\n${before}`).fixes.map(({ title }) => title),
      ['Remove this code line'],
    ));
  it('for a misspelt speaker', () => {
    const { fixes } = study(`${before}Interviewr: And then?\n`);
    deepEqual(
      fixes.map(({ title }) => title),
      ['Change to “Interviewer”'],
    );
  });

  const changes: [string, string, string, string][] = [
    [
      'change a label and nothing else',
      'Data_missing-values',
      'Change to “Data-missing-values”',
      'Data-missing-values',
    ],
    [
      'change a label before its quote',
      'data-loss "lost data"',
      'Change to “Data-loss”',
      'Data-loss "lost data"',
    ],
    [
      'change every one in the file',
      'data-loss\n\nYes, we did.\n\ndata-loss',
      'Change all 2 “data-loss” in this file to “Data-loss”',
      'Data-loss\n\nYes, we did.\n\nData-loss',
    ],
    [
      'remove a line with one of its blank lines',
      '#trust\n\nInterviewer',
      'Remove this code line',
      'Interviewer',
    ],
    [
      'remove a line between codes without blank lines',
      'Data-loss\n#trust\n\nInterviewer',
      'Remove this code line',
      'Data-loss\n\nInterviewer',
    ],
    [
      'remove a quote with the space before it',
      'Data-loss  “we kept it”',
      'Remove the quote, so that the code stands for the whole passage',
      'Data-loss',
    ],
  ];
  for (const end of ['\n', '\r\n']) {
    for (const [what, line, title, after] of changes) {
      it(`${what}, lines ending in ${JSON.stringify(end)}`, () => {
        const inFile = (text: string) => `${before}${text}\n`.replaceAll('\n', end);
        const { read, fixes } = study(inFile(line));
        const fix = fixes.find((one) => one.title === title);
        if (!fix) throw new Error(`no “${title}” among ${fixes.map((one) => one.title).join(', ')}`);
        equal(applied(read, fix), inFile(after));
      });
    }
  }
  it('remove the last line of a file that ends without a line end', () => {
    const { read, fixes } = study(`${before}#trust`);
    const remove = fixes.find(({ title }) => title === 'Remove this code line');
    equal(remove && applied(read, remove), before.slice(0, -1));
  });

  it('add a code to the codebook, into its family', () => {
    const { fixes } = study(`${before}Data-poisoned\n`);
    const [fix] = fixes;
    if (fix?.change.kind !== 'codebook' || !('add' in fix.change))
      throw new Error('the first fix adds the code');
    const edit = addCode(codebook, fix.change.add);
    const after = edit && codebook.slice(0, edit.range.start) + edit.newText + codebook.slice(edit.range.end);
    deepEqual(
      readCodebook(after ?? '').codes.map(({ label, family }) => [label, family]),
      ['Data-missing-values', 'Data-loss', 'Data-old', 'Data-poisoned'].map((label) => [label, 'Data']),
    );
  });
  it('write a line under speech, so that it is no code any more', () => {
    const { fixes } = study(`${before}e-mail\n`);
    const fix = fixes.find(({ change }) => change.kind === 'codebook' && 'speech' in change);
    if (fix?.change.kind !== 'codebook' || !('speech' in fix.change))
      throw new Error('a fix says it is speech');
    const edit = addSpeech(codebook, fix.change.speech);
    const after = edit && codebook.slice(0, edit.range.start) + edit.newText + codebook.slice(edit.range.end);
    deepEqual(readCodebook(after ?? '').speech, ['e-mail']);
  });
});

describe('Findings', () => {
  const cases: [string, string, [string, string][]][] = [
    ['in a clean file', 'Data-loss', []],
    ['a code that the codebook lacks', 'Q2-trust', [['unknown-code', 'Q2-trust']]],
    ['a misspelt one', 'Data-missing-valeus', [['misspelled-code', 'Data-missing-valeus']]],
    ['a misspelt one without the shape', 'data missing value', [['misspelled-code', 'data missing value']]],
    ['a deprecated one', 'Data-old', [['deprecated-code', 'Data-old']]],
    ['twice on one passage', 'Data-loss\nData-loss', [['duplicate-code', 'Data-loss']]],
    ['twice on one passage, about different words', 'Data-loss "lost"\nData-loss "data"', []],
    ['a quote that is not there', 'Data-loss "kept"', [['quote-not-found', '"kept"']]],
    ['a code still to be written', '#', [['unknown-code', '']]],
    ['a misspelt speaker', 'Interviewr: So?', [['unknown-speaker', 'Interviewr']]],
  ];
  for (const [what, line, expected] of cases) {
    it(what, () => {
      const { findings, read } = study(`${before}${line}\n`);
      const said = ({ at }: (typeof findings)[number]) =>
        read.text.slice(
          (read.lineStarts[at.line] ?? 0) + at.column,
          (read.lineStarts[at.endLine] ?? 0) + at.endColumn,
        );
      deepEqual(
        findings.map((finding) => [finding.code, said(finding)]),
        expected,
      );
    });
  }
  it('above all talk', () =>
    deepEqual(
      study(`Data-loss\n\n${before}`).findings.map(({ code }) => code),
      ['orphan-code'],
    ));
  it('none about labels where a study has no codebook', () => {
    const { study, transcript } = studyOf({ 'a.txt': `${before}Q2-trust\n` });
    deepEqual(diagnose(study, summarize(transcript('a.txt'))), []);
  });

  it('nothing is offered about a finding whose line has moved, as other words stand there now', () => {
    const { findings } = study(`${before}Data-missing-valeus\n`);
    const typedAbove = study(`${before}It was gone.\n\nData-missing-valeus\n`);
    const offered = findings.flatMap((old) =>
      fixesFor({ study: typedAbove.study, file: 'a.txt', transcript: typedAbove.read }, old),
    );
    deepEqual(offered, []);
  });
});
