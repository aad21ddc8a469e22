import { equal } from 'node:assert/strict';
import { parse } from '../../../server/src/transcript/parse';
import { isPlainlyTalk } from '../../../server/src/transcript/transcriptLikeness';
import { emptyVocabulary } from '../../../server/src/transcript/vocabulary';

const texts: [string, string, boolean][] = [
  [
    'a conversation with the speakers above their words',
    'Interviewer\n\nHow was it?\n\nInterviewee\n\nHard.\n\nInterviewer\n\nWhy?\n\nInterviewee\n\nWell.\n\nInterviewer\n\nGo on.\n\nInterviewee\n\nNo.\n',
    true,
  ],
  [
    'a conversation with the speakers before their words',
    'Anna: How was it?\n\nBen: Hard.\n\nAnna: Why?\n\nBen: Who knows.\n\nAnna: You do.\n\nBen: I do not.\n',
    true,
  ],
  [
    'a story',
    'It was late.\n\nNobody came.\n\nThen somebody did.\n\nIt was Ben.\n\nHe said nothing.\n',
    false,
  ],
  [
    'notes',
    'Note: one.\n\nThis is it.\n\nNote: two.\n\nThat is not.\n\nNote: three.\n\nWarning: four.\n',
    false,
  ],
  ['a list of packages', 'yaml-2.0\nzod-mini\nvscode-uri\n\ntypes-node\n\nbuild-tools\n', false],
  [
    'a change log',
    '1.0.1\n\nFix: one\n\nFix: two\n\n1.0.0\n\nFix: three\n\nNew: four\n\nNew: five\n\nNew: six\n',
    false,
  ],
  ['nothing', '', false],
];

describe('A stranger is asked about a study', () => {
  for (const [what, text, asked] of texts)
    it(`${asked ? 'for' : 'not for'} ${what}`, () =>
      equal(isPlainlyTalk(parse(text, emptyVocabulary)), asked));
});
