// The lines below coded words.
import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { type Underlined, underlines } from '../../../../server/src/features/navigation/underlines';
import { studyOf } from '../../studyFixture';

const codebook = 'codes:\n  - code: Loss\n    codes: [Late, Gone]\n  - Calm\n  - Else\n';

/** Each stretch with the depth of each line below it, and how many depths there are. */
function below(lines: string, wanted: Underlined = 'quotes'): string[] {
  const open = studyOf({ 'codebook.yaml': codebook, 'a.txt': `Interviewee\n\n${lines}\n` }).open('a.txt');
  return underlines(open, wanted).map(({ range, depths, lines: own }) => {
    const words = open.transcript.text.slice(range.start, range.end);
    return `${words}: ${own.map(({ depth, label }) => `${depth} ${label}`).join(', ')} of ${depths}`;
  });
}

describe('Coded words are underlined:', () => {
  const said = 'It was gone late.';
  const cases: [string, string, string[]][] = [
    ['those that a code quotes', `${said}\n\nLoss "was gone"`, ['was gone: 0 Loss of 1']],
    ['none of a passage that is coded as a whole', `${said}\n\nLoss\n\nCalm`, []],
    [
      'a quote within a passage that a code of one colour covers whole',
      `${said}\n\nLoss\n\nLate "gone"`,
      ['gone: 0 Late of 1'],
    ],
    [
      'a quote of the very code that covers the passage',
      `${said}\n\nLoss\n\nLoss "gone"`,
      ['gone: 0 Loss of 1'],
    ],
    [
      'the words of four codes by four lines',
      `${said}\n\nLoss "gone"\n\nLate "gone"\n\nCalm "gone"\n\nElse "gone"`,
      ['gone: 0 Loss, 1 Late, 2 Calm, 3 Else of 4'],
    ],
    [
      'quotes that overlap at depths of their own, from end to end',
      `${said}\n\nLoss "was gone"\n\nLate "gone late"`,
      ['was : 0 Loss of 2', 'gone: 0 Loss, 1 Late of 2', ' late: 1 Late of 2'],
    ],
    [
      'two quotes of one code, too',
      `${said}\n\nLoss "was gone"\n\nLoss "gone late"`,
      ['was : 0 Loss of 2', 'gone: 0 Loss, 1 Loss of 2', ' late: 1 Loss of 2'],
    ],
    [
      'a quote that begins where another ends at the same depth',
      `${said}\n\nLoss "was "\n\nLate "gone"`,
      ['was: 0 Loss of 1', 'gone: 0 Late of 1'],
    ],
    ['none of a quote that the passage does not say', `${said}\n\nLoss "came back"`, []],
  ];
  for (const [what, lines, expected] of cases) it(what, () => deepEqual(below(lines), expected));

  it('and whole passages, deeper than their quotes, where that is wanted', () => {
    deepEqual(below(`${said}\n\nLoss\n\nLate "gone"\n\nCalm\n\nLoss`, 'all'), [
      'It was : 1 Loss, 2 Calm of 3',
      'gone: 0 Late, 1 Loss, 2 Calm of 3',
      ' late.: 1 Loss, 2 Calm of 3',
    ]);
  });

  it('each quote has one line, at one depth, over all of its words, whatever the others are', () => {
    const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    const place = fc.nat({ max: words.length - 1 });
    const quote = fc
      .tuple(place, place)
      .map(([a, b]) => words.slice(Math.min(a, b), Math.max(a, b) + 1).join(' '));
    const coding = fc.tuple(fc.constantFrom('Loss', 'Late', 'Calm'), quote);
    const codings = fc.uniqueArray(coding, { selector: String, maxLength: 8 });
    fc.assert(
      fc.property(codings, (all) => {
        const talk = `${words.join(' ')}.\n\n${all.map(([label, said]) => `${label} "${said}"`).join('\n\n')}`;
        const open = studyOf({ 'codebook.yaml': codebook, 'a.txt': `Interviewee\n\n${talk}\n` }).open(
          'a.txt',
        );
        const lines = new Map<string, string>();
        for (const { range, lines: own } of underlines(open, 'quotes'))
          for (let at = range.start; at < range.end; at++)
            for (const { depth, label } of own) {
              const key = `${at} ${depth}`;
              // No two codings have a line at one place and depth.
              if (lines.has(key)) throw new Error(key);
              lines.set(key, label);
            }
        const start = open.transcript.text.indexOf('one two');
        for (const [label, said] of all) {
          const from = start + words.join(' ').indexOf(said);
          const isWhole = (depth: number) =>
            Array.from(said, (_, at) => lines.get(`${from + at} ${depth}`)).every((one) => one === label);
          if (!all.some((_, depth) => isWhole(depth))) throw new Error(`${label} "${said}"`);
        }
      }),
    );
  });
});
