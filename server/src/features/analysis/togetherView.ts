// Which codes go together, as a list of pairs or a square of codes.
import * as l10n from '@vscode/l10n';
import type { CodePair } from '../../analysis/codePair';
import { type CodeRow, codeRows } from '../../analysis/codeRows';
import { type Cooccurrence, cooccurrenceSteps } from '../../analysis/cooccurrence';
import { countedNotes } from '../../analysis/notes';
import { Refusal } from '../../codebook/refusal';
import { itemAt, numberAt } from '../../transcript/itemAt';
import { interviews, passages, segments } from '../shared/counts';
import type { AnalysisQuestion, GridColumn, GridRow, GridTable } from './analysisView';
import { manyOf, plainColumn } from './gridColumns';
import { type CountedStudy, columnId, mostCells, type NotedTable, rowId } from './matrixView';
import { onlyNearNotes } from './pairRows';

/** The counts of pairs that the list has, in the order of its columns. */
const counts = ['passages', 'segments', 'near', 'interviews', 'jaccard', 'ofA', 'ofB'] as const;

/** The pairs of codes that go together, worked out file by file: between two steps somebody else may have a turn. */
export function* togetherView(
  of: CountedStudy,
  question: AnalysisQuestion,
  most = mostCells,
): Generator<void, NotedTable> {
  const { study, counted, nameOf } = of;
  const asked = { near: question.near, words: new Map() };
  const notes: string[] = [];
  let rows = codeRows(study, question.rows);
  let found = yield* unlessTooMany(cooccurrenceSteps(study, counted, rows, asked), rows, notes);
  const inUse = found.passages.filter((on) => on > 0).length;
  if (question.shape === 'square' && question.rows === 'codes' && inUse * inUse > most)
    notes.push(l10n.t('A square of {0} codes is too large to be shown. These are their families.', inUse));
  if (question.rows === 'codes' && notes.length > 0) {
    rows = codeRows(study, 'families');
    found = yield* unlessTooMany(cooccurrenceSteps(study, counted, rows, asked), rows, notes);
  }
  // A square has passages with both, and on those they are near each other.
  if (question.shape === 'list') notes.push(...onlyNearNotes(found, question.near));
  const view =
    question.shape === 'square' ? squareTable(rows, found, most) : listTable(rows, found, question, most);
  return { table: view.table, notes: [...countedNotes(counted, nameOf), ...notes, ...view.notes] };
}

/** Pairs that have been counted; none where they are too many, which is said in the notes. */
function* unlessTooMany(
  counting: Generator<void, Cooccurrence>,
  { length }: readonly CodeRow[],
  notes: string[],
): Generator<void, Cooccurrence> {
  try {
    return yield* counting;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    notes.push(error.message);
    return { pairs: [], passages: new Int32Array(length), onlyNear: false };
  }
}

function listTable(
  rows: readonly CodeRow[],
  found: Cooccurrence,
  { near, code }: AnalysisQuestion,
  most: number,
): NotedTable {
  const wanted = code === null ? -1 : rows.findIndex(({ labels }) => labels.includes(code));
  const all = found.pairs.filter(({ a, b }) => wanted < 0 || a === wanted || b === wanted);
  // Pairs that only are in one interview are nearly all pairs there are.
  const close = all.filter((pair) => pair.near > 0);
  close.sort((one, other) => other.passages - one.passages || other.near - one.near);
  const shown = close.slice(0, Math.floor(most / counts.length));
  const notes: string[] = [];
  if (shown.length < close.length)
    notes.push(l10n.t('Only the first {0} pairs are shown, of {1}.', shown.length, close.length));
  const far = all.length - close.length;
  if (far > 0)
    notes.push(
      far === 1
        ? l10n.t('1 more pair is in one transcript, but never within {0} of each other.', passages(near))
        : l10n.t(
            '{0} more pairs are in one transcript, but never within {1} of each other.',
            far,
            passages(near),
          ),
    );
  const table: GridTable = {
    id: 'pairs',
    name: l10n.t('Codes together'),
    corner: l10n.t('Code'),
    columns: listColumns(near),
    rows: shown.map((pair) => listRow(pair, rows)),
    strip: null,
  };
  return { table, notes };
}

function listColumns(near: number): GridColumn[] {
  const [onPassages, inSegments] = [
    { one: passages(1), many: manyOf(passages), opens: true },
    { one: segments(1), many: manyOf(segments), opens: true },
  ];
  return [
    plainColumn('with', l10n.t('with'), 'text', ''),
    {
      ...plainColumn('passages', l10n.t('Passages'), 'count', l10n.t('together')),
      ...onPassages,
      shaded: true,
    },
    { ...plainColumn('segments', l10n.t('Segments'), 'count', l10n.t('together')), ...inSegments },
    { ...plainColumn('near', l10n.t('Near/{0}', near), 'count', l10n.t('near')), ...onPassages },
    {
      ...plainColumn('interviews', l10n.t('Interviews'), 'count', l10n.t('in one transcript')),
      one: interviews(1),
      many: manyOf(interviews),
    },
    plainColumn('jaccard', l10n.t('Jaccard'), 'coefficient'),
    plainColumn('ofA', l10n.t('Of the first'), 'percent'),
    plainColumn('ofB', l10n.t('Of the other'), 'percent'),
  ];
}

function listRow(pair: CodePair, rows: readonly CodeRow[]): GridRow {
  const [a, b] = [itemAt(rows, pair.a), itemAt(rows, pair.b)];
  return {
    id: `${rowId(a)}\n${rowId(b)}`,
    head: a.name,
    note: '',
    spoken: l10n.t('{0} with {1}', a.name, b.name),
    opens: true,
    cells: [b.name, ...counts.map((key) => pair[key])],
    strip: null,
  };
}

/** The square of the rows that are on any passage, of which it has at most so many cells. */
export function squareTable(rows: readonly CodeRow[], found: Cooccurrence, most: number): NotedTable {
  const notes: string[] = [];
  let used = [...rows.keys()].filter((row) => numberAt(found.passages, row) > 0);
  const side = Math.floor(Math.sqrt(most));
  if (used.length > side) {
    const kept = new Set(
      [...used].sort((a, b) => numberAt(found.passages, b) - numberAt(found.passages, a)).slice(0, side),
    );
    notes.push(l10n.t('Only the {0} rows on the most passages are shown, of {1}.', side, used.length));
    used = used.filter((row) => kept.has(row));
  }
  const places = new Map(used.map((row, place) => [row, place]));
  const cells = used.map((row, place) =>
    used.map((_, other) => (other === place ? numberAt(found.passages, row) : 0)),
  );
  for (const { a, b, passages: both } of found.pairs) {
    const [one, other] = [places.get(a), places.get(b)];
    if (one === undefined || other === undefined) continue;
    itemAt(cells, one)[other] = both;
    itemAt(cells, other)[one] = both;
  }
  const table: GridTable = {
    id: 'square',
    name: l10n.t('Passages with two codes'),
    corner: l10n.t('Code'),
    columns: used.map((row) => {
      const { name } = itemAt(rows, row);
      return {
        id: columnId(rowId(itemAt(rows, row))),
        head: name,
        note: '',
        spoken: l10n.t('with {0}', name),
        format: 'count',
        of: null,
        shaded: true,
        one: passages(1),
        many: manyOf(passages),
        opens: true,
      };
    }),
    rows: used.map((row, place) => {
      const own = itemAt(rows, row);
      return {
        id: rowId(own),
        head: own.name,
        note: '',
        spoken: own.name,
        opens: true,
        cells: itemAt(cells, place),
        strip: null,
      };
    }),
    strip: null,
  };
  return { table, notes: [...notes, l10n.t('The diagonal has the passages with the code.')] };
}
