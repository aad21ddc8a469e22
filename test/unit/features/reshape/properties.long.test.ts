import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../../server/src/codebook/read';
import { unlessRefused } from '../../../../server/src/codebook/refusal';
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
          'Right now',
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

/**
 * A code line with a quote, right above or below words that are said twice, is all that makes them talk. It cannot go, and
 * the message says what to do. Nothing else is refused.
 */
function isRefused(text: string, reshaping: Reshaping): boolean {
  const isTight = /"is"\r?\n(?:Right now|what A-one is)|(?:Right now|what A-one is)\r?\n\S* "is"/.test(text);
  if (!isTight || reshaping.kind === 'rename') return false;
  return refusalOf({ 'codebook.yaml': codebook, 'a.txt': text }, reshaping).includes(
    'Put a # before that line',
  );
}

/** Who says what, passage by passage. */
function passagesOf(text: string, vocabulary: typeof words): string[] {
  return parse(text, vocabulary).passages.map(
    ({ speaker, range }) => `${speaker}: ${text.slice(range.start, range.end)}`,
  );
}

describe('Whatever the transcript,', () => {
  for (const [what, reshaping] of kinds) {
    it(`${what} a code leaves the speech byte for byte`, () => {
      fc.assert(
        fc.property(transcript, (text) => {
          const before = { 'codebook.yaml': codebook, 'a.txt': text };
          fc.pre(!isRefused(text, reshaping));
          const { files } = reshaped(before, reshaping);
          const after = vocabularyOf(readCodebook(files['codebook.yaml'] ?? ''));
          equal(speechOf(files['a.txt'] ?? '', after), speechOf(text, words));
          deepEqual(passagesOf(files['a.txt'] ?? '', after), passagesOf(text, words));
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

  it('renaming a code there and back leaves no more than marks, and what followed from names', () => {
    const book =
      'codes:\n  - code: A-one # first\n    aliases: [A-1x]\n  - A-two\n  - code: A-one-fix\n  - {code: B-x}\n';
    const said = (text: string) =>
      readCodebook(text).codes.map(({ label, kind, fixes, aliases, parent }) => ({
        label,
        kind,
        fixes,
        aliases,
        parent,
      }));
    const label = fc.constantFrom('A-one', 'A-two', 'A-one-fix', 'B-x');
    const to = fc.constantFrom('A-new', 'C: one', '2.1', 'C, one', 'C-fix', 'yes', '@C');
    fc.assert(
      fc.property(transcript, label, to, (text, from, then) => {
        const files = { 'codebook.yaml': book, 'a.txt': text };
        const rename = (old: string, now: string): Reshaping => ({
          kind: 'rename',
          label: old,
          to: now,
          keepAlias: false,
        });
        // A name that ends so makes a fix of it, and that it stays.
        fc.pre(then.endsWith('-fix') === from.endsWith('-fix'));
        const there = unlessRefused(() => reshaped(files, rename(from, then)))?.files;
        fc.pre(there !== undefined);
        const back = unlessRefused(() => reshaped(there, rename(then, from)))?.files;
        fc.pre(back !== undefined);
        const unmarked = (lines = '') => lines.replace(/^#/gm, '');
        equal(unmarked(back['a.txt']), unmarked(text));
        const after = back['codebook.yaml'] ?? '';
        deepEqual(said(after), said(book));
        const bare = (yaml: string) =>
          yaml
            .replace(/^ *(?:fixes|kind): .*\n/gm, '')
            .replace(/"|\b(?:fixes|kind): [^,}]*|code: |, (?=\})/g, '');
        equal(bare(after), bare(book));
      }),
      { numRuns: 150 },
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
        fc.pre(!isRefused(text, merge));
        const { files } = reshaped({ 'codebook.yaml': codebook, 'a.txt': text }, merge);
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
