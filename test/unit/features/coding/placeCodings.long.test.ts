// Codings from a table onto transcripts that are there: what has a place comes in, and what has none is named.
import { deepEqual, equal } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import type { TableCoding } from '../../../../server/src/exchange/codingsTable';
import { codingsFromTable } from '../../../../server/src/features/coding/codingsFromTable';
import { answered } from '../../../../server/src/features/shared/asking';
import { spokenWords } from '../../../../server/src/study/summarize';
import { itemAt } from '../../../../server/src/transcript/itemAt';
import { applyEdits, type TextEdit } from '../../../../server/src/transcript/textEdit';
import { uncoded } from '../../exchange/uncoded';
import { studyOf } from '../../studyFixture';

type Files = Readonly<Record<string, string>>;

/** The codings of a study as `marginalia codings --format csv` lists them. */
function rowsOf(files: Files): TableCoding[] {
  const { study, transcript } = studyOf(files);
  return Object.keys(files)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((file) => {
      const read = transcript(file);
      return read.codings
        .filter(({ passage }) => passage >= 0)
        .map(({ passage: index, quote, label, line }): TableCoding => {
          const { range, speaker, firstLine } = itemAt(read.passages, index);
          const passage = spokenWords(read, range);
          return {
            file,
            interview: read.interview,
            coder: read.coder,
            line: line + 1,
            label,
            words: quote?.text ?? passage,
            whole: quote === null,
            memo: null,
            speaker,
            known: study.resolve(label) !== undefined,
            passageLine: firstLine + 1,
            passageNumber: null,
            passage,
          };
        });
    });
}

/** The files once codings are on them, and what is said of it. */
function withCodings(files: Files, rows: readonly TableCoding[]) {
  const { study } = studyOf(files);
  const proposal = {
    study,
    nameOf: (file: string) => file,
    keep: (_file: string, text: string, edits: readonly TextEdit[]) => applyEdits(text, edits),
  };
  const codebook = files['codebook.yaml'] ?? null;
  const plan = answered(codingsFromTable(proposal, codebook, rows), (file) => files[file] ?? null);
  const after = { ...files, ...Object.fromEntries(plan.files) };
  if (plan.codebook !== null) after['codebook.yaml'] = plan.codebook;
  return { plan, after };
}

/** All codings of a study with the places of their words in what is said. */
function codingsOf(files: Files): string[] {
  const { transcript } = studyOf(files);
  return Object.keys(files)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((file) => {
      const { codings, passages } = transcript(file);
      return codings.map(({ passage, label, quote }) => {
        const from = passages[passage]?.range.start ?? 0;
        const words = quote?.target && [quote.target.start - from, quote.target.end - from];
        return JSON.stringify([file, passage, label, quote?.text ?? null, words]);
      });
    })
    .sort();
}

function passagesOf(files: Files) {
  const { transcript } = studyOf(files);
  const names = Object.keys(files).filter((name) => name.endsWith('.txt'));
  return names.map((name) => {
    const { text, passages } = transcript(name);
    return passages.map(({ speaker, range }) => [speaker, text.slice(range.start, range.end)]);
  });
}

function row(changes: Partial<TableCoding>): TableCoding {
  const blank = { file: 'a.txt', interview: null, coder: null, line: null, label: 'tide', words: 'It rose.' };
  const rest = {
    whole: false,
    memo: null,
    speaker: null,
    known: null,
    passageLine: null,
    passageNumber: null,
  };
  return { ...blank, ...rest, passage: null, ...changes };
}

const codebook = 'speakers: [Interviewer, Ana]\ncodes: [tide, ebb, the long wait]\n';
const talk = 'Interviewer\n\nWhat rose?\n\nAna\n\nIt rose.\n\nYes.\n\nInterviewer\n\nYes.\n';

describe('Codings from a table', () => {
  const cases: [what: string, changes: Partial<TableCoding>, after: string, lost: string[]][] = [
    ['whole passages by their words', { whole: true }, talk.replace('It rose.\n', 'It rose.\n\ntide\n'), []],
    ['quotes', { words: 'rose?' }, talk.replace('What rose?\n', 'What rose?\n\ntide "rose?"\n'), []],
    [
      'words that two say, by who says them',
      { words: 'Yes.', speaker: 'Ana', whole: true },
      talk.replace('Yes.\n', 'Yes.\n\ntide\n'),
      [],
    ],
    [
      'words that two say and nothing tells apart: not at all',
      { words: 'Yes.' },
      talk,
      ['coding-without-place'],
    ],
    ['words that nobody says: not at all', { words: 'It fell.' }, talk, ['coding-without-place']],
    ['an interview that is not there: not at all', { file: 'b.txt' }, talk, ['source-without-text']],
    [
      'the file in another folder',
      { file: 'study/a.txt', whole: true },
      talk.replace('It rose.\n', 'It rose.\n\ntide\n'),
      [],
    ],
    [
      'memos, below their codes',
      { whole: true, memo: 'Really?\nAsk.' },
      talk.replace('It rose.\n', 'It rose.\n\ntide\n\n// Really?\n// Ask.\n'),
      [],
    ],
    [
      'the whole passage where it does not say the quote',
      { words: 'It fell.', passage: 'It rose.' },
      talk.replace('It rose.\n', 'It rose.\n\ntide\n'),
      ['words-changed'],
    ],
  ];
  for (const [what, changes, expected, lost] of cases)
    it(`code ${what}`, () => {
      const { after, plan } = withCodings({ 'codebook.yaml': codebook, 'a.txt': talk }, [row(changes)]);
      equal(after['a.txt'], expected);
      deepEqual(
        plan.lost.map(({ kind }) => kind),
        lost,
      );
      const again = withCodings(after, [row(changes)]);
      deepEqual(again.after, after);
    });

  it('bring codes into the codebook that it lacks, but for those that no codebook had', () => {
    const rows = [row({ label: 'swell' }), row({ label: 'tyde', known: false })];
    const { after } = withCodings({ 'codebook.yaml': codebook, 'a.txt': talk }, rows);
    deepEqual(
      studyOf(after).study.codebook.codes.map(({ label }) => label),
      ['tide', 'ebb', 'the long wait', 'swell'],
    );
    deepEqual(codingsOf(after).length, 2);
  });

  it('of a study come back onto the same talk without codes, each on its passage, whatever is said twice', () => {
    const said = fc.constantFrom(
      'Yes, it did.',
      'No, it did not, as far as we know.',
      'It was late, and it was cold.',
      'What\nrose, then?',
    );
    const code = fc.constantFrom(
      'tide',
      'ebb',
      '#the long wait',
      'tide "late"',
      '#ebb "was … cold"',
      'ebb "did"',
    );
    const passage = fc.record({
      who: fc.option(fc.constantFrom('Ana', 'Interviewer')),
      said,
      codes: fc.uniqueArray(code, { maxLength: 3 }),
    });
    const file = fc.record({
      gap: fc.constantFrom('\n', '\n\n'),
      passages: fc.array(passage, { minLength: 1, maxLength: 12 }),
    });
    const written = ({
      gap,
      passages,
    }: {
      gap: string;
      passages: { who: string | null; said: string; codes: string[] }[];
    }) =>
      `Interviewer\n\n${passages
        .map((one) => `${one.who === null ? '' : `${one.who}\n\n`}${[one.said, ...one.codes].join(gap)}`)
        .join('\n\n')}\n`;
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 2 }), (all) => {
        const texts = all.map((one, index) => [`Interview ${index + 1}.txt`, written(one)] as const);
        const files = { 'codebook.yaml': codebook, ...Object.fromEntries(texts) };
        const plain = uncoded(files);
        // Without its codes a name may be read where talk was: then it is not the same talk.
        fc.pre(isDeepStrictEqual(passagesOf(files), passagesOf(plain)));
        const { after } = withCodings(plain, rowsOf(files));
        const located = codingsOf(files).filter((key) => !key.endsWith('",null]'));
        const back = new Set(codingsOf(after));
        deepEqual(
          located.filter((key) => !back.has(key)),
          [],
        );
      }),
    );
  });

  it('come onto the right one of the passages that say their words, by the lines of the codes alone', () => {
    const said = ['Yes.', 'It rose.', 'Yes.', 'No.', 'Yes.', 'Yes.', 'It rose.', 'Yes.'];
    for (const gap of ['\n', '\n\n'])
      for (const coded of [[0], [2], [5], [2, 5], [0, 4, 7], [1, 6, 7], [0, 2, 4, 5, 7]]) {
        const blocks = said.map((words, at) =>
          [words, ...(coded.includes(at) ? ['tide', at % 2 === 0 ? 'ebb' : '#the long wait'] : [])].join(gap),
        );
        const files = { 'codebook.yaml': codebook, 'a.txt': `Ana\n\n${blocks.join('\n\n')}\n` };
        const rows = rowsOf(files).map((one) => ({ ...one, passageLine: null }));
        const { after } = withCodings(uncoded(files), rows);
        deepEqual(codingsOf(after), codingsOf(files), `${JSON.stringify(gap)} ${coded.join()}`);
      }
  });

  const two = {
    'codebook.yaml': 'codes:\n  - code: tide\n',
    'talk/Maya Lind.txt': 'Ana\nIt was late.\n',
    'talk/Rosa.txt': 'Ana\nIt was late.\n',
  };
  const rosa: TableCoding = {
    file: 'Rosa',
    interview: null,
    coder: null,
    line: null,
    label: 'tide',
    words: 'It was late.',
    whole: true,
    memo: null,
    speaker: null,
    known: null,
    passageLine: null,
    passageNumber: null,
    passage: null,
  };

  it('are of a code of the codebook where a table has all that it is under before it, and of a new one elsewhere', () => {
    for (const [label, expected, codes] of [
      ['sea\\tide', 'tide', 0],
      ['sea::tide', 'tide', 0],
      ['sea > tide', 'tide', 0],
      ['sea\\ebb', 'sea\\ebb', 1],
    ] as const) {
      const { plan, after } = withCodings(two, [{ ...rosa, label }]);
      deepEqual(
        [plan.codes, codingsOf(after).map((key) => key.includes(JSON.stringify(expected)))],
        [codes, [true]],
      );
    }
  });

  for (const [what, where, file] of [
    ['has no ending', { file: 'Rosa' }, 'talk/Rosa.txt'],
    ['has the ending of a recording’s document', { file: 'talk/Rosa.docx' }, 'talk/Rosa.txt'],
    ['is the name of an interview alone', { file: '', interview: 'Maya Lind' }, 'talk/Maya Lind.txt'],
    ['is in another folder', { file: 'other/Rosa.txt' }, null],
    ['is unknown', { file: 'Ros' }, null],
  ] as const)
    it(`find their file where its name in the table ${what}`, () => {
      deepEqual(
        [...withCodings(two, [{ ...rosa, ...where }]).plan.files.keys()],
        file === null ? [] : [file],
      );
    });
});
