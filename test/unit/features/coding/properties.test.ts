import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { addMemo, moveCoding, removeCodings } from '../../../../server/src/features/coding/changeCodings';
import { type Coded, codePassages } from '../../../../server/src/features/coding/codePassages';
import type { Outcome } from '../../../../server/src/features/coding/outcome';
import { parse } from '../../../../server/src/transcript/parse';
import type { Range } from '../../../../server/src/transcript/transcript';
import { applied } from '../../applied';
import { speechOf } from '../../speech';
import { studyOf } from '../../studyFixture';

/** More where somebody looks for what these miss: `RUNS=5000 npx mocha ...`. */
const numRuns = Number(process.env.RUNS ?? 100);

const labels = ['Data-loss', 'Data-late', 'Bus factor', 'QM-robustness', 'New-thing', 'New thing', 'Q2.1'];
const { study } = studyOf({
  'codebook.yaml':
    'codes:\n  - code: Data-loss\n  - code: Data-late\n  - code: Bus factor\n  - code: QM-robustness [QM]\n',
});
const bare = studyOf({}).study;

const lines = fc.constantFrom(
  '',
  '',
  '',
  'Interviewer 1',
  'Interviewee',
  'Interviewee: We lost it.',
  'Maria: No no no no no.',
  'And it came back, twice, "as it were", and came back...',
  'and came back… and I said “hello” and it came back',
  'Right',
  '  indented words ',
  'Data-loss',
  'monitoring',
  '#Data-l',
  '#',
  'Data-late "came back"',
  'Bus factor',
  '// Ask again.',
  '//',
  'https://app.delvetool.com/transcripts/97778/print   2/23',
  '6/4/23, 5:51 PM   2023-06-04-Interview 35 - Ilan',
  'Interview 3 - Maya',
  '\u00a0',
  '😀 wow',
);
const files = fc
  .tuple(fc.array(lines, { maxLength: 24 }), fc.constantFrom('\n', '\n', '\r\n', '\r'))
  .map(([found, lineEnd]) => found.join(lineEnd));

/** What somebody does, as numbers to be made fit for the file that it is done to. */
const action = fc.record({
  what: fc.constantFrom('add', 'add', 'both', 'remove', 'move', 'memo', 'note'),
  from: fc.nat(),
  length: fc.oneof(fc.constant(0), fc.nat(40), fc.nat(400)),
  label: fc.constantFrom(...labels),
  other: fc.constantFrom(...labels),
  which: fc.nat(),
});
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

function outcomeOf(
  on: typeof study,
  text: string,
  { what, from, length, label, other, which }: Action,
): Coded | Outcome {
  const transcript = parse(text, on.vocabulary(), 'a.txt');
  const start = from % (text.length + 1);
  const words: Range = { start, end: Math.min(text.length, start + length) };
  const coding = transcript.codings[which % Math.max(1, transcript.codings.length)];
  switch (what) {
    case 'add':
      return codePassages(on, 'a.txt', transcript, [words], { add: [label], remove: [], created: [] });
    case 'both':
      return codePassages(on, 'a.txt', transcript, [words], {
        add: [label, 'QM-robustness'],
        remove: [other],
        created: [],
      });
    case 'remove':
      return removeCodings(on, 'a.txt', transcript, coding ? [coding] : []);
    case 'move':
      return coding ? moveCoding(on, 'a.txt', transcript, coding, words) : { refused: 'none' };
    case 'memo':
      return addMemo(on, 'a.txt', transcript, [words], coding ?? null, 'Think.\nAgain?');
    default:
      return addMemo(on, 'a.txt', transcript, [words], null, 'Think.');
  }
}

function after(text: string, outcome: Coded | Outcome): string {
  return 'refused' in outcome ? text : applied(text, outcome.edits);
}

for (const [name, on] of [
  ['with a codebook', study],
  ['without a codebook', bare],
] as const) {
  describe(`Whatever is done to the codes of a transcript, ${name}`, () => {
    it('leaves every word of speech as it is, byte for byte', () => {
      fc.assert(
        fc.property(files, fc.array(action, { maxLength: 6 }), (file, actions) => {
          let text = file;
          for (const one of actions) {
            const now = after(text, outcomeOf(on, text, one));
            equal(speechOf(now, on.vocabulary()), speechOf(text, on.vocabulary()));
            text = now;
          }
        }),
        { numRuns },
      );
    });

    it('gives back the very same file when a code is put on and taken off again', () => {
      fc.assert(
        fc.property(files, action, (file, one) => {
          const outcome = outcomeOf(on, file, { ...one, what: 'add' });
          if ('refused' in outcome) return;
          const coded = applied(file, outcome.edits);
          const before = parse(file, on.vocabulary(), 'a.txt').codings.length;
          const transcript = parse(coded, on.vocabulary(), 'a.txt');
          ok(transcript.codings.length > before);
          const old = parse(file, on.vocabulary(), 'a.txt').codings.map((c) =>
            JSON.stringify([c.label, c.passage, c.quote?.text]),
          );
          const added = transcript.codings.filter((c) => {
            const at = old.indexOf(JSON.stringify([c.label, c.passage, c.quote?.text]));
            if (at >= 0) old.splice(at, 1);
            return at < 0;
          });
          const removed = removeCodings(on, 'a.txt', transcript, added);
          ok(!('refused' in removed));
          equal(applied(coded, removed.edits), file);
        }),
        { numRuns },
      );
    });
  });
}
