import type { GridTable } from '../src/panel/analysisMessages';

/** The head of a column or of a row. All that comes from a study gets in as text, which nothing reads as HTML. */
export function headCell(head: string, note: string, scope: 'col' | 'row'): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.scope = scope;
  const name = document.createElement('span');
  name.dir = 'auto';
  name.textContent = head;
  cell.append(name);
  if (note === '') return cell;
  const small = document.createElement('small');
  small.dir = 'auto';
  small.textContent = note;
  cell.append(' ', small);
  return cell;
}

/** The head of a column of numbers or words: a few words stand on one line, and what is longer wraps. */
export function columnHead({ head, note, format }: GridTable['columns'][number]): HTMLTableCellElement {
  const cell = headCell(head, note, 'col');
  cell.className = [format === 'text' ? 'words' : '', head.length > 18 ? 'long' : ''].join(' ').trim();
  return cell;
}
