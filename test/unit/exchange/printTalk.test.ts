// What the pages of a print say together, and what their lines underline.
import { deepEqual } from 'node:assert/strict';
import { Losses } from '../../../server/src/exchange/imported';
import { type PrintBlock, printBlocksOf } from '../../../server/src/exchange/printBlocks';
import type { PrintNode, PrintPiece } from '../../../server/src/exchange/printPages';
import { printTalkOf } from '../../../server/src/exchange/printTalk';
import { type Drawing, underlinesOf } from '../../../server/src/exchange/printUnderlines';

/** A block: `=` words, `@` a speaker, `#` a code, `!` a heading. What lies between `[` and `]` is underlined. */
function block(line: string): PrintBlock {
  const kinds = { '=': 'words', '!': 'heading' } as const;
  const sign = line.charAt(0);
  const marked = line.slice(1);
  const underlined = Array.from(marked.matchAll(/\[([^\]]*)\]/g), ({ index, 1: part = '' }, before) => ({
    from: index - 2 * before,
    to: index - 2 * before + part.length,
  }));
  return {
    kind: sign === '=' || sign === '!' ? kinds[sign] : 'other',
    text: marked.replaceAll(/[[\]]/g, ''),
    underlined,
    size: { '#': 7.9, '!': 18 }[sign] ?? 10.5,
    hasUnknownLetters: false,
  };
}

describe('The pages of a print', () => {
  const cases: [what: string, pages: string[][], passages: string[], lost?: string[]][] = [
    [
      'join a passage that goes on with a small letter',
      [
        ['@Ana', '=I know.'],
        ['=as far as I do', '#doubt'],
      ],
      ['Ana: I know. as far as I do #doubt'],
    ],
    [
      'join a passage that had not ended its sentence, even before a name',
      [
        ['@Ana', '=I know'],
        ['=Bo well.', '#friends'],
      ],
      ['Ana: I know Bo well. #friends'],
    ],
    [
      'part passages between sentences',
      [
        ['@Ana', '=I know.”', '#doubt'],
        ['=“Well, no.', '#friends'],
      ],
      ['Ana: I know.” #doubt', '-: “Well, no. #friends'],
    ],
    [
      'never join words to what somebody else said before',
      [
        ['@Ana', '=I know'],
        ['@Bo', '=what?'],
      ],
      ['Ana: I know', 'Bo: what?'],
    ],
    [
      'give words the speaker who stands at the end of the page before',
      [['=I know', '@Bo'], ['=what?']],
      ['-: I know', 'Bo: what?'],
    ],
    [
      'give codes at their beginning to the passage before, and begin another below them',
      [
        ['@Ana', '=I know', '#doubt'],
        ['#friends', '=and Bo'],
      ],
      ['Ana: I know #doubt #friends', '-: and Bo'],
    ],
    ['have no passage joined within', [['@Ana', '=I know', '=and Bo']], ['Ana: I know', '-: and Bo']],
    [
      'count what belongs to no passage',
      [['#stray', '@Ana', '@Bo', '=Yes', '!Part two']],
      ['Bo: Yes'],
      ['outside-speech 3 stray'],
    ],
    ['have each code of a passage once', [['@Ana', '=Yes', '#doubt', '#doubt']], ['Ana: Yes #doubt']],
    [
      'join a line that goes on over the end of a page',
      [
        ['@Ana', '=I [know]'],
        ['=[Bo] well.', '#friends'],
      ],
      ['Ana: I [know Bo] well. #friends'],
    ],
  ];
  for (const [what, pages, passages, lost = []] of cases) {
    it(what, () => {
      const losses = new Losses();
      const talk = printTalkOf(
        pages.map((page) => page.map(block)),
        losses,
      );
      const shown = talk.passages.map(({ speaker, text, underlined, codes }) => {
        const marked = underlined.reduceRight(
          (words, { from, to }) => `${words.slice(0, from)}[${words.slice(from, to)}]${words.slice(to)}`,
          text,
        );
        return [`${speaker ?? '-'}: ${marked}`, ...Array.from(codes, (code) => `#${code}`)].join(' ');
      });
      deepEqual(shown, passages);
      deepEqual(
        losses.all().map(({ kind, count, first }) => `${kind} ${count} ${first}`),
        lost,
      );
    });
  }
});

describe('Lines below words', () => {
  /** A line of type of ten points, each letter six points wide. */
  function piece(text: string, left: number, baseline: number): PrintPiece {
    return { text, left, baseline, width: 6 * text.length, size: 10, lineEnds: false };
  }

  function fill(color: string, box: readonly number[]): Drawing[] {
    return [
      { kind: 'color', color },
      { kind: 'fill', box },
    ];
  }

  /** The underlined parts of a paragraph. */
  function partsOf(pieces: PrintPiece[], drawing: Drawing[]): string[] {
    const structure: PrintNode = { role: 'P', children: ['a'] };
    const [found] = printBlocksOf({ structure, pieces: new Map([['a', pieces]]), drawing });
    return (found?.underlined ?? []).map(({ from, to }) => found?.text.slice(from, to) ?? '');
  }

  const blue = '#4A90E2';
  const two = [piece('one two three', 0, 100), piece(' four', 78, 100), piece(' five six', 0, 85)];
  const cases: [what: string, drawing: Drawing[], parts: string[]][] = [
    ['are of Delve’s colour', fill('#ff0000', [0, 96, 78, 97.5]), []],
    ['are no boxes around words', fill(blue, [0, 96, 78, 110]), []],
    ['belong to the line above them', fill(blue, [0, 96, 108, 97.5]), ['one two three four']],
    [
      'go on over the end of a line',
      [...fill(blue, [78, 96, 108, 97.5]), ...fill(blue, [0, 81, 30, 82.5])],
      ['four five'],
    ],
    ['end at a word where they end within a piece', fill(blue, [25, 96, 41, 97.5]), ['two']],
    [
      'are several where words lie between',
      [...fill(blue, [0, 96, 18, 97.5]), ...fill(blue, [78, 96, 108, 97.5])],
      ['one', 'four'],
    ],
  ];
  for (const [what, drawing, parts] of cases) {
    it(what, () => deepEqual(partsOf(two, drawing), parts));
  }

  it('stand where the page has been moved and turned over to, until it is moved back', () => {
    const drawing: Drawing[] = [
      { kind: 'transform', matrix: [0.5, 0, 0, -0.5, 0, 200] },
      { kind: 'save' },
      { kind: 'transform', matrix: [2, 0, 0, 2, 10, 0] },
      ...fill(blue, [0, 40, 30, 42]),
      { kind: 'restore' },
      { kind: 'fill', box: [0, 40, 30, 42] },
      ...fill(blue, [0, 40, 30, 42]),
    ];
    deepEqual(underlinesOf(drawing), [
      { left: 5, right: 35, top: 160 },
      { left: 0, right: 15, top: 180 },
    ]);
  });
});

describe('The structure of a print', () => {
  /** An element, its role before what is in it; a word alone is text. */
  type Shape = string | readonly Shape[];

  function nodeOf(shape: Shape): PrintNode {
    if (typeof shape === 'string') return shape;
    const [role, ...children] = shape;
    return { role: String(role), children: children.map(nodeOf) };
  }

  function blocksOf(shape: Shape): string[] {
    const pieces = new Map(
      ['Ana', 'Bo', 'yes', 'so', 'doubt', 'hope', 'title'].map((text) => [
        text,
        [{ text, left: 0, baseline: 0, width: 10, size: 10, lineEnds: true }],
      ]),
    );
    return printBlocksOf({ structure: nodeOf(shape), pieces, drawing: [] }).map(
      ({ kind, text }) => `${kind} ${text}`,
    );
  }

  const text = (word: string): Shape => ['NonStruct', word];
  const turn = ['other Ana', 'words yes so', 'other doubt', 'other hope'];
  const words: Shape = ['P', text('yes'), ['Span', text('so')]];
  const cases: [what: string, shape: Shape, blocks: string[]][] = [
    [
      'may have a box for everything',
      [
        'Document',
        ['Div', ['Div', text('Ana')], words, ['Div', ['Div', text('doubt')], ['Div', text('hope')]]],
      ],
      turn,
    ],
    [
      'may have text in boxes as it is',
      ['Document', ['Div', ['Div', 'Ana'], words, ['Div', ['Div', 'doubt'], ['Div', 'hope']]]],
      turn,
    ],
    [
      'may have no boxes but those of text',
      [
        'Document',
        ['Figure', 'title'],
        ['NonStruct', text('Ana')],
        words,
        ['NonStruct', text('doubt')],
        ['NonStruct', text('hope')],
      ],
      turn,
    ],
    [
      'may have boxes that do not say what they are',
      [
        'Document',
        [
          'NonStruct',
          ['NonStruct', text('Ana')],
          words,
          ['NonStruct', ['NonStruct', text('doubt')], ['NonStruct', text('hope')]],
        ],
      ],
      turn,
    ],
    [
      'has headings of any level',
      ['Document', ['H3', text('title')], ['H', 'so']],
      ['heading title', 'heading so'],
    ],
    ['may be empty', ['Document', ['P'], ['Div', ['NonStruct']]], []],
  ];
  for (const [what, shape, blocks] of cases) it(what, () => deepEqual(blocksOf(shape), blocks));
});
