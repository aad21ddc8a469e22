// Which words are marked as coded.
import { deepEqual } from 'node:assert/strict';
import { codedText } from '../../../../server/src/features/navigation/codedText';
import { studyOf } from '../../studyFixture';

const codebook = 'codes:\n  - code: Data-loss\n    aliases: [Data-gone]\n  - code: Data-late\n';

/** Each marked stretch of words with the codes on it. */
function marked(lines: string): string[] {
  const fixture = studyOf({ 'codebook.yaml': codebook, 'a.txt': lines });
  const transcript = fixture.transcript('a.txt');
  return codedText({ study: fixture.study, file: 'a.txt', transcript }).map(
    ({ range, labels }) => `${transcript.text.slice(range.start, range.end)}: ${labels.join(', ')}`,
  );
}

describe('Coded words are marked:', () => {
  const cases: [string, string, string[]][] = [
    ['the whole passage of a code without a quote', 'It was gone.\n\nData-loss', ['It was gone.: Data-loss']],
    ['only the words that a code quotes', 'It was gone.\n\nData-loss "was gone"', ['was gone: Data-loss']],
    [
      'words of several codes with all of them, and what only one has with that',
      'It was gone late.\n\nData-loss "was gone"\n\nData-late "gone late"',
      ['was : Data-loss', 'gone: Data-loss, Data-late', ' late: Data-late'],
    ],
    [
      'a quote within a passage that is coded as a whole',
      'It was gone.\n\nData-late\n\nData-loss "was"',
      ['It : Data-late', 'was: Data-late, Data-loss', ' gone.: Data-late'],
    ],
    ['an alias as its code, once', 'It was gone.\n\nData-gone\n\nData-loss', ['It was gone.: Data-loss']],
    [
      'the whole passage where the quoted words are not in it',
      'It was gone.\n\nData-loss "came back"',
      ['It was gone.: Data-loss'],
    ],
    ['nothing of a passage without codes', 'It was gone.\n\nIt came back.', []],
    ['nothing for a code without a passage', 'Data-loss', []],
    ['a passage on several lines', 'It was\ngone.\n\nData-loss', ['It was\ngone.: Data-loss']],
  ];
  for (const [what, lines, expected] of cases)
    it(what, () => deepEqual(marked(`Interviewee\n\n${lines}\n`), expected));
});
