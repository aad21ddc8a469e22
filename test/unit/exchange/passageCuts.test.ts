import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { PassageCuts } from '../../../server/src/exchange/passageCuts';
import type { SourcePassage } from '../../../server/src/exchange/sourcePassages';

/** A passage that says the words of a stretch of a text with its white space joined. */
function joined(source: string, stretch: string): SourcePassage {
  const from = source.indexOf(stretch);
  return {
    speaker: null,
    time: null,
    text: stretch.trim().replace(/\s+/g, ' '),
    from,
    to: from + stretch.length,
  };
}

describe('A selection of a text whose passages have other white space', () => {
  const source = 'Ann:  We  came\n  by  train,\n\n[00:10] late as ever.\nBen: I see.';
  const passages = [
    joined(source, 'We  came\n  by  train,'),
    joined(source, 'late as ever.'),
    joined(source, 'I see.'),
  ];
  const cuts = new PassageCuts(source, passages);

  for (const [selected, expected] of [
    ['came\n  by', ['came by']],
    ['Ann:  We', ['We']],
    ['  by  train,\n\n[00:10] late', ['by train,', 'late']],
    ['\n\n[00:10] ', []],
    ['ame\n  b', ['ame b']],
    [source, ['We came by train,', 'late as ever.', 'I see.']],
  ] as const) {
    it(`holds ${JSON.stringify(expected)} where it is ${JSON.stringify(selected)}`, () => {
      const from = source.indexOf(selected);
      deepEqual(
        cuts
          .cut(from, from + selected.length)
          .map(({ passage, from: start, to }) => passages[passage]?.text.slice(start, to)),
        expected,
      );
    });
  }

  it('holds the selected words, whatever is selected', () => {
    const piece = fc.constantFrom('a', 'b', ' ', '\n', 'ab', '  ', '😀');
    fc.assert(
      fc.property(fc.array(piece), fc.nat(), fc.nat(), (pieces, one, other) => {
        const text = pieces.join('');
        const passage = { ...joined(text, text), from: 0, to: text.length };
        const [from, to] = [one % (text.length + 1), other % (text.length + 1)].toSorted((a, b) => a - b);
        const found = new PassageCuts(text, [passage]).cut(from ?? 0, to ?? 0);
        equal(
          found.map((cut) => passage.text.slice(cut.from, cut.to)).join(),
          text.slice(from, to).trim().replace(/\s+/g, ' '),
        );
      }),
    );
  });
});
