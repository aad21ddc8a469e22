import { deepEqual, equal, match } from 'node:assert/strict';
import { readCodebook } from '../../../../server/src/codebook/read';
import {
  type CodeHover,
  hoverInCodebook,
  hoverInTranscript,
  hoverOfKey,
} from '../../../../server/src/features/navigation/hover';
import { atCursor, studyOf } from '../../studyFixture';

const codebook = `codes:
  - code: Data-issues
    codes:
      - code: Data-missing-values
        aliases: [Data-gaps, "Data-holes"]
        description: Something is not there.
      - code: Data-missing-values-fix
      - code: Imputation
        kind: fix
        fixes: Data-missing-values
`;
const said = (interview: number, words: string, code: string) =>
  `Interview ${interview} - Ilan\n\nInterviewee\n\n${words}\n\n${code}\n`;
const others = {
  'b.txt': said(2, 'Half of it was not there.', 'Data-gaps'),
  'c.txt': said(3, 'Rows were missing.', 'Data-missing-values'),
};

interface Options {
  readonly codebook?: string | null;
  readonly others?: Readonly<Record<string, string>>;
}

/** Hovers over `‸` in a transcript. */
function hover(marked: string, { codebook: book = codebook, others: files = {} }: Options = {}) {
  const { text, offset } = atCursor(marked);
  const { open } = studyOf({
    ...files,
    'a.txt': text,
    ...(book === null ? {} : { 'codebook.yaml': book }),
  });
  return shown(hoverInTranscript(open('a.txt'), offset), text);
}

/** Hovers over `‸` in the codebook. */
function hoverBook(marked: string, files: Readonly<Record<string, string>> = {}) {
  const { text, offset } = atCursor(marked);
  const { study } = studyOf({ ...files, 'codebook.yaml': text });
  return shown(hoverInCodebook(study, readCodebook(text), offset), text);
}

function shown(found: CodeHover | null, text: string) {
  if (!found) return null;
  const { label, code, suggestions, fixedBy, uses, quotes } = found.facts;
  return {
    over: text.slice(found.range.start, found.range.end),
    label,
    is: code && [code.kind, code.family, code.fixes],
    suggestions,
    fixedBy,
    counts: [uses.codings, uses.segments, uses.interviews],
    quotes: quotes.map(({ file, coding }) => `${file}: ${coding.excerpt}`),
  };
}

describe('A hover over a code shows', () => {
  it('its family, its kind, its fixes and its counts', () => {
    deepEqual(hover(said(1, 'No values.', 'Data-‸missing-values')), {
      over: 'Data-missing-values',
      label: 'Data-missing-values',
      is: ['issue', 'Data-issues', null],
      suggestions: [],
      fixedBy: ['Data-missing-values-fix', 'Imputation'],
      counts: [1, 1, 1],
      quotes: [],
    });
  });

  it('the issue of a fix', () => {
    deepEqual(hover(said(1, 'We guess.', 'Imputation‸'))?.is, ['fix', 'Data-issues', 'Data-missing-values']);
  });

  it('the code that another spelling stands for', () => {
    const found = hover(said(1, 'Gaps.', '‸#Data-gaps'), { others });
    deepEqual([found?.over, found?.label, found?.counts], ['Data-gaps', 'Data-missing-values', [3, 3, 3]]);
  });

  it('quotes from other interviews, then from this one, and never the words one is looking at', () => {
    const here = `${said(1, 'No values.', '‸Data-missing-values')}\nInterviewee\n\nAnd again.\n\nData-gaps\n`;
    deepEqual(hover(here, { others })?.quotes, [
      'b.txt: Half of it was not there.',
      'c.txt: Rows were missing.',
      'a.txt: And again.',
    ]);
  });

  it('one quote of each interview before a second of any', () => {
    const twice = `${others['b.txt']}\nInterviewee\n\nThe other half, too.\n\nData-gaps\n`;
    const second = {
      'b2.txt': others['b.txt'].replace('Ilan', 'Noa'),
      'd.txt': said(4, 'Gone.', 'Data-gaps'),
    };
    deepEqual(
      hover(said(1, 'No.', '‸Data-gaps'), { others: { ...others, ...second, 'b.txt': twice } })?.quotes,
      ['b.txt: Half of it was not there.', 'c.txt: Rows were missing.', 'd.txt: Gone.'],
    );
  });

  it('of several in an interview the one whose very words were coded', () => {
    const first = said(2, 'We looked.', 'Data-gaps');
    const files = { 'b.txt': `${first}\nHalf of it was not there.\n\nData-gaps "not there"\n` };
    deepEqual(hover(said(1, 'No.', '‸Data-gaps'), { others: files })?.quotes, [
      'b.txt: not there',
      'b.txt: We looked.',
    ]);
  });

  it('what a misspelt code may mean, and where else it is written so', () => {
    const files = { 'b.txt': said(2, 'Not there.', 'Data-missing-valeus') };
    const found = hover(said(1, 'No.', '‸Data-missing-valeus'), { others: files });
    deepEqual(
      [found?.is, found?.suggestions, found?.counts, found?.quotes],
      [null, ['Data-missing-values'], [2, 2, 2], ['b.txt: Not there.']],
    );
  });

  it('what is known of a code without a codebook', () => {
    const found = hover(said(1, 'No.', '‸Data-gaps-fix'), { codebook: null, others });
    deepEqual(
      [found?.is, found?.counts],
      [
        ['fix', 'Data', 'Data-gaps'],
        [1, 1, 1],
      ],
    );
  });

  for (const [where, marked] of [
    ['in talk', said(1, 'Data-missing-‸values are bad.', 'Data-gaps')],
    ['on the words of a quote', said(1, 'No.', 'Data-gaps "N‸o."')],
    ['after a mark with nothing behind it', said(1, 'No.', '#‸')],
    ['on a blank line', said(1, 'No.‸\n', 'Data-gaps').replace('No.‸\n', 'No.\n‸')],
  ] as const) {
    it(`nothing ${where}`, () => equal(hover(marked), null));
  }
});

describe('A hover over the codebook shows the code', () => {
  const places: [string, string, string][] = [
    ['of a label', '- code: Data-missing-va‸lues', 'Data-missing-values'],
    ['at the end of a label', '- code: Imputation‸', 'Imputation'],
    ['of an alias', 'aliases: [Data-g‸aps', 'Data-missing-values'],
    ['of an alias in quotation marks', ', ‸"Data-holes"', 'Data-missing-values'],
    ['that a fix names', 'fixes: Data-missing-‸values', 'Data-missing-values'],
  ];
  for (const [where, marked, label] of places) {
    it(where, () => {
      equal(hoverBook(codebook.replace(marked.replace('‸', ''), () => marked))?.label, label);
    });
  }

  it('with its quotes', () => {
    const marked = codebook.replace('Imputation', 'Impu‸tation');
    deepEqual(hoverBook(marked, { 'a.txt': said(1, 'We guess.', 'Imputation') })?.quotes, [
      'a.txt: We guess.',
    ]);
  });

  it('that a fix names wrongly, with what it may mean', () => {
    const wrong = codebook.replace('fixes: Data-missing-values', 'fixes: Data-missing-‸value');
    deepEqual(hoverBook(wrong)?.suggestions, ['Data-missing-values']);
  });

  it('and nothing elsewhere', () => {
    equal(hoverBook(codebook.replace('Something', 'Some‸thing')), null);
    equal(hoverBook(codebook.replace('aliases', 'ali‸ases')), null);
  });
});

describe('Over a key of codebook.yaml, a hover says what it means', () => {
  const hovered = (marked: string) => {
    const { text, offset } = atCursor(marked);
    const found = hoverOfKey(text, offset);
    return found && [text.slice(found.range.start, found.range.end), found.note.meaning];
  };

  const keys: [string, string, string, RegExp][] = [
    ['of the file', 'spea‸kers: [Maria]\n', 'speakers', /^Who speaks\./],
    ['of an entry', 'codes:\n  - code: A\n    ki‸nd: fix\n', 'kind', /^Whether the code is an issue/],
    ['of an entry, behind its dash', 'codes:\n  - ‸code: A\n', 'code', /^The name of the code/],
    ['in quotation marks', 'codes:\n  - code: A\n    "co‸lor": "#fff"\n', '"color"', /^The color/],
    ['codes of the file', 'codes‸:\n  - code: A\n', 'codes', /^The codes of the study/],
    ['codes of an entry', 'codes:\n  - code: A\n    co‸des:\n', 'codes', /^The sub-codes/],
    ['while the file is not YAML', 'codes:\n  - code: [A\n    fix‸es: B\n', 'fixes', /^The issue/],
  ];
  for (const [name, marked, over, meaning] of keys)
    it(name, () => {
      const found = hovered(marked);
      equal(found?.[0], over);
      match(found?.[1] ?? '', meaning);
    });

  const nothing: [string, string][] = [
    ['a value', 'study: ki‸nd\n'],
    ['a comment', '# ki‸nd: fix\n'],
    ['a key that means nothing there', 'ki‸nd: fix\n'],
    ['a word in a text of several lines', 'codes:\n  - code: A\n    include: |\n      ki‸nd: so\n'],
  ];
  for (const [name, marked] of nothing) it(`but nothing over ${name}`, () => equal(hovered(marked), null));
});

describe('Over what stands in for a deprecated code', () => {
  const old = (text: string) => `${codebook}  - code: Old\n    deprecated: ${text}\n`;

  it('a hover shows the code it names', () => {
    for (const marked of [
      'Use Data-mis‸sing-values.',
      '"Use Data-ga‸ps, please"',
      '>-\n      Use\n      Imput‸ation',
    ])
      equal(hoverBook(old(marked))?.is !== null, true, marked);
    equal(hoverBook(old('Use Data-mis‸sing-values.'))?.over, 'Data-missing-values');
    equal(hoverBook(old('Use Data-ga‸ps.'))?.label, 'Data-missing-values');
  });

  it('a hover shows nothing over its other words', () => {
    equal(hoverBook(old('U‸se Data-missing-values.')), null);
    equal(hoverBook(old('Use some‸thing else.')), null);
  });
});
