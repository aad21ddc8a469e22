import type { GridCell, GridColumn } from '../../../server/src/protocol/analysis';

/** How the numbers of a table are written in a language, for eyes and for ears. */
export class GridText {
  private readonly numbers: Intl.NumberFormat;
  private readonly decimals: Intl.NumberFormat;
  private readonly percents: Intl.NumberFormat;
  /** How numbers are written: a table has few different ones, each in hundreds of cells. */
  private readonly known = new Map<number, string>();

  /** @param language such as `pt-br` */
  constructor(language: string) {
    this.numbers = new Intl.NumberFormat(language);
    this.decimals = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    this.percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  }

  number(value: number): string {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const text = this.numbers.format(value);
    this.known.set(value, text);
    return text;
  }

  /** A cell as it is written. */
  written(cell: GridCell, { format, of }: GridColumn): string {
    if (cell === null) return '–';
    if (typeof cell === 'string') return cell;
    switch (format) {
      case 'share':
        return of ? `${this.number(cell)} (${this.percents.format(cell / of)})` : this.number(cell);
      case 'percent':
        return this.percents.format(cell);
      case 'coefficient':
        return coefficient(cell);
      case 'decimal':
        return this.decimals.format(cell);
      default:
        return this.number(cell);
    }
  }

  /**
   * A cell as it is said: `4 codings`.
   *
   * @param none what is said for no number
   */
  said(cell: GridCell, column: GridColumn, none: string): string {
    if (cell === null) return none;
    if (typeof cell === 'string' || column.many === '') return this.written(cell, column);
    const counted = cell === 1 ? column.one : column.many.replace('{0}', this.number(cell));
    return column.of ? `${counted}, ${this.percents.format(cell / column.of)}` : counted;
  }
}

/** A coefficient as the field writes it: `.33`, `-.06`, `1.00`. */
function coefficient(value: number): string {
  const text = value.toFixed(2);
  return (text === '-0.00' ? '0.00' : text).replace(/^(-?)0\./, '$1.');
}
