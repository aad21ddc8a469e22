import type { CellFormat, GridColumn } from './analysisView';

/** A column that is not shaded, whose cells have no words for what they count and no passages to be asked for. */
export function plainColumn(id: string, head: string, format: CellFormat, spoken = head): GridColumn {
  return {
    id,
    head,
    note: '',
    spoken,
    format,
    of: null,
    shaded: false,
    one: '',
    many: '',
    opens: false,
  };
}

/** A count in words with a gap for its number, as a table has numbers of its own. */
export function manyOf(inWords: (count: number) => string): string {
  // No count is negative, so that no language has a word of its own for it.
  return inWords(-1).replace('-1', '{0}');
}
