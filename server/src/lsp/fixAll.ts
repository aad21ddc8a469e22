import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { clearRepairs } from '../features/diagnostics/codebookRepairs';
import { clearCorrections } from '../features/diagnostics/corrections';
import { type DiagnosticCode, type Severity, shownSeverity } from '../features/diagnostics/severities';
import { normalizeUri } from '../workspace/uris';
import type { Context, OpenCodebook, OpenFile } from './context';
import { documentEdit, editInOffsets } from './documentEdit';
import { changesWith } from './proposed';

/** What an editor can be told to do whenever a file is saved. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.marginalia`;

/** True when an editor asks for actions of a kind, or of one that it belongs to; unless it asks for kinds, it wants quick fixes. */
export function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  if (!only) return kind === CodeActionKind.QuickFix;
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

/** Corrects everything in a transcript that can only have been meant one way; nothing when there is nothing. */
export async function fixAllInTranscript(context: Context, open: OpenFile): Promise<CodeAction[]> {
  const { file: uri } = open;
  const edits = clearCorrections(open, isShown(context));
  if (edits.length === 0) return [];
  const changes = await changesWith(context, open, edits);
  // Whoever has this done at each save expects no other file to change.
  const [own, ...others] = changes ?? [];
  if (!own || normalizeUri(own.uri) !== uri || others.length > 0) return [];
  return [action({ documentChanges: [documentEdit(context, uri, own.edits)] })];
}

/** Corrects in codebook.yaml what is not quite right and is read as it is meant all the same; nothing when there is nothing. */
export function fixAllInCodebook(context: Context, uri: string, book: OpenCodebook): CodeAction[] {
  const edits = clearRepairs(book.codebook, isShown(context));
  return edits.length === 0 ? [] : [action(editInOffsets(context, uri, book.lineStarts, edits))];
}

function action(edit: NonNullable<CodeAction['edit']>): CodeAction {
  return { title: l10n.t('Correct all clear mistakes'), kind: fixAllKind, edit };
}

/** What the user has turned off is not corrected either. */
function isShown({ settings }: Context): (finding: { code: DiagnosticCode; severity: Severity }) => boolean {
  return (finding) => shownSeverity(finding, settings.current.diagnostics.severity) !== null;
}
