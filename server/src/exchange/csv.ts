// Tables as text (RFC 4180), as spreadsheets and other programs write them.

const separators = [',', ';', '\t', '|'] as const;

/** So many rows tell what stands between cells. */
const rowsToTellBy = 50;

/**
 * The rows of a table, cell by cell, as they stand there. What stands between cells is found out: a comma, a semicolon, a tab or a stroke.
 * Rows without any text are left out.
 *
 * @param text without byte order mark, with line ends of any kind, also within quotation marks
 */
export function csvRows(text: string): string[][] {
  // Excel says itself what it has put between cells.
  const told = /^sep=(.)(?:\r\n?|\n|$)/i.exec(text);
  if (told?.[1] !== undefined) return [...rowsOf(text, told[1], told[0].length)].filter(hasText);
  return [...rowsOf(text, separatorOf(text), 0)].filter(hasText);
}

/**
 * A cell without the apostrophe that the command line puts before what a spreadsheet would take for a formula. Any other apostrophe
 * is somebody's own.
 */
export function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}

/** The separator that gives most rows as many cells as the first has; of several, the one that gives more cells. */
function separatorOf(text: string): string {
  let [best, most]: [string, number] = [',', 0];
  for (const separator of separators) {
    const counts: number[] = [];
    for (const row of rowsOf(text, separator, 0)) {
      if (!hasText(row)) continue;
      counts.push(row.length);
      if (counts.length === rowsToTellBy) break;
    }
    const [cells = 1] = counts;
    const alike = counts.filter((count) => count === cells).length / Math.max(1, counts.length);
    const score = cells > 1 && alike > 0.5 ? alike * 1000 + Math.min(cells, 900) : 0;
    if (score > most) [best, most] = [separator, score];
  }
  return best;
}

function hasText(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '');
}

function* rowsOf(text: string, separator: string, start: number): Generator<string[]> {
  let row: string[] = [];
  let at = start;
  // A quotation mark that nothing closes is one that somebody wrote, and so are those behind it.
  let quotes = true;
  while (at < text.length) {
    let cell = '';
    if (quotes && text.charAt(at) === '"') {
      const end = closingQuote(text, at + 1);
      quotes = end !== -1;
      if (quotes) {
        cell = text.slice(at + 1, end).replaceAll('""', '"');
        at = end + 1;
      }
    }
    const end = cellEnd(text, separator, at);
    row.push(cell + text.slice(at, end));
    at = end;
    if (text.charAt(at) === separator) {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    yield row;
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
}

/** Where a quoted cell ends; -1 where it does not. */
function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start);
  while (at !== -1 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at;
}

function cellEnd(text: string, separator: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === separator || character === '\n' || character === '\r') break;
  }
  return at;
}
