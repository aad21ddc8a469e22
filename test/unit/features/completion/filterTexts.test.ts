import { deepEqual } from 'node:assert/strict';
import { filterTexts } from '../../../../server/src/features/completion/filterTexts';
import { studyOf } from '../../studyFixture';

const codebook = `codes:
  - code: Data-issues
    codes:
      - code: Data-missing-values
        aliases: [Data-gaps]
      - code: Data-loss
        aliases: [Data-gone, Losing]
      - code: Data-loss-fix
      - code: Theme 1
      - code: Theme 10
      - code: Pride
      - code: PRIDE
`;

/** The texts of the rows of a code, each with the alias that it stands for. */
function rows(label: string, typed: string): string[] {
  const { codes } = studyOf({ 'codebook.yaml': codebook }).study.codebook;
  return codes
    .filter((code) => code.label === label)
    .flatMap((code) => filterTexts(codes, code, typed))
    .map(({ text, alias }) => (alias === null ? text : `${text} (${alias})`));
}

describe('What an editor compares with what is typed', () => {
  const spellings = 'data-missing-values data missing values data-gaps data gaps';
  const cases: readonly [what: string, label: string, typed: string, expected: string[]][] = [
    ['holds every spelling in small letters, also with spaces', 'Data-missing-values', '', [spellings]],
    [
      'begins with the letters as they are typed',
      'Data-missing-values',
      'DATA-m',
      [spellings.replace('data-m', 'DATA-m')],
    ],
    [
      'begins with the spelling that is typed',
      'Data-missing-values',
      'Data g',
      ['Data gaps data-missing-values data missing values data-gaps'],
    ],
    ['is the same where only a part is typed', 'Data-missing-values', 'Missing', [spellings]],
    ['is one label alone where others go on from it', 'Theme 1', 'th', ['theme 1']],
    ['holds all spellings of the one that goes on', 'Data-loss-fix', 'da', ['data-loss-fix data loss fix']],
    [
      'is the label with spaces, once they are typed',
      'Data-loss',
      'data ',
      ['data loss', 'data gone data-loss data-gone losing (Data-gone)'],
    ],
    [
      'has a row for another spelling that begins so, too',
      'Data-loss',
      'd',
      ['data-loss', 'data-gone losing (Data-gone)'],
    ],
    [
      'has all spellings where the one that others go on from is not begun',
      'Data-loss',
      'los',
      ['losing data-loss data loss data-gone data gone'],
    ],
    ['has the capitals that alone tell a label from another', 'Pride', 'P', ['Pride']],
    ['and those of the other', 'PRIDE', 'P', ['PRIDE']],
  ];
  for (const [what, label, typed, expected] of cases) it(what, () => deepEqual(rows(label, typed), expected));
});
