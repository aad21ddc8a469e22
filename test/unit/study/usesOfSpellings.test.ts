import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { studyOf } from '../studyFixture';

const codebook = 'codes:\n  - code: Data-loss [DL]\n    aliases: [Data-lost, Data-gone]\n';
const spellings = ['Data-loss [DL]', 'Data-loss', 'Data-lost', 'Data-gone'];

describe('A code with several spellings', () => {
  /** Passages with the codes below them; a passage may have the code twice. */
  const transcripts = fc.array(fc.array(fc.subarray(spellings, { maxLength: 2 }), { maxLength: 5 }), {
    maxLength: 5,
  });

  it('counts as if it were always written in one way', () => {
    fc.assert(
      fc.property(transcripts, (files) => {
        const counts = (write: (spelling: string) => string) => {
          const texts = files.map((passages, file) => [
            `Interview ${file % 3} - ${file}.txt`,
            passages.map((codes) => `Well, then.\n\n${codes.map(write).join('\n\n')}\n`).join('\n'),
          ]);
          const { study } = studyOf({ 'codebook.yaml': codebook, ...Object.fromEntries(texts) });
          const { files: found, codings, segments, interviews } = study.usesOfLabel('Data-loss');
          return { codings, segments, interviews, files: new Map([...found].sort()) };
        };
        deepEqual(
          counts((spelling) => spelling),
          counts(() => 'Data-gone'),
        );
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
