import * as vscode from 'vscode';
import type { Place } from '../../../server/src/protocol/messages';

/** The range of a place, as VS Code has ranges. */
export function editorRange({ range: { start, end } }: Pick<Place, 'range'>): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Whether an editor shows a place's file with just its words selected. */
export function isAt(editor: vscode.TextEditor, place: Place): boolean {
  return (
    editor.selection.isEqual(editorRange(place)) &&
    editor.document.uri.toString() === vscode.Uri.parse(place.uri).toString()
  );
}

/** Shows the file of a place, with the cursor where the place begins. */
export async function showPlace(place: Place): Promise<void> {
  const { start } = editorRange(place);
  await vscode.window.showTextDocument(vscode.Uri.parse(place.uri), {
    selection: new vscode.Range(start, start),
  });
}
