import * as assert from 'node:assert/strict';
import { lettersCoded, testCodebook } from './codedTalk';
import { compareStudy } from './compareStudy';
import { sampleTexts } from './oracles';

describe('Disagreements', () => {
  it('are the codes that only one has, those on other words, and those on passages that one file lacks', () => {
    const ann = `${lettersCoded('1.2')}\nAda\n\nWe lost it and all was gone.\n\nB-three "lost it"\n`;
    const bo = `${lettersCoded('13.')}\nAda\n\nWe lost it and all was gone.\n\nB-three\n\nAda\n\nBye.\n\nA-two\n`;
    const { disagreements } = compareStudy({
      ...testCodebook,
      'Interview 1 - Ann.txt': ann,
      'Interview 1 - Bo.txt': bo,
    });
    assert.deepEqual(
      disagreements.map(({ code, who, kind, speaker, passage, places }) => [
        code,
        who,
        kind,
        speaker,
        passage.split(' ')[0],
        places.map(({ line }) => line).join(),
      ]),
      [
        ['A-one', 'Bo', 'only', 'Ada', 'What', '9,9'],
        ['A-two', 'Bo', 'only', 'Ada', 'What', '9,9'],
        ['A-two', 'Ann', 'only', 'Ada', 'What', '13,17'],
        ['B-three', null, 'words', 'Ada', 'We', '19,21'],
        ['A-two', 'Bo', 'unpaired', 'Ada', 'Bye.', '27'],
      ],
    );
  });

  it('are as many as the counts of agreement say', () => {
    const { rows, disagreements } = compareStudy(sampleTexts);
    const together = rows.at(-1);
    const only = disagreements.filter(({ kind }) => kind === 'only');
    assert.equal(only.length, (together?.onlyA ?? 0) + (together?.onlyB ?? 0));
  });
});
