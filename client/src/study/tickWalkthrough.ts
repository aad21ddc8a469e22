import * as vscode from 'vscode';
import { setLookedUp, setTicking } from '../server/contextKeys';
import type { Server } from '../server/server';
import { whenQuiet } from '../ui/timing';

/** How long VS Code may take to read the steps of a walkthrough once it shows them, in milliseconds. */
const drawn = 1000;

/**
 * Has VS Code tick those steps of the walkthrough that a study has behind it already. VS Code looks at a step's condition
 * when something in it changes, and never again where it held before the walkthrough was read. So each has a part that
 * holds for a moment only: once the walkthrough is there, and whenever the study has more than before.
 *
 * @param views those of the side bar in which codes are looked up
 */
export function tickWalkthrough(
  server: Server,
  views: readonly vscode.TreeView<unknown>[],
): vscode.Disposable {
  const later = whenQuiet(drawn, setTicking);
  const look = () => {
    if (!views.some(({ visible }) => visible)) return;
    setLookedUp();
    later.ask();
  };
  look();
  return vscode.Disposable.from(
    later,
    ...views.map((view) => view.onDidChangeVisibility(look)),
    server.onDidChange(() => later.ask()),
    // What is no text, no notebook and no page of an extension has no input: the walkthrough is such a tab.
    vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
      if ([...opened, ...changed].some(({ input }) => input === undefined)) later.ask();
    }),
  );
}
