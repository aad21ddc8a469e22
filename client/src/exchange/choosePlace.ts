import * as vscode from 'vscode';
import { type ImportPlace, importPlacesRequest } from '../../../server/src/protocol/importing';
import type { Server } from '../server/server';
import { sayNoAnswer } from '../ui/notices';

/** Where an import goes. */
export type ChosenPlace = ImportPlace & {
  /** Whether VS Code shows the folder by itself. */
  readonly isOpen: boolean;
};

interface PlaceItem extends vscode.QuickPickItem {
  /** Null for one that is still to be chosen. */
  readonly place: ImportPlace | null;
}

/**
 * The study or the folder that an import goes into: the only one there is, the one of the file in the editor, or the user's
 * choice.
 *
 * @returns undefined when the user leaves, or when the server gives no answer, which the user is told
 */
export async function choosePlace(server: Server): Promise<ChosenPlace | undefined> {
  const open = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  const places = await server.request(importPlacesRequest, { folders: open });
  if (!places) {
    sayNoAnswer();
    return undefined;
  }
  const [first, ...others] = places;
  if (first && others.length === 0) return { ...first, isOpen: true };
  if (!first) return otherFolder(server);
  const items: PlaceItem[] = places.map((place) => ({
    label: place.kind === 'study' ? `$(book) ${place.name}` : `$(folder) ${place.name}`,
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(place.folder), true),
    ...(place.kind === 'study' ? {} : { detail: vscode.l10n.t('A new study begins here.') }),
    place,
  }));
  items.push({ label: vscode.l10n.t('$(folder-opened) Another Folder…'), place: null });
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Import'),
    placeHolder: vscode.l10n.t('The study that the files belong to'),
    matchOnDescription: true,
  });
  if (!chosen) return undefined;
  return chosen.place ? { ...chosen.place, isOpen: true } : otherFolder(server);
}

async function otherFolder(server: Server): Promise<ChosenPlace | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('The folder of the study that the files become'),
      openLabel: vscode.l10n.t('Import Here'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (!folder) return undefined;
  const places = await server.request(importPlacesRequest, { folders: [folder.toString()] });
  // The studies that are known come first: a folder in one of them is that study.
  const place = places?.at(-1);
  if (!place) {
    sayNoAnswer();
    return undefined;
  }
  const isOpen = vscode.workspace.getWorkspaceFolder(folder) !== undefined;
  return { ...place, isOpen };
}
