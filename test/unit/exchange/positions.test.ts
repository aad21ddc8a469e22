import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Counting,
  countingOf,
  type NamedSelection,
  offsetsIn,
  type SelectedText,
  withLineFeeds,
} from '../../../server/src/exchange/positions';
import { readRefiQda } from '../../../server/src/exchange/refiQda';
import { anyString } from '../anyString';
import {
  archive,
  codeBook,
  codedWords,
  escaped,
  type Program,
  positionIn,
  programs,
  projectXml,
  selection,
} from './projectFiles';

/** Talk in which each way of counting leads somewhere else. */
const lines = [
  'We moved in 👩🏽‍🔬 and it was loud.',
  'The neighbours 😀😀 were kind to us.',
  'Después, mañana, naïve: words with accents 🎉 and so on.',
  'Nobody asked us whether we wanted that, and that is what I still think about a lot when I walk down there, you know.',
  'It ended well.',
];

/** What somebody coded, in the order of the talk. */
const coded = [
  'loud',
  'The neighbours 😀😀 were kind to us.',
  'naïve',
  'words with accents',
  lines[3] ?? '',
  'It ended well',
];

function projectOf(program: Program, isWithin = false): Uint8Array {
  const text = lines.join(program.lineEnd);
  const selections = coded.map((words) => {
    const from = text.indexOf(words);
    return selection(program, text, [from, from + words.length], ['a code']);
  });
  // What is written in XML loses the line ends of Windows.
  const words = isWithin
    ? `<PlainTextContent>${escaped(text).replaceAll('&#10;', '\n')}</PlainTextContent>`
    : '';
  const path = isWithin ? '' : 'plainTextPath="internal://T.txt"';
  const source = `<TextSource guid="1" name="Talk.docx" ${path}>${words}${selections.join('')}</TextSource>`;
  const xml = projectXml(program.origin, `${codeBook('a code')}<Sources>${source}</Sources>`);
  const members = { 'Project.qde': xml, 'Sources/t.TXT': `${program.bom ? '\u{feff}' : ''}${text}` };
  return archive(members);
}

describe('The positions of a coded project', () => {
  for (const [name, program] of Object.entries(programs)) {
    it(`are those of the words in a project of ${name}`, () => {
      const imported = readRefiQda(projectOf(program));
      deepEqual(codedWords(imported), coded);
      deepEqual(imported.lost, []);
    });

    it(`are those of the words in a project of ${name} that holds its texts itself`, () => {
      const imported = readRefiQda(projectOf(program, true));
      deepEqual(codedWords(imported), coded);
      deepEqual(imported.lost, []);
    });
  }

  const texts = [textOf('é😀\r\nword')];
  for (const [origin, counting] of [
    ['NVivo 12', { unit: 'utf16', lineEnd: 2 }],
    ['NVivo Mac', { unit: 'utf16', lineEnd: 2 }],
    ['ATLAS.ti 9', { unit: 'code-points', lineEnd: 1 }],
    ['QualCoder-3.5', { unit: 'code-points', lineEnd: 1 }],
    ['qc', { unit: 'code-points', lineEnd: 1 }],
    ['Marginalia 0.4.0', { unit: 'code-points', lineEnd: 1 }],
    ['anything else', { unit: 'code-points', lineEnd: 2 }],
  ] as const satisfies readonly (readonly [string, Counting])[]) {
    it(`count as ${origin} does where the words do not tell`, () => {
      deepEqual(countingOf(texts, origin).counting, counting);
    });
  }

  it('follow names before edges of words, as a name is there on purpose', () => {
    const text = '😀 one two three';
    const selections = [{ start: 3, end: 9, name: 'ne two' }];
    const { counting } = countingOf([textOf(text, selections)], 'QualCoder');
    // By code points they are `ne two`, by units `one tw`.
    equal(counting.unit, 'code-points');
  });

  it('are not sure when less than nine in ten begin and end where words do', () => {
    const text = 'one two three four five six seven eight nine ten';
    const words = [...text.matchAll(/\w+/g)].map(
      ({ index, 0: word }) => [index, index + word.length] as const,
    );
    const file = (cut: number) => {
      const selections = words.map(([from, to], place) =>
        selection({ ...sure, name: () => undefined }, text, [place < cut ? from + 1 : from, to], ['a code']),
      );
      const source = `<TextSource guid="1" name="Numbers.txt" plainTextPath="n.txt">${selections.join('')}</TextSource>`;
      const xml = projectXml('Unknown', `${codeBook('a code')}<Sources>${source}</Sources>`);
      return readRefiQda(archive({ 'a.qde': xml, 'n.txt': text })).lost;
    };
    deepEqual(file(1), []);
    deepEqual(file(2), [{ kind: 'positions-guessed', count: 2, first: 'Numbers' }]);
  });

  it('fit in scripts that put no spaces between words', () => {
    const text = '今日はとても楽しかったです。';
    const selections = [{ start: 3, end: 9, name: '' }];
    equal(countingOf([textOf(text, selections)], '').fitting, 1);
  });

  it('lead to the place that was counted, in any text and each way of counting', () => {
    const program = fc.constantFrom(...Object.values(programs));
    const text = fc.array(fc.oneof(anyString({ maxLength: 3 }), fc.constantFrom('😀', '\r\n', '\n', 'a')));
    fc.assert(
      fc.property(program, text, fc.nat(), (counts, pieces, place) => {
        const whole = pieces.join('');
        const before = pieces.slice(0, place % (pieces.length + 1)).join('');
        // A line end is not counted half.
        if (before.endsWith('\r') && whole.charAt(before.length) === '\n') return;
        const { unit, countsLineEnd } = counts;
        const offsetOf = offsetsIn(textOf(whole), { unit, lineEnd: countsLineEnd });
        equal(offsetOf(positionIn(counts, before)), withLineFeeds(before).length);
      }),
    );
  });
});

/** A text that a project keeps in a file. */
function textOf(kept: string, selections: readonly NamedSelection[] = []): SelectedText {
  return { kept, text: withLineFeeds(kept), lineEndsJoined: false, selections };
}

const sure: Program = {
  origin: '',
  unit: 'utf16',
  lineEnd: '\n',
  countsLineEnd: 2,
  bom: false,
  name: () => undefined,
};
