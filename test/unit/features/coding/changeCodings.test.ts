import { equal } from 'node:assert/strict';
import { addMemo, moveCoding, removeCodings } from '../../../../server/src/features/coding/changeCodings';
import type { Outcome } from '../../../../server/src/features/coding/outcome';
import type { Study } from '../../../../server/src/study/study';
import { applyEdits } from '../../../../server/src/transcript/textEdit';
import type { Range, Transcript } from '../../../../server/src/transcript/transcript';
import { orRefusal } from '../../refused';
import { selectedIn, studyOf } from '../../studyFixture';

const codebook = 'codes:\n  - code: Data-loss\n  - code: Data-late\n  - code: Bus factor\n';

interface Opened {
  readonly study: Study;
  readonly transcript: Transcript;
  readonly selections: readonly Range[];
  /** A code line, by its place among those of this label. */
  line(label: string, nth?: number): { line: number; label: string };
}

/** The file after a change at its selections; the refusal where there is none. */
function changed(marked: string, book: string | null, change: (opened: Opened) => Outcome): string {
  const { text, selections } = selectedIn(marked);
  const { study, transcript } = studyOf({
    'a.txt': text,
    ...(book === null ? {} : { 'codebook.yaml': book }),
  });
  const read = transcript('a.txt');
  const line = (label: string, nth = 0) => ({
    label,
    line: read.codings.filter((coding) => coding.label === label)[nth]?.line ?? -1,
  });
  return orRefusal(() => applyEdits(text, change({ study, transcript: read, selections, line }).edits));
}

const talk = 'Interviewee\n\nWe had it twice.\n';
const next = 'Interviewer\n\nWhy so?\n';

describe('A removed code', () => {
  const cases: [string, string, string][] = [
    ['goes with the blank line that stands for it', `${talk}\nData-late\n\n${next}`, `${talk}\n${next}`],
    [
      'goes from between two others',
      `${talk}\nData-loss\n\nData-late\n\nBus factor\n`,
      `${talk}\nData-loss\n\nBus factor\n`,
    ],
    ['goes from the end of the file', `${talk}\nData-late`, talk.trimEnd()],
    ['goes from right below the words', `${talk}Data-late\n\n${next}`, `${talk}\n${next}`],
    ['goes with its quote', `${talk}\nData-late "had it"\n\n${next}`, `${talk}\n${next}`],
    [
      'leaves a blank line between passages',
      `Interviewee\n\nWe had it.\nData-late\nIt was late.\n`,
      `Interviewee\n\nWe had it.\n\nIt was late.\n`,
    ],
    [
      'leaves its memos with the passage',
      `${talk}\nData-late\n\n// Why?\n\n${next}`,
      `${talk}\n// Why?\n\n${next}`,
    ],
    [
      'does not leave its memos to the code above',
      `${talk}\nData-loss\n\nData-late\n\n// Why?\n\n${next}`,
      `${talk}\n// Why?\n\nData-loss\n\n${next}`,
    ],
    ['goes from above all talk', `Data-late\n\n${talk}`, talk],
  ];
  for (const [what, marked, expected] of cases) {
    it(what, () =>
      equal(
        changed(marked, codebook, ({ study, transcript, line }) =>
          removeCodings({ study, file: 'a.txt', transcript }, [line('Data-late')]),
        ),
        expected,
      ),
    );
  }

  it('leaves another one a code that was known only as the two recurred', () => {
    const two = `${talk}\nmonitoring\n\n${next}\n${talk.replace('We', 'They')}\nmonitoring\n`;
    equal(
      changed(two, null, ({ study, transcript, line }) =>
        removeCodings({ study, file: 'a.txt', transcript }, [line('monitoring')]),
      ),
      `${talk}\n${next}\n${talk.replace('We', 'They')}\n#monitoring\n`,
    );
  });

  it('is refused where another one stands on its line', () => {
    equal(
      changed(`${talk}\nData-late\n`, codebook, ({ study, transcript }) =>
        removeCodings({ study, file: 'a.txt', transcript }, [{ line: 4, label: 'Data-loss' }]),
      ),
      '“Data-loss” is not on that line any more, so nothing was changed. Please try again.',
    );
  });
});

describe('A moved code', () => {
  const cases: [string, string, string][] = [
    [
      'gets the quote of other words',
      `Interviewee\n\nWe had ⟦it twice⟧.\n\nData-late "had it"\n`,
      `Interviewee\n\nWe had it twice.\n\nData-late "it twice"\n`,
    ],
    [
      'loses its quote on a whole passage',
      `Interviewee\n\nWe had it ‸twice.\n\n# Data-late "had it"\n`,
      `Interviewee\n\nWe had it twice.\n\n# Data-late\n`,
    ],
    [
      'goes to another passage with its memos, in the order of the codebook',
      `${talk}\nData-late\n\n// Why?\n// And?\n\nInterviewer\n\n⟦Why⟧ so?\n\nData-loss\n\nBus factor\n`,
      `${talk}\nInterviewer\n\nWhy so?\n\nData-loss\n\nData-late "Why"\n\n// Why?\n// And?\n\nBus factor\n`,
    ],
    [
      'goes down from above all talk',
      `Data-late\n\nInterviewee\n\nWe ‸had it.\n`,
      `Interviewee\n\nWe had it.\n\nData-late\n`,
    ],
    [
      'stays where the words have it',
      `${talk}\nData-late\n\nInterviewer\n\nWhy‸ so?\n\nData-late\n`,
      '“Data-late” is on these words already.',
    ],
    [
      'stays where words of two passages are selected',
      `Interviewee\n\nWe had ⟦it.\n\nData-late\n\nInterviewer\n\nWhy⟧ so?\n`,
      'A code stands for words of one passage. Select words of one passage only.',
    ],
  ];
  for (const [what, marked, expected] of cases) {
    it(what, () =>
      equal(
        changed(marked, codebook, ({ study, transcript, selections, line }) =>
          moveCoding(
            { study, file: 'a.txt', transcript },
            line('Data-late'),
            selections[0] ?? { start: 0, end: 0 },
          ),
        ),
        expected,
      ),
    );
  }
});

describe('A memo', () => {
  const on = (marked: string, label: string | null, text: string) =>
    changed(marked, codebook, ({ study, transcript, selections, line }) =>
      addMemo({ study, file: 'a.txt', transcript }, selections, label === null ? null : line(label), text),
    );
  const cases: [string, string, string | null, string, string][] = [
    [
      'on a passage stands right below it',
      `Interviewee\n\nWe ‸had it.\n\nData-late\n`,
      null,
      'Why?',
      'Interviewee\n\nWe had it.\n\n// Why?\n\nData-late\n',
    ],
    [
      'on a passage stands below those that it has',
      `Interviewee\n\nWe ‸had it.\n\n// One.\n\nData-late\n`,
      null,
      'Two.',
      'Interviewee\n\nWe had it.\n\n// One.\n\n// Two.\n\nData-late\n',
    ],
    [
      'on a code stands below it',
      `${talk}\nData-loss\n\nData-late\n`,
      'Data-loss',
      'Why?',
      `${talk}\nData-loss\n\n// Why?\n\nData-late\n`,
    ],
    [
      'on a code stands below those that it has',
      `${talk}\nData-loss\n// One.\n\nData-late\n`,
      'Data-loss',
      'Two.',
      `${talk}\nData-loss\n// One.\n// Two.\n\nData-late\n`,
    ],
    [
      'of several lines is as many lines',
      `${talk}\nData-late\n`,
      'Data-late',
      ' Why?\r\n\n\nSo. \n',
      `${talk}\nData-late\n\n// Why?\n//\n// So.\n`,
    ],
    [
      'without words is refused',
      `${talk}\nData-late\n`,
      'Data-late',
      ' \n',
      'The memo has no words. Type some.',
    ],
    [
      'on two passages is refused',
      `Interviewee\n\nWe ‸had it.\n\nInterviewer\n\nWhy‸?\n`,
      null,
      'Why?',
      'A memo is about one passage. Select words of one passage only.',
    ],
  ];
  for (const [what, marked, label, text, expected] of cases)
    it(what, () => equal(on(marked, label, text), expected));
});
