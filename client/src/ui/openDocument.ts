import * as vscode from 'vscode';

/** Opens a text as a new Markdown document, which the user may save or throw away. */
export async function openMarkdown(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}
