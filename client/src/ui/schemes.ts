import * as vscode from 'vscode';

/** The schemes of the places where studies can be: the disk's, and those of the workspace's folders. */
export function studySchemes(): Set<string> {
  return new Set(['file', ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
}

/** Tells when a folder under a scheme that none had before has come into the workspace. */
export function onNewScheme(tell: () => void): vscode.Disposable {
  const known = studySchemes();
  return vscode.workspace.onDidChangeWorkspaceFolders(() => {
    const fresh = [...studySchemes()].filter((scheme) => !known.has(scheme));
    for (const scheme of fresh) known.add(scheme);
    if (fresh.length > 0) tell();
  });
}
