import * as vscode from 'vscode';
import type { Change } from '../../../server/src/protocol/change';
import { applyChange } from '../server/applyChange';
import { type MadeChange, takeBack, watched } from '../server/takeBack';
import { showStatus } from '../ui/notices';

/** So many steps can be taken back from the list of questions; who goes back further does so in the editors. */
const mostSteps = 100;

/** What was done to questions, each step to be taken back at once, from wherever it was done. */
export class SettledSteps {
  private steps: MadeChange[] = [];

  /**
   * Makes a change as one step.
   *
   * @returns true when it was made
   */
  async make(change: Change): Promise<boolean> {
    const files = change.files.map(({ uri }) => uri);
    const { made, change: done } = await watched(change.title, files, () => applyChange(change, false));
    if (done) this.steps = [...this.steps, done].slice(-mostSteps);
    return made;
  }

  /**
   * Takes the last step back; where its file says something else by now, the user is told.
   *
   * @returns true when it was taken back
   */
  async undo(): Promise<boolean> {
    const last = this.steps.at(-1);
    if (!last) {
      showStatus(vscode.l10n.t('Nothing was done from this view that could be undone.'));
      return false;
    }
    this.steps = this.steps.slice(0, -1);
    const changed = await takeBack(last);
    if (changed === false) return false;
    if (changed === null) {
      showStatus(vscode.l10n.t('Undone: {0}', last.title));
      return true;
    }
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '{0} was changed since, so undoing from this view would undo something else. Undo in its editor instead.',
        vscode.workspace.asRelativePath(changed),
      ),
    );
    return false;
  }
}
