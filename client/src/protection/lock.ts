import * as vscode from 'vscode';

/** What the lock shows: that speech is kept, that it may be changed in this file, or nothing at all. */
type LockState = 'closed' | 'open' | 'none';

export interface Lock extends vscode.Disposable {
  show(state: LockState): void;
}

/** The lock in the status bar, which opens and closes at a click. */
export function showLock(): Lock {
  const item = vscode.window.createStatusBarItem('protection', vscode.StatusBarAlignment.Right, 199);
  item.name = vscode.l10n.t('Protection of Speech');
  item.command = 'marginalia.toggleProtectSpeech';
  return {
    show(state) {
      if (state === 'none') {
        item.hide();
        return;
      }
      const isClosed = state === 'closed';
      item.text = isClosed ? vscode.l10n.t('$(lock) Speech') : vscode.l10n.t('$(unlock) Speech');
      const words = isClosed
        ? vscode.l10n.t('Speech is protected in this file. Click to allow changes.')
        : vscode.l10n.t('Speech can be changed in this file. Click to protect it.');
      item.tooltip = words;
      item.accessibilityInformation = { label: words, role: 'button' };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}
