import * as vscode from 'vscode';
import type { TreeName } from '../../../server/src/protocol/trees';
import { whenQuiet } from '../ui/timing';
import type { KeptArrangement } from './arrangement';

/** How long to wait for the next letter, in milliseconds. */
const rest = 150;

/** Lets the user type what a tree is to show, and shows it while they type. */
export function filterTree(tree: TreeName, arrangement: KeptArrangement): void {
  const input = vscode.window.createInputBox();
  input.value = arrangement.get().text;
  if (tree === 'interviews') {
    input.title = vscode.l10n.t('Filter Interviews');
    input.prompt = vscode.l10n.t(
      'Names, coders and participants of interviews, or codes: all words must occur. An empty box shows everything.',
    );
  } else if (tree === 'memos') {
    input.title = vscode.l10n.t('Filter Memos');
    input.prompt = vscode.l10n.t(
      'Words of memos, of their codes or of the names of interviews: all must occur. An empty box shows everything.',
    );
  } else {
    input.title = vscode.l10n.t('Filter Codes');
    input.prompt = vscode.l10n.t(
      'Codes, families and words of their definitions: all words must occur. An empty box shows everything.',
    );
  }
  const take = () => {
    const text = input.value.trim();
    if (text !== arrangement.get().text) arrangement.set({ text });
  };
  const later = whenQuiet(rest, take);
  input.onDidChangeValue(() => later.ask());
  input.onDidAccept(() => input.hide());
  // However the box is left, the tree shows what it says.
  input.onDidHide(() => {
    take();
    later.dispose();
    input.dispose();
  });
  input.show();
}
