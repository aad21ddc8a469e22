import { deepEqual, equal, match, notEqual } from 'node:assert/strict';
import fc from 'fast-check';
import {
  appearanceOf,
  oddCharacters,
  unmixed,
  withoutInvisible,
} from '../../../server/src/codebook/lookAlike';
import { readCodebook } from '../../../server/src/codebook/read';
import { fixInCodebook } from '../../../server/src/features/diagnostics/codebookRepairs';

describe('What a label looks like', () => {
  const alike: [what: string, odd: string, plain: string, characters: string][] = [
    ['a Cyrillic letter', 'C\u0430ke', 'Cake', 'U+0430'],
    ['a Greek letter', 'Tr\u03bfst', 'Trost', 'U+03BF'],
    ['a space without a width', 'Data\u200b-loss', 'Data-loss', 'U+200B'],
    ['a joiner among Latin letters', 'Da\u200dta', 'Data', 'U+200D'],
    ['a soft hyphen', 'Data\u00adloss', 'Dataloss', 'U+00AD'],
    ['a mark of direction', '\u200eData', 'Data', 'U+200E'],
    ['a byte order mark', '\ufeffData', 'Data', 'U+FEFF'],
    ['another hyphen', 'Data\u2011loss', 'Data-loss', 'U+2011'],
    ['several at once', 'D\u0430ta\u200b', 'Data', 'U+200B, U+0430'],
  ];
  for (const [what, odd, plain, characters] of alike)
    it(`is the same with ${what}`, () => {
      equal(appearanceOf(odd), appearanceOf(plain));
      equal(unmixed(odd), plain);
      if (characters !== 'U+2011') equal(oddCharacters(odd), characters);
    });

  it('is the same for words of two scripts in which every letter looks alike', () =>
    equal(appearanceOf('\u0421\u043e\u0440'), appearanceOf('Cop')));

  const own: [what: string, label: string][] = [
    ['Persian, with a non-joiner between letters', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
    ['Hindi, with a joiner', '\u0915\u094d\u200d\u0937'],
    ['Malayalam, with a joiner at the end', '\u0d28\u0d4d\u200d'],
    ['a family of emoji', '\u{1f469}\u200d\u{1f467}'],
    ['an emoji with a tone and a trade', '\u{1f469}\u{1f3fd}\u200d\u{1f52c}'],
    ['a red heart', '\u2764\ufe0f'],
    ['Thai words', '\u0e01\u0e32\u0e23\u200b\u0e07\u0e32\u0e19'],
    ['Hebrew beside a number', '\u05d0\u200e1'],
    ['Russian', '\u0412\u043e\u0434\u0430'],
    ['Greek', '\u0395\u03bb\u03bb\u03ac\u03b4\u03b1'],
    ['accents', 'Caf\u00e9-cr\u00e8me'],
  ];
  for (const [what, label] of own)
    it(`is its own in ${what}`, () => {
      equal(withoutInvisible(label), label);
      equal(unmixed(label), label.normalize('NFC'));
      deepEqual(readCodebook(`codes:\n  - code: ${JSON.stringify(label)}\n`).problems, []);
    });

  it('tells all labels of plain letters apart, and looks the same when it is looked at again', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (plain, any) => {
          equal(appearanceOf(plain), plain);
          equal(appearanceOf(appearanceOf(any)), appearanceOf(any));
        },
      ),
    );
    notEqual(appearanceOf('Data-loss'), appearanceOf('data-loss'));
  });
});

describe('A codebook with labels that look alike', () => {
  const problemsOf = (text: string) =>
    readCodebook(text).problems.map(({ code, severity, range, message }) => ({
      code,
      severity,
      at: text.slice(range.start, range.end),
      message,
    }));

  it('says of an entry that it has characters nobody sees, and the fix writes the plain label', () => {
    const text = 'codes:\n  - code: "Data\u200b-loss"\n  - code: trust\n';
    const [found, ...others] = problemsOf(text);
    deepEqual(
      [found?.code, found?.severity, found?.at, others],
      ['look-alike-label', 'warning', '"Data\u200b-loss"', []],
    );
    match(String(found?.message), /^`Data-loss` has characters that cannot be seen \(U\+200B\)\./);
    const codebook = readCodebook(text);
    const range = codebook.problems[0]?.range ?? { start: 0, end: 0 };
    const fix = fixInCodebook(codebook, text, 'look-alike-label', range);
    equal(fix?.edit.newText, '"Data-loss"');
  });

  it('says of two entries that they cannot be told apart, and leaves to people which is meant', () => {
    const text = 'codes:\n  - code: Cake\n  - code: C\u0430ke\n';
    const [found, ...others] = problemsOf(text);
    deepEqual([found?.code, found?.at, others], ['look-alike-label', 'C\u0430ke', []]);
    match(
      String(found?.message),
      /^`C\u0430ke` looks just like `Cake` in line 2, and is another name\..*\(U\+0430\)/,
    );
    equal(readCodebook(text).problems[0]?.repair, undefined);
  });

  it('says nothing of an alias that makes its own code known under what looks like it', () =>
    deepEqual(problemsOf('codes:\n  - code: Cake\n    aliases: [C\u0430ke]\n'), []));
});
