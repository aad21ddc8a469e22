import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../../server/src/codebook/read';
import { vocabularyOf } from '../../../../server/src/codebook/vocabulary';
import type { Reshaping } from '../../../../server/src/features/reshape/reshaping';
import { parse } from '../../../../server/src/transcript/parse';
import { speechOf } from '../../speech';
import { refusalOf, reshaped } from './reshaped';

const codebook =
  'codes:\n  - code: A-one # first\n    aliases: [A-1x]\n  - A-two\n  - code: A-one-fix\n  - B-x\n';
const words = vocabularyOf(readCodebook(codebook));

/** Transcripts of any shape, with LF or CRLF, and all kinds of code lines. */
const transcript = fc
  .tuple(
    fc.constantFrom('\n', '\r\n'),
    fc.array(
      fc.tuple(
        fc.constantFrom(
          'Interviewee',
          'Interviewee: so it is',
          'Talk is here, and more.',
          'A-one',
          '#A-two',
          'A-two "is"',
          'A-one "is"',
          'A-1x',
          '#A-one',
          'B-x',
          '// memo',
          'A-one-fix',
          '---',
          'what A-one is',
          '',
        ),
        fc.constantFrom(1, 2),
      ),
      { maxLength: 14 },
    ),
  )
  .map(
    ([end, lines]) =>
      `Talk is here.${end}${end}${lines.map(([line, ends]) => line + end.repeat(ends)).join('')}`,
  );

const kinds: [string, Reshaping][] = [
  ['renaming', { kind: 'rename', label: 'A-one', to: 'A-new', keepAlias: false }],
  ['merging', { kind: 'merge', labels: ['A-one'], into: 'A-two', keepAlias: false }],
  ['deleting', { kind: 'delete', label: 'A-one', codings: 'remove' }],
];

describe('Whatever the transcript,', () => {
  for (const [what, reshaping] of kinds) {
    it(`${what} a code leaves the speech byte for byte`, () => {
      fc.assert(
        fc.property(transcript, (text) => {
          const before = { 'codebook.yaml': codebook, 'a.txt': text };
          // A code line may hold two passages apart: it is not taken away, and the message says so.
          if (refusalOf(before, reshaping) !== '') return reshaping.kind !== 'rename';
          const { files } = reshaped(before, reshaping);
          const after = vocabularyOf(readCodebook(files['codebook.yaml'] ?? ''));
          equal(speechOf(files['a.txt'] ?? '', after), speechOf(text, words));
          return true;
        }),
        { numRuns: 60 },
      );
    });
  }

  it('renaming a code there and back gives the very same files', () => {
    fc.assert(
      fc.property(transcript, (text) => {
        const files = { 'codebook.yaml': codebook.replace('  - code: A-one-fix\n', ''), 'a.txt': text };
        const there = reshaped(files, {
          kind: 'rename',
          label: 'A-one',
          to: 'A-new',
          keepAlias: false,
        }).files;
        const back: Reshaping = { kind: 'rename', label: 'A-new', to: 'A-one', keepAlias: false };
        deepEqual(reshaped(there, back).files, files);
      }),
      { numRuns: 60 },
    );
  });

  it('merging loses no coding: all words that had a code have one, once', () => {
    const coded = (text: string, vocabulary: typeof words, into: (label: string) => string) =>
      [
        ...new Set(
          parse(text, vocabulary)
            .codings.filter(({ passage }) => passage >= 0)
            .map(({ label, passage, quote }) => `${into(label)} ${passage} ${quote?.text ?? ''}`),
        ),
      ].sort();
    fc.assert(
      fc.property(transcript, (text) => {
        const merge: Reshaping = { kind: 'merge', labels: ['A-one'], into: 'A-two', keepAlias: false };
        const before = { 'codebook.yaml': codebook, 'a.txt': text };
        // A line of talk right below a code that goes may be read as something else without it: then nothing is changed.
        fc.pre(!refusalOf(before, merge).includes('would be read as something else'));
        const { files } = reshaped(before, merge);
        const after = vocabularyOf(readCodebook(files['codebook.yaml'] ?? ''));
        deepEqual(
          coded(files['a.txt'] ?? '', after, (label) => label),
          coded(text, words, (label) => (label === 'A-one' || label === 'A-1x' ? 'A-two' : label)),
        );
      }),
      { numRuns: 60 },
    );
  });
});
