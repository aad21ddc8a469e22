import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { fixInCodebook } from '../features/diagnostics/codebookRepairs';
import type { Context, OpenCodebook } from './context';
import { toOffset } from './convert';
import { editInOffsets } from './documentEdit';

/** Quick fixes for mistakes in codebook.yaml, where one answer is good. */
export function codebookFixes(
  context: Context,
  uri: string,
  book: OpenCodebook,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  return diagnostics.flatMap((diagnostic): CodeAction[] => {
    const { start, end } = diagnostic.range;
    const at = { start: toOffset(book, start), end: toOffset(book, end) };
    const fix = fixInCodebook(book.codebook, book.text, String(diagnostic.code), at);
    if (!fix) return [];
    const edit = editInOffsets(context, uri, book.lineStarts, [fix.edit]);
    return [
      { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred: true, edit },
    ];
  });
}
