import { deepEqual } from 'node:assert/strict';
import { readCodebook } from '../../../../server/src/codebook/read';
import { fixesWithoutIssue, hintsFor, unusedCodes } from '../../../../server/src/features/diagnostics/hints';
import { studyOf } from '../../studyFixture';

const codebook = `codes:
  - code: Data-issues [DATA]
    codes:
      - code: Data-gaps
        aliases: [Data-holes]
        codes:
          - code: Data-gaps-in-time
      - code: Data-gaps-fix
  - code: Imputation
    kind: fix
    fixes: Data-gaps
  - code: Care
    kind: fix
  - code: DATA-age
  - code: Old
    deprecated: Use Data-gaps.
  - code: Old-fix
    deprecated: Not any more.
`;

const said = (...codes: string[]) => `Interviewee\n\nHalf of it was missing.\n\n${codes.join('\n')}\n`;

describe('A fix without its issue', () => {
  /** The hints of a transcript. */
  const found = (text: string, book: string | null = codebook) => {
    const { study } = studyOf({ 'a.txt': text, ...(book === null ? {} : { 'codebook.yaml': book }) });
    const summary = study.transcripts.get('a.txt');
    return [...(summary ? hintsFor(study, summary) : [])].map(({ code, severity, at }) => [
      code,
      severity,
      at.line,
    ]);
  };

  const fine: [string, string][] = [
    ['the issue stands on the same passage', said('Data-gaps', 'Data-gaps-fix')],
    ['the issue stands elsewhere in the transcript', `${said('Imputation')}\n${said('Data-gaps')}`],
    ['the issue stands there under another spelling', said('Data-holes', 'Imputation')],
    ['a code under the issue stands there', said('Data-gaps-in-time', 'Imputation')],
    ['the fix names no issue', said('Care')],
    ['the fix is above all talk', `Imputation\n\n${said('Data-gaps')}`],
  ];
  for (const [when, text] of fine) it(`is not reported when ${when}`, () => deepEqual(found(text), []));

  it('is reported where the transcript first has the fix, each fix once', () => {
    const text = said('Imputation', 'Imputation "missing"', 'Data-gaps-fix');
    deepEqual(found(text), [
      ['fix-without-issue', 'hint', 4],
      ['fix-without-issue', 'hint', 6],
    ]);
  });

  it('is reported when the issue is above all talk, where it codes nothing', () =>
    deepEqual(found(`Data-gaps\n\n${said('Imputation')}`), [['fix-without-issue', 'hint', 6]]));

  it('is not reported while nobody has said what the codes are', () => {
    deepEqual(found(said('Data-gaps-fix'), null), []);
  });

  it('is reported in the codebook when it has no issue for it', () => {
    const marked = fixesWithoutIssue(readCodebook(codebook)).map(({ range }) =>
      codebook.slice(range.start, range.end),
    );
    deepEqual(marked, ['Care']);
  });
});

describe('A code that no transcript uses', () => {
  const unused = (...texts: string[]) => {
    const files = Object.fromEntries(texts.map((text, index) => [`${index}.txt`, text]));
    return unusedCodes(studyOf({ ...files, 'codebook.yaml': codebook }).study).map(({ label }) => label);
  };

  it('is found, but for those that should not be used', () => {
    deepEqual(unused(said('Care')), [
      'Data-issues [DATA]',
      'Data-gaps',
      'Data-gaps-in-time',
      'Data-gaps-fix',
      'Imputation',
      'DATA-age',
    ]);
  });

  it('is none that is used under another spelling', () => {
    deepEqual(
      unused(said('Data-holes', 'Data-gaps-in-time', 'Data-gaps-fix', 'Imputation', 'Care', 'DATA-age')),
      [],
    );
  });

  it('is none that heads one in use, as a parent or by its prefix', () => {
    deepEqual(unused(said('Data-gaps-in-time')), ['Data-gaps-fix', 'Imputation', 'Care', 'DATA-age']);
    deepEqual(unused(said('DATA-age')), [
      'Data-gaps',
      'Data-gaps-in-time',
      'Data-gaps-fix',
      'Imputation',
      'Care',
    ]);
  });

  it('is one that stands above all talk only, where it codes nothing', () => {
    deepEqual(unused(`Care\n\n${said('DATA-age')}`).includes('Care'), true);
  });
});
