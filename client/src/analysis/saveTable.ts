import * as vscode from 'vscode';
import {
  type AnalysisQuestion,
  analysisFileRequest,
  methodsParagraphRequest,
} from '../../../server/src/protocol/analysis';
import { fromBase64 } from '../../../server/src/protocol/base64';
import type { Server } from '../server/server';
import { createFile } from '../ui/createFile';
import { sayNoAnswer, showStatus, withoutLinks } from '../ui/notices';

/** Saves what a tab shows as the file that the command line writes, where the user wants it. */
export async function saveTable(
  server: Server,
  folder: string,
  question: AnalysisQuestion,
  format: 'csv' | 'xlsx',
): Promise<void> {
  const file = await server.request(analysisFileRequest, { folder, question, format });
  if (!file) return sayNoAnswer();
  if ('refused' in file) {
    void vscode.window.showErrorMessage(withoutLinks(file.refused));
    return;
  }
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(folder), file.name),
    filters: format === 'csv' ? { CSV: ['csv'] } : { Excel: ['xlsx'] },
  });
  if (!target) return;
  const name = vscode.workspace.asRelativePath(target);
  try {
    // Whoever names a file that there is has been asked whether it may be replaced.
    await createFile(target, fromBase64(file.base64), { overwrite: true });
    showStatus(vscode.l10n.t('Saved {0}.', name));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      withoutLinks(vscode.l10n.t('{0} could not be saved: {1}', name, why)),
    );
  }
}

/** Puts a paragraph about how coders were compared on the clipboard. */
export async function copyMethods(server: Server, folder: string, question: AnalysisQuestion): Promise<void> {
  const methods = await server.request(methodsParagraphRequest, { folder, question });
  if (!methods) return sayNoAnswer();
  await vscode.env.clipboard.writeText(methods.text);
  showStatus(vscode.l10n.t('Copied the methods paragraph.'));
}
