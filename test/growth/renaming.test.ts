import { deepEqual, equal, ok } from 'node:assert/strict';
import { removeCodings } from '../../server/src/features/coding/changeCodings';
import { planReshaping } from '../../server/src/features/reshape/plan';
import type { Reshaping } from '../../server/src/features/reshape/reshaping';
import { verifiedEdits } from '../../server/src/features/reshape/transcriptEdits';
import { answered } from '../../server/src/features/shared/asking';
import { withOthers } from '../../server/src/features/shared/proposals';
import { applyEdits } from '../../server/src/transcript/textEdit';
import { studyOf } from '../unit/studyFixture';

const codebook = 'speakers: [Maria, Ben]\ncodes:\n  - code: Data-loss\n  - code: Misc\n';

/** 1,000 transcripts, of which a few have what is changed. */
const files: Record<string, string> = { 'codebook.yaml': codebook };
for (let number = 0; number < 1000; number++) {
  const rare = number % 250 === 7 ? 'Misc\n\nMaria: And then?\n\n' : '';
  const once =
    number === 500 ? 'Bus factor\n\nBen: Yes.\n\nBus factor\n\n' : number === 501 ? 'Bus factor\n\n' : '';
  files[`${number}.txt`] = `Ben: We lost it on day ${number}.\n\nData-loss\n\n${rare}${once}`;
}
const { study, transcript, open } = studyOf(files);

/** The files whose texts a change asks for, each once. */
function asksFor(reshaping: Reshaping): string[] {
  const plan = planReshaping(study, codebook, reshaping, null);
  const asked = new Set<string>();
  answered(
    verifiedEdits(
      plan,
      study,
      (file) => file,
      () => true,
    ),
    (file) => {
      asked.add(file);
      return files[file] ?? null;
    },
  );
  return [...asked].sort();
}

const withMisc = ['257.txt', '507.txt', '7.txt', '757.txt'];

describe('A renaming in a large study', () => {
  it('parses no file for a label with the shape of a code, though all have it', () => {
    const plan = planReshaping(
      study,
      codebook,
      { kind: 'rename', label: 'Data-loss', to: 'Data-gone', keepAlias: false },
      null,
    );
    equal(plan.files.size, 1000);
    deepEqual(asksFor({ kind: 'rename', label: 'Data-loss', to: 'Data-gone', keepAlias: false }), []);
  });

  it('parses the files that have the label where it could be talk', () => {
    deepEqual(asksFor({ kind: 'rename', label: 'Misc', to: 'Other things', keepAlias: false }), withMisc);
  });

  it('parses the files that have the name of a speaker', () => {
    deepEqual(asksFor({ kind: 'renameSpeaker', from: 'Maria', to: 'Hannah' }), withMisc);
  });

  it('parses one other file where a label that is taken off is known only as it recurs', () => {
    const line = transcript('500.txt').codings.find(({ label }) => label === 'Bus factor')?.line ?? -1;
    const outcome = removeCodings(open('500.txt'), [{ line, label: 'Bus factor' }]);
    const asked = new Set<string>();
    const proposal = {
      study,
      nameOf: (file: string) => file,
      keep: (_file: string, text: string, edits: typeof outcome.edits) => applyEdits(text, edits),
    };
    const text = files['500.txt'] ?? '';
    const kept = answered(withOthers(proposal, '500.txt', text, outcome.edits, null), (file) => {
      asked.add(file);
      return files[file] ?? null;
    });
    deepEqual([...asked], ['500.txt', '501.txt']);
    ok(kept.get('501.txt')?.includes('\n#Bus factor\n'));
  });
});
