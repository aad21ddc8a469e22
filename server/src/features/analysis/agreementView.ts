// How far coders agree: a line for each pair of them, and the codes of one of the pairs.
import * as l10n from '@vscode/l10n';
import type { AgreementGroup } from '../../analysis/agreementGroup';
import type { AgreementRow } from '../../analysis/agreementRows';
import { saidOfWarnings } from '../../analysis/agreementWarnings';
import type { CodeValues } from '../../analysis/codeValues';
import type { ComparableInterview } from '../../analysis/comparable';
import { namesListed } from '../../analysis/notes';
import { rounded } from '../../analysis/rounded';
import { codings, units } from '../shared/counts';
import type {
  AnalysisQuestion,
  ComparedPair,
  GridColumn,
  GridRow,
  GridStrip,
  GridTable,
} from './analysisView';
import { type ComparedRows, sameCoders, unitsIn } from './comparedRows';
import { firstRows } from './firstRows';
import { manyOf, plainColumn } from './gridColumns';
import { mostCells, type NotedTable } from './matrixView';

/** What is compared of a study. It hangs on no text. */
export interface ComparedStudy {
  readonly interviews: readonly ComparableInterview[];
  readonly values: CodeValues;
  /** Sentences about what is not compared; they grow while files are compared. */
  readonly notes: readonly string[];
  nameOf(file: string): string;
}

/** What the tab of agreement shows. */
export interface AgreementView {
  readonly tables: readonly GridTable[];
  readonly notes: readonly string[];
  readonly pairs: readonly ComparedPair[];
}

/** What Krippendorff (2004) takes for tentative, and for reliable. */
const marks = [0.667, 0.8] as const;

/** The pair that is asked for; where there is no such pair, the last one, which is about most. */
export function pairMeant(
  groups: readonly ComparedRows[],
  { pair }: Pick<AnalysisQuestion, 'pair'>,
): ComparedRows | undefined {
  return groups.find(({ group }) => pairId(group) === pair) ?? groups.at(-1);
}

/**
 * The tables of an agreement that has been worked out.
 *
 * @param said what must be said besides
 * @param most how many cells a table can have
 */
export function agreementView(
  groups: readonly ComparedRows[],
  question: AnalysisQuestion,
  said: readonly string[],
  most = mostCells,
): AgreementView {
  const shown = pairMeant(groups, question);
  if (!shown) {
    const nobody = l10n.t('No two coders have coded one interview, so there is nothing to compare.');
    return { tables: [], notes: [nobody, ...said], pairs: [] };
  }
  const tables = [pairsTable(groups, most), codesTable(shown, most)];
  return {
    tables: tables.map(({ table }) => table),
    notes: [
      ...tables.flatMap(({ table, notes }) => notes.map((note) => `${table.name}: ${note}`)),
      ...saidOfWarnings(shown.together.warnings).map((said) => `${nameOfPair(shown.group)}: ${said}`),
      l10n.t(
        'The thin lines are at {0} and {1}, from where Krippendorff (2004) draws tentative conclusions, and firm ones.',
        coefficient(marks[0]),
        coefficient(marks[1]),
      ),
      ...said,
    ],
    pairs: groups.map(({ group, together }) => ({
      id: pairId(group),
      text: lineOf(group, together),
      interview: group.interview,
      coders: group.coders,
    })),
  };
}

function pairId({ interview, coders }: AgreementGroup): string {
  return JSON.stringify([interview, ...coders]);
}

/** `Ilan and PO, interview 35`. */
export function nameOfPair({ interview, coders }: AgreementGroup): string {
  const who = namesListed(coders);
  return interview === null
    ? l10n.t('{0}, all interviews', who)
    : l10n.t('{0}, interview {1}', who, interview);
}

/** `Ilan and PO, interview 35: 153 units, α .33 [.19, .45]; codings of both 13, only Ilan 34, only PO 17`. */
function lineOf(group: AgreementGroup, row: AgreementRow): string {
  const start = l10n.t('{0}: {1}, α {2}', nameOfPair(group), units(unitsIn(group)), withInterval(row));
  const [a = '', b = ''] = group.coders;
  if (row.both === null || row.onlyA === null || row.onlyB === null) return start;
  return l10n.t(
    '{0}; codings of both {1}, only {2} {3}, only {4} {5}',
    start,
    row.both,
    a,
    row.onlyA,
    b,
    row.onlyB,
  );
}

/** `.33 [.19, .45]`. */
function withInterval({ alpha, alphaLow, alphaHigh }: AgreementRow): string {
  const interval =
    alphaLow === null || alphaHigh === null ? '' : ` [${rounded(alphaLow)}, ${rounded(alphaHigh)}]`;
  return `${rounded(alpha)}${interval}`;
}

/** A threshold as the field writes it, with all of its digits. */
function coefficient(value: number): string {
  return String(value).replace(/^0/, '');
}

function pairsTable(groups: readonly ComparedRows[], most: number): NotedTable {
  const columns = [
    plainColumn('units', l10n.t('Units'), 'count'),
    ...countColumns(sameCoders(groups)),
    ...coefficientColumns(),
    plainColumn('interval', l10n.t('95 %'), 'text'),
    plainColumn('identical', l10n.t('Same codes'), 'count'),
    plainColumn('alphaJaccard', l10n.t('α (Jaccard)'), 'coefficient'),
    plainColumn('alphaMasi', l10n.t('α (MASI)'), 'coefficient'),
    plainColumn('unpaired', l10n.t('In one file only'), 'count'),
    plainColumn('warnings', l10n.t('Warnings'), 'text'),
  ];
  // The last line is about most.
  const { shown, notes } = firstRows(groups.slice(0, -1), columns.length, most);
  const table: GridTable = {
    id: 'pairs',
    name: l10n.t('Agreement of coders'),
    corner: l10n.t('Coders'),
    columns,
    rows: [...shown, ...groups.slice(-1)].map(({ group, together }) => ({
      id: pairId(group),
      head: nameOfPair(group),
      note: '',
      spoken: nameOfPair(group),
      opens: true,
      cells: [
        unitsIn(group),
        ...countsOf(together),
        ...coefficientsIn(together),
        together.alphaLow === null || together.alphaHigh === null
          ? ''
          : l10n.t('{0} to {1}', rounded(together.alphaLow), rounded(together.alphaHigh)),
        together.identical,
        together.alphaJaccard,
        together.alphaMasi,
        together.unpaired,
        warningIds(together),
      ],
      strip: stripOf(together),
    })),
    strip: { column: 'alpha', marks: [...marks] },
  };
  return { table, notes };
}

function codesTable({ group, codes, together }: ComparedRows, most: number): NotedTable {
  const columns = [
    ...countColumns(group.coders),
    plainColumn('differ', l10n.t('Differ'), 'count'),
    ...coefficientColumns(),
    plainColumn('warnings', l10n.t('Warnings'), 'text'),
  ];
  const { shown, notes } = firstRows(codes, columns.length, most);
  const table: GridTable = {
    id: 'codes',
    name: l10n.t('Codes: {0}', nameOfPair(group)),
    corner: l10n.t('Code'),
    columns,
    rows: [...shown, together].map(
      (row): GridRow => ({
        id: row.code === null ? '' : `=${row.code}`,
        head: row.code ?? l10n.t('All together'),
        note: '',
        spoken: row.code ?? l10n.t('All together'),
        opens: row.code !== null,
        cells: [
          ...countsOf(row),
          row.onlyA === null || row.onlyB === null ? null : row.onlyA + row.onlyB,
          ...coefficientsIn(row),
          warningIds(row),
        ],
        strip: stripOf(row),
      }),
    ),
    strip: { column: 'alpha', marks: [...marks] },
  };
  return { table, notes };
}

function countColumns(coders: readonly string[] | null): GridColumn[] {
  const [a, b] = coders?.length === 2 ? coders : [];
  const counted = (id: string, head: string): GridColumn => ({
    ...plainColumn(id, head, 'count'),
    one: codings(1),
    many: manyOf(codings),
    opens: true,
  });
  return [
    counted('both', l10n.t('Both')),
    counted('onlyA', l10n.t('Only {0}', a ?? 'A')),
    counted('onlyB', l10n.t('Only {0}', b ?? 'B')),
    plainColumn('neither', l10n.t('Neither'), 'count'),
  ];
}

function countsOf({ both, onlyA, onlyB, neither }: AgreementRow) {
  return [both, onlyA, onlyB, neither];
}

function coefficientColumns(): GridColumn[] {
  return [
    plainColumn('percent', l10n.t('Agree'), 'percent'),
    plainColumn('kappa', 'κ', 'coefficient', l10n.t('kappa')),
    plainColumn('alpha', 'α', 'coefficient', l10n.t('alpha')),
    plainColumn('ac1', 'AC1', 'coefficient'),
    plainColumn('positive', l10n.t('Positive'), 'coefficient'),
  ];
}

function coefficientsIn({ percent, kappa, alpha, ac1, positive }: AgreementRow) {
  return [percent, kappa, alpha, ac1, positive];
}

function warningIds({ warnings }: AgreementRow): string {
  return warnings.map(({ id }) => id).join(', ');
}

function stripOf({ alpha, alphaLow, alphaHigh }: AgreementRow): GridStrip | null {
  return alpha === null ? null : { value: alpha, low: alphaLow, high: alphaHigh };
}
