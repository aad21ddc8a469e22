import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit as OffsetEdit } from '../transcript/textEdit';
import type { Context } from './context';
import { toTextEdits } from './convert';

/** Edits of one file. The version makes the editor refuse them when somebody typed in the meantime. */
export function documentEdit({ documents }: Context, uri: string, edits: TextEdit[]): TextDocumentEdit {
  return { textDocument: documents.identifier(uri), edits };
}

/** Edits of one file in offsets, as a change of the workspace. The editor refuses them when somebody typed in the meantime. */
export function editInOffsets(
  context: Context,
  uri: string,
  lineStarts: readonly number[],
  edits: readonly OffsetEdit[],
): WorkspaceEdit {
  return { documentChanges: [documentEdit(context, uri, toTextEdits(lineStarts, edits))] };
}
