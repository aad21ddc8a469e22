import * as vscode from 'vscode';

/**
 * Shows a Markdown file as a rendered page; as plain text where VS Code cannot render it.
 *
 * @param uri of the file; it may be on any file system, and in a virtual document
 * @param where `beside` keeps the editor in sight
 */
export async function showRendered(uri: vscode.Uri, where: 'here' | 'beside' = 'here'): Promise<void> {
  const preview = where === 'here' ? 'markdown.showPreview' : 'markdown.showPreviewToSide';
  try {
    await vscode.commands.executeCommand(preview, uri);
  } catch {
    // Markdown's own extension of VS Code can be switched off. The page can be read all the same.
    const column = where === 'here' ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, {
      viewColumn: column,
      preserveFocus: where === 'beside',
    });
  }
}
