// Labels that look just like one of the codebook: what is said of them, and the fix.
import { deepEqual, equal, match } from 'node:assert/strict';
import { diagnose } from '../../../../server/src/features/diagnostics/diagnostics';
import { fixesFor } from '../../../../server/src/features/diagnostics/fixes';
import { applyEdits } from '../../../../server/src/transcript/textEdit';
import { studyOf } from '../../studyFixture';

const codebook = 'codes:\n  - code: Cake\n  - code: Data-loss\n  - code: Data-gain\n';

describe('A label that looks just like one of the codebook', () => {
  const odd: [what: string, written: string, plain: string][] = [
    ['with a mark, a Cyrillic letter', '#C\u0430ke', 'Cake'],
    ['without a mark, a Cyrillic letter', 'C\u0430ke', 'Cake'],
    ['a space without a width at its end', '#Cake\u200b', 'Cake'],
    ['a space without a width within', 'Data\u200b-loss', 'Data-loss'],
    ['another hyphen', 'Data\u2011loss', 'Data-loss'],
    ['a Cyrillic letter in a label with the shape of one', 'D\u0430ta-loss', 'Data-loss'],
    ['and a quote', 'D\u0430ta-loss "lost it"', 'Data-loss'],
  ];
  for (const [what, written, plain] of odd)
    it(`is found and put right: ${what}`, () => {
      const text = `Interviewee: We lost it, and nobody saw.\n\n${written}\n`;
      const { study, open } = studyOf({ 'codebook.yaml': codebook, 'a.txt': text });
      const summary = study.transcripts.get('a.txt');
      const found = summary ? diagnose(study, summary) : [];
      deepEqual(
        found.map(({ code, severity, suggestions }) => [code, severity, suggestions]),
        [['look-alike-label', 'error', [plain]]],
      );
      const [finding] = found;
      match(
        String(finding?.message),
        new RegExp(`looks just like “${plain}” of the codebook.*\\(U\\+[0-9A-F]{4}\\)\\.$`),
      );
      const fix = finding && fixesFor(open('a.txt'), finding).find(({ change }) => change.kind === 'file');
      const edits = fix?.change.kind === 'file' ? fix.change.edits : [];
      const bare = written.replace(/^#/, '').replace(/ ".*/, '');
      equal(applyEdits(text, edits), text.replace(bare, plain));
    });

  it('is only said of where the codebook has what nobody sees, which is not to be spread', () => {
    const { study } = studyOf({
      'codebook.yaml': 'codes:\n  - code: "Data\u200b-loss"\n',
      'a.txt': 'Interviewee: We lost it.\n\nData-loss\n',
    });
    const summary = study.transcripts.get('a.txt');
    const [found] = summary ? diagnose(study, summary) : [];
    deepEqual([found?.code, found?.suggestions], ['look-alike-label', []]);
  });

  it('is no other label with a slip, and no talk in its own script', () => {
    const { study } = studyOf({
      'codebook.yaml': codebook,
      'a.txt': 'Interviewee: We lost it.\n\nData-losss\n\n\u0412\u043e\u0434\u0430\n',
    });
    const summary = study.transcripts.get('a.txt');
    deepEqual(
      (summary ? diagnose(study, summary) : []).map(({ code }) => code),
      ['misspelled-code'],
    );
  });
});
