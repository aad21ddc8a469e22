import { deepEqual, equal } from 'node:assert/strict';
import { readCodebook } from '../../../server/src/codebook/read';
import { vocabularyOf } from '../../../server/src/codebook/vocabulary';

describe('What a codebook tells the parser', () => {
  const codebook = readCodebook(`
speakers: [Interviewer 1, "Maria :", interviewer1]
speech: [mm-hmm]
codes:
  - code: monitoring [MON]
    aliases: [watching]
`);
  const vocabulary = vocabularyOf(codebook);

  it('labels, aliases and shortened labels', () => {
    deepEqual(['monitoring [MON]', 'watching', 'monitoring', 'Monitoring'].map(vocabulary.isLabel), [
      true,
      true,
      true,
      false,
    ]);
  });
  it('misspelt labels', () => equal(vocabulary.isNearLabel('Monitorng'), true));
  it('lines that are speech, in any case', () => {
    deepEqual(['mm-hmm', ' Mm-hmm', 'mm-hmm.'].map(vocabulary.isSpeech), [true, true, false]);
  });
  it('speakers by their key, as the codebook first spells them', () => {
    deepEqual(
      [...vocabulary.speakers],
      [
        ['interviewer1', 'Interviewer 1'],
        ['maria', 'Maria :'],
      ],
    );
  });
  it('what the other transcripts have shown', () => {
    const inferred = { labels: new Set(['Q2.1']), speakers: new Set(['drlee']) };
    const { inferredLabels, inferredSpeakers } = vocabularyOf(codebook, inferred);
    deepEqual([[...inferredLabels], [...inferredSpeakers]], [['Q2.1'], ['drlee']]);
  });
});
