import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { composed } from '../../../server/src/transcript/composed';
import { LineTextCache } from '../../../server/src/transcript/lineText';
import { parse } from '../../../server/src/transcript/parse';
import { speakerKey } from '../../../server/src/transcript/speakers';
import { LineKind, type Range, type Transcript } from '../../../server/src/transcript/transcript';
import { emptyVocabulary } from '../../../server/src/transcript/vocabulary';
import { anyString } from '../anyString';

/** Pieces that transcripts are made of, to be shuffled and cut. */
const pieces = [
  'Interviewer 1',
  'Interviewee',
  'Maria: ',
  'Maria',
  'interviewr',
  ': ',
  '---',
  'interview: 3',
  'Data-loss',
  'QM-robustness-fix',
  'Q2.1',
  'monitoring',
  '#',
  '# Misc',
  '// memo',
  '"',
  '“even if”',
  '…',
  '...',
  'we lost some data',
  'mm-hmm.',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  ' ',
  '\u00a0',
  '\t',
  'Created with the Delve Qualitative Analysis Tool',
  'https://app.delvetool.com/x 2/3',
  '6/4/23, 5:51 PM  x',
  '😀',
  '\ud800',
  '\uFEFF',
  '[MLP]',
  '(QM)',
  '- ',
  '{',
  'Interview 35 - Ilan',
  '\u2028',
  '\f',
];
/** Pieces of the ways in which turns are written. */
const layoutPieces = [
  ...pieces,
  '0:00',
  ' --> ',
  '[00:01:02]',
  '(0:04)',
  '>> ',
  '=== ',
  '**',
  '<p>',
  ' | ',
  'Q1. ',
  'A1. ',
  'Speaker: ',
  'Time: ',
  'Text: ',
];
const pasted = (from: readonly string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...from), anyString({ maxLength: 6 })), { maxLength: 60 })
    .map((all) => all.join(''));
const cutAndPasted = pasted(pieces);
const randomBytes = fc.uint8Array({ maxLength: 400 }).map((bytes) => new TextDecoder().decode(bytes));

function inside({ start, end }: Range, outer: Range): boolean {
  return outer.start <= start && start <= end && end <= outer.end;
}

/** What holds of every transcript, whatever the text. */
function checkInvariants(transcript: Transcript): void {
  checkParts(transcript);
  checkSpeech(transcript);
}

/** What holds of its turns, passages, codings, memos and problems. */
function checkParts(transcript: Transcript): void {
  const { text, turns, passages, codings, memos, lineStarts, lineKinds, problems } = transcript;
  const whole = { start: 0, end: text.length };
  equal(lineStarts.length, lineKinds.length);
  let end = 0;
  for (const { range, index, firstLine, lastLine } of passages) {
    ok(
      inside(range, whole) && range.start < range.end && range.start >= end,
      'passages are in order and hold something',
    );
    ok(firstLine <= lastLine && passages[index]?.range === range);
    equal(
      text.slice(range.start, range.end).trim().length,
      range.end - range.start,
      'a passage begins and ends with a word',
    );
    end = range.end;
  }
  let passage = 0;
  for (const { range, firstPassage, endPassage } of turns) {
    ok(inside(range, whole));
    equal(firstPassage, passage, 'turns share out the passages');
    for (const one of passages.slice(firstPassage, endPassage))
      ok(inside(one.range, range), 'a turn holds its passages');
    passage = endPassage;
  }
  equal(passage, passages.length);
  for (const { label, labelRange, quote, passage: on, line } of codings) {
    equal(composed(text.slice(labelRange.start, labelRange.end)), composed(label));
    equal(lineKinds[line], LineKind.Code);
    ok(on < passages.length && on >= -1);
    const about = passages[on];
    if (quote)
      ok(inside(quote.range, whole) && (!quote.target || (about && inside(quote.target, about.range))));
    ok(!about || about.range.end <= labelRange.start, 'a code stands below its passage');
  }
  for (const memo of memos)
    ok(inside(memo.range, whole) && memo.passage < passages.length && memo.coding < codings.length);
  for (const { range } of problems) ok(inside(range, whole));
}

/** What holds of its lines of speech, but for those that have nothing but times. */
function checkSpeech({ passages, lineKinds }: Transcript): void {
  // A time may stand between the lines of a passage.
  const spoken = (kinds: Uint8Array) =>
    kinds.filter((kind) => kind === LineKind.Speech || kind === LineKind.Prefix).length;
  equal(
    spoken(lineKinds),
    passages.reduce(
      (sum, { firstLine, lastLine }) => sum + spoken(lineKinds.subarray(firstLine, lastLine + 1)),
      0,
    ),
    'every line of speech is in a passage',
  );
}

describe('Reading a transcript never fails', () => {
  it('on random bytes', () =>
    fc.assert(
      fc.property(randomBytes, (text) => checkInvariants(parse(text))),
      { numRuns: 200 },
    ));
  it('on transcripts cut up and pasted together', () =>
    fc.assert(
      fc.property(cutAndPasted, (text) => checkInvariants(parse(text))),
      { numRuns: 500 },
    ));
  it('on ways of writing turns cut up and pasted together', () =>
    fc.assert(
      fc.property(pasted(layoutPieces), (text) => checkParts(parse(text))),
      { numRuns: 1500 },
    ));
  it('on times at which nobody says a word', () => {
    for (const text of [
      '0:00 --> 0:01:',
      '\n\n0:00 --> 0:01:',
      '0:00 --> 0:01:\n',
      '[0:00]:',
      '[0:00] :\n[0:04]',
    ])
      checkParts(parse(text));
  });
  it('on names, times and words that end anywhere', () => {
    const speakers = new Map(['Maria', 'Interviewee'].map((name) => [speakerKey(name), name]));
    const agreed = { isLabel: () => false, speakers };
    const vocabulary = { ...emptyVocabulary, ...agreed, lineTexts: new LineTextCache(agreed) };
    const line = fc.constantFrom('Maria', 'Interviewee', 'Maria: We lost it.', 'We did.', '00:12', '', 'Bo');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        for (const known of [emptyVocabulary, vocabulary]) checkInvariants(parse(lines.join('\n'), known));
      }),
      { numRuns: 3000 },
    );
  });
  it('on 50,000 lines', () => {
    const block = fc.sample(cutAndPasted, { numRuns: 60, seed: 7 }).join('\n');
    let text = block;
    while (text.split('\n').length < 50_000) text += `\n${text}`;
    checkInvariants(parse(text));
  });
  it('on one line of 10 MB', () => checkInvariants(parse('Interviewee: we lost '.repeat(500_000))));
  it('on quotation marks and brackets without end', () => {
    checkInvariants(
      parse(
        `${'a-'.repeat(50_000)}\n${'"'.repeat(50_000)}\nx-y (${'('.repeat(50_000)}\n${'Interview '.repeat(20_000)}`,
      ),
    );
  });
});

describe('Reading twice as much', () => {
  it('counts twice as much: nothing is lost between paragraphs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (times) => {
        const turn = 'Interviewee\n\nWe lost some data, twice.\n\nData-loss\n\n';
        const { turns, codings } = parse(turn.repeat(times));
        equal(turns.length, times);
        equal(codings.length, times);
      }),
      { numRuns: 20 },
    );
  });
});
