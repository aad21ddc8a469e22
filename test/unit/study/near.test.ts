import { deepEqual } from 'node:assert/strict';
import { readCodebook } from '../../../server/src/codebook/read';
import { Reading } from '../../../server/src/study/reading';
import { Study } from '../../../server/src/study/study';
import { studyOf } from '../studyFixture';

describe('What a study keeps of near misses', () => {
  const codebook = 'codes:\n  - code: Team-site\n  - code: Team-size\n';

  it('is of labels that stand in its transcripts, and not of all that was ever typed or asked for', () => {
    const study = new Study();
    const reading = new Reading(study);
    reading.setCodebook(readCodebook(codebook));
    const labels = Array.from('abcdefghijklmnopqrtuvwxy', (letter) => `Team-si${letter}e`);
    for (const label of labels) {
      reading.read('a.txt', `Interviewee: One.\n\n${label}\n`);
      study.near(label);
      study.near(`${label}s`);
      deepEqual([...study.nearSeveral()], study.resolve(label) ? [] : [label]);
    }
    reading.read('a.txt', null);
    deepEqual([...study.nearSeveral()], []);
  });

  it('follows what is used most', () => {
    const { study } = studyOf({ 'codebook.yaml': codebook, 'a.txt': 'Interviewee: One.\n\nTeam-sixe\n' });
    deepEqual(study.near('Team-sixe'), ['Team-site', 'Team-size']);
    new Reading(study).read('b.txt', 'Interviewee: Two.\n\nTeam-size\n');
    deepEqual(study.near('Team-sixe'), ['Team-size', 'Team-site']);
  });
});
