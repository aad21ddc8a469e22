/**
 * One line of a CSV file after RFC 4180, with its CRLF. Lists and objects are written as JSON, null as nothing.
 *
 * A spreadsheet takes a text that begins with one of `= + - @`, a tab or a line end for a formula, which in a
 * file from somebody else is a danger. An apostrophe before it makes it text again, as OWASP advises.
 */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = typeof cell === 'string' ? withoutFormula(cell) : JSON.stringify(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The full-width forms do the same in spreadsheets of East Asia. */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
