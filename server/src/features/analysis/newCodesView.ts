// How many new codes each further interview brings, as a curve and a table.
import * as l10n from '@vscode/l10n';
import { type CodeRow, codeRows } from '../../analysis/codeRows';
import { countedNotes } from '../../analysis/notes';
import { type Saturation, saturationSteps } from '../../analysis/saturation';
import { saturationNotes } from '../../analysis/saturationNotes';
import { itemAt } from '../../transcript/itemAt';
import { codes, interviews } from '../shared/counts';
import type { AnalysisQuestion, GridColumn, GridCurve, GridTable } from './analysisView';
import { firstRows } from './firstRows';
import { plainColumn } from './gridColumns';
import { type CountedStudy, mostCells, type NotedTable } from './matrixView';

/** A curve with its table. */
export interface NewCodesView extends NotedTable {
  readonly curve: GridCurve | null;
}

/** New codes with the rows that their indices are of. */
export interface FoundNewCodes {
  readonly rows: readonly CodeRow[];
  readonly found: Saturation;
}

/** Counts new codes, code by code: between two steps somebody else may have a turn. */
export function* foundNewCodes(
  { study, counted }: CountedStudy,
  question: AnalysisQuestion,
): Generator<void, FoundNewCodes> {
  const rows = codeRows(study, question.rows);
  return { rows, found: yield* saturationSteps(study, counted, rows, question) };
}

/** The curve of new codes, worked out code by code: between two steps somebody else may have a turn. */
export function* newCodesView(
  of: CountedStudy,
  question: AnalysisQuestion,
  most = mostCells,
): Generator<void, NewCodesView> {
  const { counted, nameOf } = of;
  const { rows, found } = yield* foundNewCodes(of, question);
  const names = (newCodes: readonly number[]) => newCodes.map((row) => itemAt(rows, row).name);
  const columns = columnsFor();
  const { shown, notes } = firstRows(found.rows, columns.length, most);
  const table: GridTable = {
    id: 'new-codes',
    name: l10n.t('New codes by interview'),
    corner: l10n.t('Interview'),
    columns,
    rows: shown.map(({ position, interview, newCodes, ...row }) => ({
      id: interview.key,
      head: interview.name,
      note: '',
      spoken: l10n.t('interview {0}', interview.name),
      opens: true,
      cells: [
        row.codes,
        newCodes.length,
        row.cumulative,
        row.expected,
        row.ratio,
        row.reached === true ? `${position - 1}+${question.run}` : '',
        names(newCodes).join(', '),
      ],
      strip: null,
    })),
    strip: null,
  };
  return {
    table,
    curve: curveOf(found),
    notes: [...notes, ...saturationNotes(found, question), ...countedNotes(counted, nameOf)],
  };
}

function columnsFor(): GridColumn[] {
  return [
    { ...plainColumn('codes', l10n.t('Codes'), 'count'), opens: true },
    { ...plainColumn('new', l10n.t('New'), 'count'), opens: true, shaded: true },
    plainColumn('cumulative', l10n.t('In all'), 'count'),
    plainColumn('expected', l10n.t('Expected'), 'decimal'),
    plainColumn('ratio', l10n.t('Ratio'), 'percent'),
    plainColumn('reached', l10n.t('Reached'), 'text'),
    plainColumn('newCodes', l10n.t('New codes'), 'text'),
  ];
}

function curveOf({ rows }: Saturation): GridCurve | null {
  const last = rows.at(-1);
  if (!last) return null;
  return {
    spoken: l10n.t(
      '{0} in {1}. The last interview brought {2}.',
      codes(last.cumulative),
      interviews(rows.length),
      codes(last.newCodes.length),
    ),
    value: l10n.t('codes in all'),
    expected: l10n.t('expected over all orders'),
    fresh: l10n.t('new codes'),
    points: rows.map(({ interview, cumulative, expected, newCodes }) => ({
      at: interview.name,
      value: cumulative,
      expected,
      fresh: newCodes.length,
    })),
  };
}
