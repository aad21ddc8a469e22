import { equal } from 'node:assert/strict';
import { inVivoLabel } from '../../../../server/src/features/coding/inVivo';
import { studyOf } from '../../studyFixture';

const codebookOf = (...labels: string[]) =>
  `codes:\n${labels.map((label) => `  - code: ${label}\n`).join('')}`;

describe('A code in vivo is', () => {
  const cases: [string, string, readonly string[], string | null][] = [
    ['the words joined as labels are', 'lost it twice', ['Data-loss', 'Data-late'], 'Lost-it-twice'],
    ['in small letters where labels are', 'Lost it Twice', ['data_loss', 'data_late'], 'lost_it_twice'],
    ['in small letters with hyphens where there are no labels', 'Lost it', [], 'lost-it'],
    ['the first words of many', 'we had it twice and then we lost it', [], 'we-had-it-twice-and-then'],
    ['without marks', '“don’t,” he said …', [], 'dont-he-said'],
    ['a single word', ' monitoring ', [], 'monitoring'],
    ['another one than the codes that there are', 'data loss', ['Data-loss', 'Data-loss-2'], 'Data-loss-3'],
    ['in any script', 'données perdues', [], 'données-perdues'],
    ['nothing without words', ' ... ', [], null],
  ];
  for (const [what, words, labels, expected] of cases) {
    it(what, () => {
      const { study } = studyOf(labels.length === 0 ? {} : { 'codebook.yaml': codebookOf(...labels) });
      equal(inVivoLabel(study, words), expected);
    });
  }
});
