import {
  diagnose,
  misnamedCodebook,
  repeatedLink,
  sameNumber,
  type TranscriptDiagnostic,
  unreadableFile,
  unreadableFolder,
} from '../../features/diagnostics/diagnostics';
import type { CodebookFinding } from '../../features/diagnostics/hints';
import { unknownCoders, unusedPatterns } from '../../features/diagnostics/moderation';
import type { Severity } from '../../features/diagnostics/severities';
import type { Study } from '../../study/study';
import type { Span } from '../../study/summary';
import { itemAt } from '../../transcript/itemAt';
import { lineAt, splitLines } from '../../transcript/lines';
import { pathFrom } from './disk';
import type { Results } from './output';
import { pathOrder } from './pathOrder';
import type { ReadStudy } from './studies';
import type { NamedCodebook } from './studyFiles';
import { counted } from './words';

/** One problem, as the editor shows it. Lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface CheckRow {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** The first column behind it. */
  readonly endColumn: number;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  /** Best first. */
  readonly suggestions: readonly string[];
}

/** The problems of transcripts and of the codebooks that rule them, by file and place. */
export function problemsOf(studies: readonly ReadStudy[]): CheckRow[] {
  const found = studies.flatMap(
    ({ study, codebook, folder, transcripts, unread, unlisted, repeated, misnamed }) => [
      ...(codebook ? codebookProblems(codebook, patternsOf(study, codebook, folder)) : []),
      ...unread.map(({ file, why }) => toRow(file, unreadableFile(why, false))),
      ...repeated.map(({ file, counted }) => toRow(file, repeatedLink(counted))),
      ...misnamed.map(({ file, isBeside }) => toRow(file, misnamedCodebook(isBeside))),
      ...unlisted.map(({ file, why }) => toRow(file, unreadableFolder(why))),
      ...transcripts.flatMap(({ file, path, summary }) =>
        [...sameNumber(study, path), ...unknownCoders(study, path), ...diagnose(study, summary)].map(
          (finding) => toRow(file, finding),
        ),
      ),
    ],
  );
  return found.sort((a, b) => pathOrder(a.file, b.file) || a.line - b.line || a.column - b.column);
}

function toRow(file: string, { at, severity, code, message, suggestions }: TranscriptDiagnostic): CheckRow {
  return { file, ...fromOne(at), severity, code, message, suggestions };
}

/** The problems that `check` has found, in every form they can be asked for. */
export function checkResults(rows: readonly CheckRow[], files: number): Results<CheckRow> {
  return {
    keys: ['file', 'line', 'column', 'endLine', 'endColumn', 'severity', 'code', 'message', 'suggestions'],
    rows,
    table: () => ({
      columns: [
        { head: 'File', cut: 'start' },
        { head: 'Place' },
        { head: 'Severity' },
        { head: 'Code' },
        { head: 'Message', cut: 'end' },
      ],
      cells: rows.map(({ file, line, column, severity, code, message }) => [
        file,
        `${line}:${column}`,
        severity,
        code,
        message,
      ]),
      total: totalOf(rows, files),
    }),
  };
}

/** Without a folder of its own a codebook names no files for certain. */
function patternsOf(study: Study, { codebook }: NamedCodebook, folder: string | null): CodebookFinding[] {
  if (folder === null || codebook.moderated.length === 0 || study.unread.size > 0) return [];
  return unusedPatterns(
    codebook,
    Array.from(study.transcripts.keys(), (path) => pathFrom(folder, path)),
  );
}

function codebookProblems(
  { name, text, codebook }: NamedCodebook,
  others: readonly CodebookFinding[],
): CheckRow[] {
  const { starts } = splitLines(text);
  const place = (offset: number) => {
    const line = lineAt(starts, offset);
    return { line, column: offset - itemAt(starts, line) };
  };
  return [...codebook.problems, ...others].map(({ range, severity, code, message }) => {
    const start = place(range.start);
    const end = place(range.end);
    const at = fromOne({ ...start, endLine: end.line, endColumn: end.column });
    return { file: name, ...at, severity, code, message, suggestions: [] };
  });
}

function fromOne({ line, column, endLine, endColumn }: Span): Span {
  return { line: line + 1, column: column + 1, endLine: endLine + 1, endColumn: endColumn + 1 };
}

function totalOf(rows: readonly CheckRow[], files: number): string {
  const checked = counted(files, 'transcript');
  if (rows.length === 0) return `No problems in ${checked}`;
  const count = (severity: Severity) => rows.filter((row) => row.severity === severity).length;
  const counts = [
    [count('error'), 'error'],
    [count('warning'), 'warning'],
    [count('information') + count('hint'), 'hint'],
  ] as const;
  const parts = counts.filter(([number]) => number > 0).map(([number, word]) => counted(number, word));
  return `${parts.join(', ')} in ${checked}`;
}
