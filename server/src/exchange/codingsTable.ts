// Codings as a table, as `marginalia codings --format csv` writes them, for transcripts that are there.
import * as l10n from '@vscode/l10n';
import { ImportError, type Loss, Losses } from './imported';
import { cellAt, columnNamed, headsOf, tableSheets, textsInJson } from './tableFile';

/** A coding as a row of a table has it. Where it belongs in a transcript is still to be found. */
export interface TableCoding {
  /** The path of the transcript, with `/`; `''` where the table does not tell. */
  readonly file: string;
  readonly interview: string | null;
  readonly coder: string | null;
  /** The line that the code stood on, from 1; null for none. */
  readonly line: number | null;
  readonly label: string;
  /** The coded words: the quote as it was written, which may leave words out with `…`, or all words of the passage. */
  readonly words: string;
  /** True where the code is about the whole passage. */
  readonly whole: boolean;
  readonly memo: string | null;
  readonly speaker: string | null;
  /** Whether the codebook has the code; null where the table does not tell. */
  readonly known: boolean | null;
  /** The first line of the passage, from 1; null for none. */
  readonly passageLine: number | null;
  /** Which passage of its transcript it is, from 1; null where the table does not tell. */
  readonly passageNumber: number | null;
  /** All words of the passage, single-spaced; null where the table does not tell. */
  readonly passage: string | null;
}

/**
 * Reads codings from CSV or XLSX.
 *
 * @returns a coding for each code of a row that has a label and words
 * @throws ImportError where no column says which code, or none which words
 */
export function readCodingsTable(bytes: Uint8Array): {
  readonly codings: TableCoding[];
  readonly lost: Loss[];
} {
  const losses = new Losses();
  const sheet = tableSheets(bytes, losses).find(([head]) => head && isHead(headsOf(head)));
  const [head, ...rows] = sheet ?? [];
  if (!head) {
    const message = l10n.t(
      'This table does not say which code is on which words. Export it with “marginalia codings --format csv”, and import that.',
    );
    throw new ImportError(message);
  }
  const heads = headsOf(head);
  const codings = rows.flatMap((row) => {
    const coding = codingOf((...names) => cellAt(row, columnNamed(heads, names)));
    if (coding.words === '') return [];
    // Some programs list all codes of some words in one cell, a line each.
    const labels = coding.label.split(/[\r\n]+/).flatMap((label) => label.trim() || []);
    return labels.map((label) => ({ ...coding, label }));
  });
  return { codings, lost: losses.all() };
}

/** True for a table of codings: one with a column for codes, one for words, and one that says which transcript they are in. */
export function isCodingsTable(bytes: Uint8Array): boolean {
  try {
    return tableSheets(bytes, new Losses()).some(([head]) => {
      const heads = headsOf(head ?? []);
      return isHead(heads) && columnNamed(heads, fileNames) >= 0;
    });
  } catch (error) {
    if (error instanceof ImportError) return false;
    throw error;
  }
}

// Other programs list what is coded by the names behind ours.
const otherFiles = ['document', 'document name', 'transcript', 'source', 'dokument', 'dokumentname'];
const fileNames = ['file', 'interview', ...otherFiles];
const labelNames = ['code', 'label', 'written', 'tag', 'codes'];
const coderNames = ['coder', 'author', 'created by', 'user', 'autor', 'autorin', 'erstellt von'];
const memoNames = ['memo', 'memos', 'comment', 'kommentar'];
const quoteNames = [
  'quote',
  'quotation',
  'quotation content',
  'segment',
  'coded segment',
  'snippet',
  'excerpt',
  'content',
];
const wordNames = [...quoteNames, 'words', 'passage'];

function isHead(heads: readonly string[]): boolean {
  return columnNamed(heads, labelNames) >= 0 && columnNamed(heads, wordNames) >= 0;
}

function codingOf(cell: (...names: string[]) => string): TableCoding {
  const quote = cell(...quoteNames);
  const passage = cell('passage');
  const words = quote || cell('words') || passage;
  const said = cell('whole');
  const memo = cell(...memoNames);
  return {
    file: cell('file', ...otherFiles).replaceAll('\\', '/'),
    interview: cell('interview') || null,
    coder: cell(...coderNames) || null,
    line: lineOf(cell('line')),
    label: cell(...labelNames),
    words,
    whole: said === '' ? words === passage : yes.test(said),
    memo: (textsInJson(memo)?.join('\n') ?? memo) || null,
    speaker: cell('speaker') || null,
    known: cell('known') === '' ? null : yes.test(cell('known')),
    passageLine: lineOf(cell('passageline', 'passage line')),
    passageNumber: lineOf(cell('passage number')),
    passage: passage || null,
  };
}

/** Spreadsheets write it in the language of their menus. */
const yes = /^(?:true|1|yes|wahr|vrai|verdadero|verdadeiro)$/i;

function lineOf(cell: string): number | null {
  return /^[1-9]\d{0,8}$/.test(cell) ? Number(cell) : null;
}
