import * as vscode from 'vscode';
import { importEndings, mayImport } from '../../../server/src/protocol/exchangeFiles';
import { compareNames } from '../ui/compareNames';

/**
 * Asks for files of other programs, or for a folder of them.
 *
 * @returns undefined when the user leaves
 */
export async function chooseFiles(): Promise<readonly vscode.Uri[] | undefined> {
  // Windows and Linux have no dialog for files and folders at once.
  const items = [
    {
      label: vscode.l10n.t('$(files) Files…'),
      description: vscode.l10n.t('subtitles, Word documents, projects, codebooks, prints of Delve'),
      isFolder: false,
    },
    {
      label: vscode.l10n.t('$(folder) A Folder…'),
      description: vscode.l10n.t('all that can be imported in it, without the folders below it'),
      isFolder: true,
    },
  ];
  const title = vscode.l10n.t('Import');
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t(
      'What is to be imported? You see what was recognized before anything is written',
    ),
  });
  if (!chosen) return undefined;
  return vscode.window.showOpenDialog({
    title,
    openLabel: vscode.l10n.t('Import'),
    canSelectFiles: !chosen.isFolder,
    canSelectFolders: chosen.isFolder,
    canSelectMany: true,
    ...(chosen.isFolder ? {} : { filters: { [vscode.l10n.t('What can be imported')]: [...importEndings] } }),
  });
}

/** The files that are meant: of folders what can be imported by its name, in the order of names. What is hidden is left out. */
export async function filesAmong(chosen: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  const files: vscode.Uri[] = [];
  for (const uri of chosen) {
    const { type } = await stat(uri);
    if ((type & vscode.FileType.Directory) === 0) files.push(uri);
    else files.push(...(await filesIn(uri)));
  }
  const seen = new Set<string>();
  return files.filter((uri) => {
    const isNew = !seen.has(uri.toString());
    seen.add(uri.toString());
    return isNew;
  });
}

/** What cannot be looked at is taken for a file: that it cannot be read is told when it is tried. */
async function stat(uri: vscode.Uri): Promise<Pick<vscode.FileStat, 'type'>> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return { type: vscode.FileType.File };
  }
}

async function filesIn(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries
    .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && mayImport(name))
    .map(([name]) => name)
    .sort(compareNames)
    .map((name) => vscode.Uri.joinPath(folder, name));
}
