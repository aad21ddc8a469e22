import * as vscode from 'vscode';
import type { unwriteHeldRequest, WrittenHeld, writeHeldRequest } from '../../../server/src/protocol/held';
import { sayNoAnswer, withoutLinks } from '../ui/notices';
import type { Server } from './server';

/**
 * Has the server write the files of a change that it holds, or make them what they were: all, or none.
 *
 * @param id of the change
 * @param title shown meanwhile
 * @returns null when it is done; the first file that says something else than it should; false when nothing was written for another
 *   reason, which people are told
 */
export async function writeHeld(
  server: Server,
  request: typeof writeHeldRequest | typeof unwriteHeldRequest,
  id: string,
  title: string,
): Promise<vscode.Uri | false | null> {
  const location = vscode.ProgressLocation.Notification;
  const answer: WrittenHeld | null | undefined = await vscode.window.withProgress({ location, title }, () =>
    server.request(request, { id }),
  );
  if (!answer) {
    sayNoAnswer();
    return false;
  }
  if ('done' in answer) return null;
  if ('changed' in answer) return vscode.Uri.parse(answer.changed);
  void vscode.window.showErrorMessage(withoutLinks(answer.refused));
  return false;
}
