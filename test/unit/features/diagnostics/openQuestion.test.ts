import { deepEqual, equal } from 'node:assert/strict';
import { diagnose } from '../../../../server/src/features/diagnostics/diagnostics';
import { fixesFor } from '../../../../server/src/features/diagnostics/fixes';
import { applyEdits } from '../../../../server/src/transcript/textEdit';
import { studyOf } from '../../studyFixture';

const codebook = 'speakers: [Ada]\ncodes:\n  - code: Data-loss\n  - code: Bus factor\n';
const talk = 'Ada\n\nWe lost it all.\n\n';

function read(text: string) {
  const { study, open } = studyOf({ 'codebook.yaml': codebook, 'a.txt': text });
  const summary = study.transcripts.get('a.txt');
  const findings = summary ? diagnose(study, summary).filter(({ code }) => code === 'open-question') : [];
  const fixes = findings.flatMap((finding) => fixesFor(open('a.txt'), finding));
  const after = fixes.map(({ title, change }) => [
    title,
    change.kind === 'annotations' ? applyEdits(text, change.edits) : null,
  ]);
  return { findings, after };
}

describe('A memo that asks whether a code is to stay', () => {
  it('is a finding that says whose code it is, and can be taken or left out', () => {
    const { findings, after } = read(`${talk}// ? Data-loss "lost it" (Ilan)\n\nBus factor\n`);
    deepEqual(
      findings.map(({ severity, message, at }) => [severity, message, at.line]),
      [['information', 'Ilan put “Data-loss” on “lost it”. Does it stay?', 4]],
    );
    deepEqual(after, [
      ['Take “Data-loss”', `${talk}Data-loss "lost it"\n\nBus factor\n`],
      ['Leave out “Data-loss”', `${talk}// no Data-loss "lost it" (Ilan)\n\nBus factor\n`],
    ]);
  });

  const none: [string, string][] = [
    ['was answered', '// no Data-loss (Ilan)'],
    ['names no code', '// ? why is that (she laughs)'],
    ['names nobody', '// ? Data-loss'],
    ['is another memo', '// Data-loss (Ilan)'],
  ];
  for (const [title, memo] of none)
    it(`is no finding where it ${title}: ${memo}`, () => equal(read(`${talk}${memo}\n`).findings.length, 0));

  it('may name any code in a file that settles what others have coded', () => {
    equal(read(`---\nmoderates: Ilan, PO\n---\n\n${talk}// ? some topic (PO)\n`).findings.length, 1);
  });
});
