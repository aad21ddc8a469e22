import * as vscode from 'vscode';

/** How long a file may take until it is known to be a transcript, in milliseconds. */
const openingPatience = 5000;

/**
 * Opens a transcript without showing it, if it is not open, so that the server knows it as it will be changed.
 *
 * @returns null when it does not become one
 */
export async function openTranscript(uri: vscode.Uri): Promise<vscode.TextDocument | null> {
  const isOpen = (one: vscode.TextDocument) =>
    one.languageId === 'transcript' && one.uri.toString() === uri.toString();
  const document = await vscode.workspace.openTextDocument(uri);
  if (isOpen(document)) return document;
  return new Promise((resolve) => {
    const end = (found: vscode.TextDocument | null) => {
      opened.dispose();
      clearTimeout(timer);
      resolve(found);
    };
    // A file opens as plain text and becomes a transcript when the server has said that it is one.
    const opened = vscode.workspace.onDidOpenTextDocument((one) => {
      if (isOpen(one)) end(one);
    });
    const timer = setTimeout(() => end(null), openingPatience);
  });
}
