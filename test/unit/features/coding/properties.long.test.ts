import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { unlessRefused } from '../../../../server/src/codebook/refusal';
import { addMemo, moveCoding, removeCodings } from '../../../../server/src/features/coding/changeCodings';
import { codePassages } from '../../../../server/src/features/coding/codePassages';
import type { Outcome } from '../../../../server/src/features/coding/outcome';
import { selectedPassages } from '../../../../server/src/features/coding/targets';
import { parse } from '../../../../server/src/transcript/parse';
import { applyEdits } from '../../../../server/src/transcript/textEdit';
import type { Range } from '../../../../server/src/transcript/transcript';
import { speechOf } from '../../speech';
import { studyOf } from '../../studyFixture';

/** More where somebody looks for what these miss: `RUNS=5000 npx mocha ...`. */
const numRuns = Number(process.env.RUNS ?? 60);

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
): Outcome | undefined {
  const transcript = parse(text, on.vocabulary(), 'a.txt');
  const start = from % (text.length + 1);
  const words: Range = { start, end: Math.min(text.length, start + length) };
  const coding = transcript.codings[which % Math.max(1, transcript.codings.length)];
  switch (what) {
    case 'add':
      return codePassages({ study: on, file: 'a.txt', transcript }, [words], {
        add: [label],
        remove: [],
        created: [],
      });
    case 'both':
      return codePassages({ study: on, file: 'a.txt', transcript }, [words], {
        add: [label, 'QM-robustness'],
        remove: [other],
        created: [],
      });
    case 'remove':
      return removeCodings({ study: on, file: 'a.txt', transcript }, coding ? [coding] : []);
    case 'move':
      return coding && moveCoding({ study: on, file: 'a.txt', transcript }, coding, words);
    case 'memo':
      return addMemo({ study: on, file: 'a.txt', transcript }, [words], coding ?? null, 'Think.\nAgain?');
    default:
      return addMemo({ study: on, file: 'a.txt', transcript }, [words], null, 'Think.');
  }
}

function after(text: string, outcome: Outcome | null | undefined): string {
  if (!outcome) return text;
  // An editor knows no place between the two halves of a line end.
  for (const { range } of outcome.edits) {
    for (const at of [range.start, range.end]) ok(text[at - 1] !== '\r' || text[at] !== '\n');
  }
  return applyEdits(text, outcome.edits);
}

/** Does what somebody does, one thing after the other, and looks at the speech each time. */
function keepsSpeech(on: typeof study, file: string, actions: readonly Action[]): void {
  let text = file;
  for (const one of actions) {
    const now = after(
      text,
      unlessRefused(() => outcomeOf(on, text, one)),
    );
    equal(speechOf(now, on.vocabulary()), speechOf(text, on.vocabulary()));
    text = now;
  }
}

/** Puts a code that the file has not on some passages and takes it off again. */
function goesWithoutTrace(on: typeof study, file: string, selections: readonly Range[]): void {
  const before = parse(file, on.vocabulary(), 'a.txt');
  const wanted = { add: ['Own-code', 'Mine'], remove: [], created: [] };
  const outcome = unlessRefused(() =>
    codePassages({ study: on, file: 'a.txt', transcript: before }, selections, wanted),
  );
  if (!outcome) return;
  const coded = after(file, outcome);
  const transcript = parse(coded, on.vocabulary(), 'a.txt');
  const added = transcript.codings.filter(({ label }) => label === 'Own-code' || label === 'Mine');
  const targets = selectedPassages(before, selections);
  deepEqual(
    added.map(({ passage, label }) => `${passage} ${label}`),
    targets.flatMap(({ passage }) => [`${passage.index} Own-code`, `${passage.index} Mine`]),
  );
  for (const { passage, quote } of added) {
    const { words } = targets.find((target) => target.passage.index === passage) ?? { words: null };
    if (!quote) continue;
    ok(words && quote.target, 'only words have a quote, and it is found');
    const said = coded.slice(quote.target.start, quote.target.end);
    ok(said.includes(file.slice(words.start, words.end)), 'the quote holds all of the words');
  }
  const removed = removeCodings({ study: on, file: 'a.txt', transcript }, added);
  equal(after(coded, removed), file);
}

/** Selections in a file, from numbers that are made fit for it. */
function selectionsIn(file: string, numbers: readonly (readonly [number, number])[]): Range[] {
  return numbers.map(([from, length]) => {
    const start = from % (file.length + 1);
    return { start, end: Math.min(file.length, start + length) };
  });
}

const somewhere = fc.tuple(fc.nat(), fc.oneof(fc.constant(0), fc.nat(60), fc.nat(600)));

for (const [name, on] of [
  ['with a codebook', study],
  ['without a codebook', bare],
] as const) {
  describe(`Whatever is done to the codes of a transcript, ${name}`, () => {
    it('leaves every word of speech as it is, byte for byte', () => {
      fc.assert(
        fc.property(files, fc.array(action, { maxLength: 6 }), (file, actions) =>
          keepsSpeech(on, file, actions),
        ),
        { numRuns },
      );
    });

    it('gives back the very same file when codes are put on passages and taken off again', () => {
      fc.assert(
        fc.property(files, fc.array(somewhere, { maxLength: 3 }), (file, numbers) =>
          goesWithoutTrace(on, file, selectionsIn(file, numbers)),
        ),
        { numRuns },
      );
    });
  });
}

const root = path.join(__dirname, '../../../..');

/** The texts of a folder, with LF and with CRLF; none where this machine has it not. */
function textsIn(folder: string): string[] {
  const there = path.join(root, folder);
  if (!fs.existsSync(there)) return [];
  const names = fs.readdirSync(there).filter((name) => name.endsWith('.txt'));
  const texts = names.map((name) => fs.readFileSync(path.join(there, name), 'utf8'));
  return texts.flatMap((text) => [text, text.replaceAll('\n', '\r\n')]);
}

for (const folder of ['samples/keeping-software-alive/interviews', '../shared/seeds']) {
  describe(`The transcripts of ${folder}`, () => {
    const texts = textsIn(folder);

    before(function () {
      if (texts.length === 0) this.skip();
    });

    it('keep their speech and come back without a trace, whatever is coded', () => {
      const file = fc.nat().map((index) => texts[index % texts.length] ?? '');
      fc.assert(
        fc.property(
          file,
          fc.array(action, { maxLength: 4 }),
          fc.array(somewhere, { maxLength: 3 }),
          (text, actions, numbers) => {
            keepsSpeech(study, text, actions);
            goesWithoutTrace(study, text, selectionsIn(text, numbers));
          },
        ),
        { numRuns: numRuns / 5 },
      );
    });
  });
}
