import * as vscode from 'vscode';
import { writeHeldRequest } from '../../../server/src/protocol/held';
import { sayNoAnswer, withoutLinks } from '../ui/notices';
import type { Server } from './server';

/** From so many files on that are not open, the server writes them: VS Code opens each file that it changes itself. */
export const holdFrom = 200;

/**
 * Has the server write the files of a change that it holds: all, or none.
 *
 * @returns by which all can be made what they were; the first file that says something else by now; null when nothing was written
 *   for another reason, which people are told
 */
export async function writeHeld(
  server: Server,
  id: string,
  title: string,
): Promise<{ readonly back: string } | { readonly changed: vscode.Uri } | null> {
  const location = vscode.ProgressLocation.Notification;
  const answer = await vscode.window.withProgress({ location, title }, () =>
    server.request(writeHeldRequest, { id }),
  );
  if (!answer) {
    sayNoAnswer();
    return null;
  }
  if ('changed' in answer) return { changed: vscode.Uri.parse(answer.changed) };
  if ('back' in answer) return answer;
  void vscode.window.showErrorMessage(withoutLinks(answer.refused));
  return null;
}
