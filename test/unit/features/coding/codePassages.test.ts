import { equal } from 'node:assert/strict';
import { codePassages, type Wanted } from '../../../../server/src/features/coding/codePassages';
import { applyEdits } from '../../../../server/src/transcript/textEdit';
import { orRefusal } from '../../refused';
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
  const { open } = studyOf({
    'a.txt': text,
    ...(book === null ? {} : { 'codebook.yaml': book }),
  });
  const wanted = { add: [], remove: [], created: [], ...codes };
  return { text, outcome: codePassages(open('a.txt'), selections, wanted) };
}

/** The file after its selections (`⟦words⟧`, or `‸` for a cursor) were coded. */
function coded(marked: string, codes: Options): string {
  return orRefusal(() => {
    const { text, outcome } = outcomeOf(marked, codes);
    return applyEdits(text, outcome.edits);
  });
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

describe('Coding', () => {
  const cases: [string, string, Options, string][] = [
    [
      'puts several codes on several passages in the order of the codebook',
      'Interviewee\n\nWe ‸had it.\n\nInterviewer\n\nWhy‸?\n\nData-late\n',
      { add: ['Bus factor', 'Data-loss'] },
      'Interviewee\n\nWe had it.\n\nData-loss\n\nBus factor\n\nInterviewer\n\nWhy?\n\nData-loss\n\nData-late\n\nBus factor\n',
    ],
    [
      'quotes of each passage what is selected of it',
      'Interviewee\n\nWe had ⟦it twice.\n\nInterviewer\n\nWhy so?\n\nInterviewee\n\nNobody⟧ told us.\n',
      { add: ['Data-loss'] },
      'Interviewee\n\nWe had it twice.\n\nData-loss "it twice."\n\nInterviewer\n\nWhy so?\n\nData-loss\n\nInterviewee\n\nNobody told us.\n\nData-loss "Nobody"\n',
    ],
    [
      'puts one code on and takes another off',
      `${talk}‸\nData-late "had"\n\n${next}`,
      { add: ['Data-loss'], remove: ['Data-late'] },
      `${talk}\nData-loss\n\n${next}`,
    ],
    [
      'takes off what is about the selected words',
      `Interviewee\n\nWe ⟦had it⟧ twice.\n\nData-late "it twice"\n\nData-late "We"\n`,
      { remove: ['Data-late'] },
      `Interviewee\n\nWe had it twice.\n\nData-late "We"\n`,
    ],
    ['takes a code off under any of its spellings', `${talk}‸\nData-gaps\n`, { remove: ['Data-loss'] }, talk],
    ['writes a code as the codebook spells it', `${talk}‸`, { add: ['Data-gaps'] }, `${talk}\nData-loss\n`],
    ['writes a code once', `${talk}‸`, { add: ['Data-gaps', 'Data-loss'] }, `${talk}\nData-loss\n`],
    ['marks a label that would be speech', `${talk}‸`, { add: ['New thing'] }, `${talk}\n#New thing\n`],
    [
      'writes a label with a quote right below a turn that another follows',
      'P1: One.\nP2: I ⟦had⟧ two.\nP1: Three.\n',
      { add: ['New-thing'] },
      'P1: One.\nP2: I had two.\nNew-thing "had"\nP1: Three.\n',
    ],
    [
      'marks a label that reads like a speaker',
      `${talk}‸`,
      { add: ['Interviewer:Yes'] },
      `${talk}\n#Interviewer:Yes\n`,
    ],
    [
      'puts a new code where it will be in the codebook',
      `${talk}‸\nData-late\n\nBus factor\n`,
      { created: [{ label: 'Data-new', rank: 2.5 }] },
      `${talk}\nData-late\n\nData-new\n\nBus factor\n`,
    ],
    [
      'puts a code that the codebook lacks last',
      `${talk}‸\nBus factor\n`,
      { add: ['Other-thing'] },
      `${talk}\nBus factor\n\nOther-thing\n`,
    ],
    [
      'stays above the next page of a print',
      `${talk}‸\nhttps://app.delvetool.com/transcripts/97778/print   2/23\n\nAnd again.\n`,
      { add: ['Data-loss'] },
      `${talk}\nData-loss\n\nhttps://app.delvetool.com/transcripts/97778/print   2/23\n\nAnd again.\n`,
    ],
    [
      'puts the same code on other words of a passage',
      'Interviewee\n\nWe had ⟦it⟧ twice.\n\nData-loss "We"\n\nData-late\n',
      { add: ['Data-loss'] },
      'Interviewee\n\nWe had it twice.\n\nData-loss "We"\n\nData-loss "it"\n\nData-late\n',
    ],
    [
      'works without a codebook, in the order in which it is done',
      `${talk}‸\nZeta-one\n`,
      { add: ['Alpha-one'], codebook: null },
      `${talk}\nZeta-one\n\nAlpha-one\n`,
    ],
  ];
  for (const [what, marked, codes, expected] of cases) it(what, () => equal(coded(marked, codes), expected));

  it('says what was done and on how many passages', () => {
    const { outcome } = outcomeOf(`${talk}‸\nData-late\n\nInterviewer\n\nWhy‸?\n`, {
      add: ['Data-loss'],
      remove: ['Data-late'],
    });
    equal(outcome.did, 'Coded 2 passages with “Data-loss” · Removed “Data-late” from 1 passage');
    equal(outcome.coded, 2);
  });

  const refused: [string, string, Options, string][] = [
    [
      'without a passage',
      'Interview ‸3\n\nInterviewee\n\nWe had it.\n',
      { add: ['Data-loss'] },
      'No passage is here.',
    ],
    [
      'with what is there already',
      `${talk}‸\nData-gaps\n`,
      { add: ['Data-loss'] },
      'The passage has “Data-loss” already.',
    ],
    [
      'without what is not there',
      `${talk}‸`,
      { remove: ['Data-loss'] },
      '“Data-loss” is not on what is selected.',
    ],
    ['with nothing', `${talk}‸`, {}, 'No code was chosen.'],
    ['with a code without a name', `${talk}‸`, { add: [''] }, 'A code needs a name.'],
    [
      'with a name of two lines',
      `${talk}‸`,
      { add: ['a\nb'] },
      '“a\nb” cannot be a code: its name is one line',
    ],
    [
      'with a name that would be a quote',
      `${talk}‸`,
      { add: ['so "it" is'] },
      '“so "it" is” cannot be a code: what stands',
    ],
    [
      'with a name that is too long',
      `${talk}‸`,
      { add: ['a-'.repeat(150)] },
      'The name of a code has at most 200 characters.',
    ],
  ];
  for (const [what, marked, codes, why] of refused) {
    it(`is refused ${what}`, () => equal(coded(marked, codes).slice(0, why.length), why));
  }
});
