import * as vscode from 'vscode';

/**
 * Which file is meant: the one in the editor, else the only one, else the user's choice.
 *
 * @param none what the user is told where there is no file
 * @returns undefined where there is none, or none was chosen
 */
export async function chooseFile<File extends { readonly uri: string }>(
  files: readonly File[],
  title: string,
  none: string,
  itemOf: (file: File) => vscode.QuickPickItem,
): Promise<File | undefined> {
  const shown = vscode.window.activeTextEditor?.document.uri.toString();
  const here = files.find(({ uri }) => vscode.Uri.parse(uri).toString() === shown);
  const [only, ...others] = files;
  if (!only) {
    void vscode.window.showInformationMessage(none);
    return undefined;
  }
  if (here || others.length === 0) return here ?? only;
  const items = files.map((file) => ({ ...itemOf(file), file }));
  return (await vscode.window.showQuickPick(items, { title }))?.file;
}
