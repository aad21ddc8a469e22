import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import { Refusal, unlessRefused } from '../../../../server/src/codebook/refusal';
import { attributeEdit, attributesOf } from '../../../../server/src/features/shared/attributes';
import { parse } from '../../../../server/src/transcript/parse';
import { applyEdit } from '../../../../server/src/transcript/textEdit';
import { emptyVocabulary } from '../../../../server/src/transcript/vocabulary';
import { orRefusal } from '../../refused';
import { studyOf } from '../../studyFixture';

/** The text after an attribute was set; the message where that was refused. */
function set(text: string, key: string, value: string): string {
  return orRefusal(() => applyEdit(text, attributeEdit(parse(text, emptyVocabulary), key, value)));
}

describe('Setting an attribute of an interview', () => {
  const cases: [string, string, [string, string], string][] = [
    ['writes front matter when there is none', 'Hello.\n', ['age', '40'], '---\nage: 40\n---\n\nHello.\n'],
    ['needs no blank line where there is one', '\nHello.\n', ['age', '40'], '---\nage: 40\n---\n\nHello.\n'],
    ['writes it into an empty file', '', ['age', '40'], '---\nage: 40\n---\n'],
    [
      'adds a line at the end',
      '---\ninterview: 3\n# who\ncoder: Maya\n# that is all\n---\nHello.\n',
      ['role', 'tester'],
      '---\ninterview: 3\n# who\ncoder: Maya\n# that is all\nrole: tester\n---\nHello.\n',
    ],
    ['fills empty front matter', '---\n---\nHello.\n', ['a', 'b'], '---\na: b\n---\nHello.\n'],
    ['adds below comments alone', '---\n# later\n---\n', ['a', 'b'], '---\n# later\na: b\n---\n'],
    [
      'changes a value where it stands, with its comment',
      '---\nage: 40 # about\nrole: tester\n---\n',
      ['age', '41'],
      '---\nage: 41 # about\nrole: tester\n---\n',
    ],
    ['keeps single quotation marks', "---\na: 'x' # y\n---\n", ['a', "it's"], "---\na: 'it''s' # y\n---\n"],
    ['keeps double quotation marks', '---\na: "x"\n---\n', ['a', 'say "y"'], '---\na: "say \\"y\\""\n---\n'],
    ['fills an empty value', '---\na:   # soon\nb: 1\n---\n', ['a', 'x'], '---\na: x   # soon\nb: 1\n---\n'],
    [
      'replaces a text of several lines',
      '---\na: |\n  x\n  y\nb: 1\n---\n',
      ['a', 'z'],
      '---\na: z\nb: 1\n---\n',
    ],
    [
      'keeps what is noted behind the beginning of a text of several lines',
      '---\na: >- # who?\n  x\n  y\nb: 1\n---\n',
      ['a', 'z'],
      '---\na: z # who?\nb: 1\n---\n',
    ],
    ['changes a value in braces', '---\n{a: x, b: 1}\n---\n', ['a', 'y, z'], '---\n{a: "y, z", b: 1}\n---\n'],
    ['keeps the indentation', '---\n  a: 1\n---\n', ['b', '2'], '---\n  a: 1\n  b: 2\n---\n'],
    ['keeps CRLF', '---\r\na: 1\r\n---\r\n', ['b', '2'], '---\r\na: 1\r\nb: 2\r\n---\r\n'],
    ['keeps CR', '---\ra: 1\r---\rHello.\r', ['b', '2'], '---\ra: 1\rb: 2\r---\rHello.\r'],
    ['keeps a byte order mark first', '\ufeffHello.\n', ['a', 'b'], '\ufeff---\na: b\n---\n\nHello.\n'],
    ['writes dates as they are', '', ['date', '2024-05-06'], '---\ndate: 2024-05-06\n---\n'],
    ['quotes what YAML takes for something else', '', ['consent', 'yes'], '---\nconsent: "yes"\n---\n'],
    ['quotes marks that mean something', '', ['a: b', '# c: d'], '---\n"a: b": "# c: d"\n---\n'],
    ['leaves dashes at the top of talk', '---\nHello.\n', ['a', 'b'], '---\na: b\n---\n\n---\nHello.\n'],
    ['changes nothing that is so already', '---\na: "x"\n---\n', ['a', 'x'], '---\na: "x"\n---\n'],
  ];
  for (const [what, before, [key, value], after] of cases)
    it(what, () => equal(set(before, key, value), after));

  const refused: [string, string, RegExp][] = [
    ['is broken, and says where', '---\na: 1\nb: "x\n---\nHello.\n', /cannot be read \(line \d\)/],
    ['has it twice', '---\na: 1\na: 2\n---\n', /cannot be read/],
    ['has a list there', '---\na: [x, y]\n---\n', /“a” cannot be set/],
    ['is written in braces', '---\n{b: 1}\n---\n', /“a” cannot be set/],
  ];
  for (const [what, text, message] of refused)
    it(`is refused where the front matter ${what}`, () => {
      const edit = orRefusal(() => attributeEdit(parse(text, emptyVocabulary), 'a', 'z'));
      ok(typeof edit === 'string' && message.test(edit), JSON.stringify(edit));
    });

  it('is refused without a value', () =>
    throws(() => attributeEdit(parse('', emptyVocabulary), 'a', ' '), Refusal));

  const line = fc.oneof(
    fc.constantFrom(
      '---',
      'a: 1',
      'a: "x" # y',
      'b:',
      '# note',
      'Interviewee',
      'We lost it.',
      'Data-loss',
      '',
      ' ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const text = fc
    .tuple(
      fc.constantFrom('', '\ufeff'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(line, { maxLength: 12 }),
    )
    .map(([mark, lineEnd, lines]) => mark + lines.join(lineEnd));
  const word = fc.oneof(
    fc.constantFrom('a', 'b', 'age', '40', 'yes', "it's"),
    fc.string({ unit: 'grapheme' }),
  );

  it('leaves every word said as it is, and says what it should, whatever the file and the value', () => {
    let done = 0;
    fc.assert(
      fc.property(text, word, word, (before, key, value) => {
        const transcript = parse(before, emptyVocabulary);
        if (!unlessRefused(() => attributeEdit(transcript, key, value))) return;
        const after = set(before, key, value);
        const now = parse(after, emptyVocabulary);
        const talk = (one: typeof now) => one.text.slice(one.frontMatter?.range.end ?? 0).trimStart();
        equal(now.frontMatter?.values.get(key.normalize('NFC')), value.trim().normalize('NFC'));
        equal(
          talk(now),
          transcript.frontMatter ? talk(transcript) : before.replace('\ufeff', '').trimStart(),
        );
        equal(after.startsWith('\ufeff'), before.startsWith('\ufeff'));
        const said = (one: typeof now) =>
          one.passages.map(({ range }) => one.text.slice(range.start, range.end));
        deepEqual(said(now), said(transcript));
        done++;
      }),
      { numRuns: 200 },
    );
    ok(done > 100, `only ${done} edits were made`);
  });
});

describe('The attributes of a study', () => {
  it('are listed with their values, the most frequent first, those with a meaning in any case', () => {
    const { study } = studyOf({
      'a.txt': '---\ninterview: 1\nrole: tester\n---\nHi.\n',
      'b.txt': '---\ninterview: 2\nrole: driver\nage: 40\n---\nHi.\n',
      'c.txt': '---\nrole: tester\n---\nHi.\n',
    });
    const shown = attributesOf(study).map(
      ({ key, values }) => `${key}: ${values.map(({ value, files }) => `${value} ×${files}`).join(', ')}`,
    );
    deepEqual(shown, [
      'role: tester ×2, driver ×1',
      'interview: 1 ×1, 2 ×1',
      'age: 40 ×1',
      'coder: ',
      'participant: ',
      'date: ',
    ]);
  });
});
