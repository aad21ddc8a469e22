import * as vscode from 'vscode';
import { type Held, heldTextsRequest } from '../../../server/src/protocol/held';
import type { Server } from '../server/server';
import { pickedItem } from '../ui/pickedItem';

const scheme = 'marginalia-change';

/** So many differences are shown together. */
const together = 50;

interface PreviewItem extends vscode.QuickPickItem {
  /** What is done with it: a URI is that of the file whose difference is shown. */
  readonly act: 'apply' | 'discard' | 'differences' | vscode.Uri;
}

/** Serves what files of a held change say, and would say, so that neither is opened as the file itself. */
export function heldTexts(server: Server): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ query, fragment }) {
      const [id, side] = fragment.split(' ');
      const texts = await server.request(heldTextsRequest, { id: id ?? '', uri: query });
      if (!texts) return vscode.l10n.t('This file has changed since, or another change was worked out.');
      return side === 'before' ? texts.before : texts.after;
    },
  });
}

/**
 * Shows a change of more files than an editor should open: a list of all with the number of edits in each, of which each shows
 * its difference, and whose first rows make the change or throw it away.
 *
 * @param others how many files change besides, as they are open
 * @returns true when people agree to it
 */
export async function previewHeld(title: string, { id, files }: Held, others: number): Promise<boolean> {
  const items = itemsOf(files, others);
  let active = items[0];
  try {
    for (;;) {
      const picker = vscode.window.createQuickPick<PreviewItem>();
      picker.title = title;
      picker.placeholder = vscode.l10n.t(
        'Apply, or choose a file to see what changes in it. Nothing is written yet.',
      );
      picker.items = items;
      picker.activeItems = active ? [active] : [];
      picker.matchOnDescription = true;
      // A difference can be read and scrolled with the mouse while the list is there.
      picker.ignoreFocusOut = true;
      active = await pickedItem(picker);
      if (!active || active.act === 'discard') return false;
      if (active.act === 'apply') return true;
      if (active.act === 'differences') await showFirstDifferences(title, id, files);
      else await showDifference(id, active.act);
    }
  } finally {
    await closeDifferences();
  }
}

function itemsOf(files: Held['files'], others: number): PreviewItem[] {
  const edits = files.reduce((sum, file) => sum + file.edits, 0);
  const apply = vscode.l10n.t('Apply: {0} changes in {1} files that are not open', edits, files.length);
  const open = others > 0 ? vscode.l10n.t('and in open files: {0}', others) : '';
  const first = Math.min(together, files.length);
  return [
    { act: 'apply', label: `$(check) ${apply}`, description: open, alwaysShow: true },
    { act: 'discard', label: `$(discard) ${vscode.l10n.t('Discard: nothing is changed')}`, alwaysShow: true },
    {
      act: 'differences',
      label: `$(diff-multiple) ${vscode.l10n.t('Show the first {0} differences', first)}`,
    },
    ...files.map(({ uri, edits: count }) => {
      const file = vscode.Uri.parse(uri);
      return {
        act: file,
        label: vscode.workspace.asRelativePath(file),
        description: count === 1 ? vscode.l10n.t('1 change') : vscode.l10n.t('{0} changes', count),
      };
    }),
  ];
}

/** One side of a difference. Its path has the name of the file, by which VS Code knows how to show it. */
function sideOf(file: vscode.Uri, id: string, side: 'before' | 'after'): vscode.Uri {
  return vscode.Uri.from({ scheme, path: file.path, query: file.toString(), fragment: `${id} ${side}` });
}

async function showDifference(id: string, file: vscode.Uri): Promise<void> {
  const [before, after] = [sideOf(file, id, 'before'), sideOf(file, id, 'after')];
  const name = vscode.workspace.asRelativePath(file);
  await vscode.commands.executeCommand('vscode.diff', before, after, name, {
    preview: true,
    preserveFocus: true,
  });
}

async function showFirstDifferences(title: string, id: string, files: Held['files']): Promise<void> {
  const shown = files.slice(0, together).map(({ uri }) => {
    const file = vscode.Uri.parse(uri);
    return [file, sideOf(file, id, 'before'), sideOf(file, id, 'after')];
  });
  await vscode.commands.executeCommand('vscode.changes', title, shown);
}

/** What was shown for deciding says nothing once it is decided. */
async function closeDifferences(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const ours = tabs.filter(({ input }) => {
    const sides = input instanceof vscode.TabInputTextDiff ? [input] : [];
    return sides.some(({ modified }) => modified.scheme === scheme);
  });
  if (ours.length > 0) await vscode.window.tabGroups.close(ours);
}
