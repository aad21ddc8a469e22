import { equal } from 'node:assert/strict';
import { codePassages, type Wanted } from '../../../../server/src/features/coding/codePassages';
import { applied } from '../../applied';
import { selectedIn, studyOf } from '../../studyFixture';

const codebook = `codes:
  - code: Data-issues
    codes:
      - code: Data-loss
        aliases: [Data-gaps]
      - code: Data-late
  - code: QM-robustness
  - code: Bus factor
`;

type Options = Partial<Wanted> & { readonly codebook?: string | null };

function outcomeOf(marked: string, codes: Options) {
  const { text, selections } = selectedIn(marked);
  const book = codes.codebook === undefined ? codebook : codes.codebook;
  const { study, transcript } = studyOf({
    'a.txt': text,
    ...(book === null ? {} : { 'codebook.yaml': book }),
  });
  const wanted = { add: [], remove: [], created: [], ...codes };
  return { text, outcome: codePassages(study, 'a.txt', transcript('a.txt'), selections, wanted) };
}

/** The file after its selections (`⟦words⟧`, or `‸` for a cursor) were coded. */
function coded(marked: string, codes: Options): string {
  const { text, outcome } = outcomeOf(marked, codes);
  if ('refused' in outcome) return outcome.refused;
  return applied(text, outcome.edits);
}

const talk = 'Interviewee\n\nWe had it twice.\n';
const next = 'Interviewer\n\nWhy?\n';

describe('A code is written', () => {
  const places: [string, string, string][] = [
    ['in a block of its own, as in a print', `${talk}‸\n${next}`, `${talk}\nQM-robustness\n\n${next}`],
    ['from the line of the speaker', `‸${talk}\n${next}`, `${talk}\nQM-robustness\n\n${next}`],
    [
      'right below the words where the others do',
      `${talk}Data-loss\n\n${talk}‸\n${next}`,
      `${talk}Data-loss\n\n${talk}QM-robustness\n\n${next}`,
    ],
    [
      'without blank lines where talk has none',
      'A: One.\nB: T‸wo.\nA: Three.\nB: Four.\nA: 5\nB: 6',
      'A: One.\nB: Two.\nQM-robustness\nA: Three.\nB: Four.\nA: 5\nB: 6',
    ],
    ['at the end of the file', `${talk}‸`, `${talk}\nQM-robustness\n`],
    [
      'at the end of a file without a line end',
      `Interviewee\n\nWe ‸had it.`,
      `Interviewee\n\nWe had it.\n\nQM-robustness`,
    ],
    [
      'with CRLF',
      `${talk}‸\n${next}`.replaceAll('\n', '\r\n'),
      `${talk}\nQM-robustness\n\n${next}`.replaceAll('\n', '\r\n'),
    ],
    [
      'with CR',
      `${talk}‸\n${next}`.replaceAll('\n', '\r'),
      `${talk}\nQM-robustness\n\n${next}`.replaceAll('\n', '\r'),
    ],
    [
      'below the codes that come before it in the codebook',
      `${talk}‸\nData-late\n\n${next}`,
      `${talk}\nData-late\n\nQM-robustness\n\n${next}`,
    ],
    [
      'above the codes that come after it',
      `${talk}‸\nBus factor\n\n// why?\n\n${next}`,
      `${talk}\nQM-robustness\n\nBus factor\n\n// why?\n\n${next}`,
    ],
    [
      'never between a code and its memo',
      `${talk}\nData-late\n\n// why?\n‸\n${next}`,
      `${talk}\nData-late\n\n// why?\n\nQM-robustness\n\n${next}`,
    ],
    [
      'with words',
      `Interviewee\n\nWe had ⟦it⟧ twice.\n`,
      `Interviewee\n\nWe had it twice.\n\nQM-robustness "it"\n`,
    ],
  ];
  for (const [where, marked, expected] of places) {
    it(where, () => equal(coded(marked, { add: ['QM-robustness'] }), expected));
  }
});
