import * as vscode from 'vscode';
import { codebooksRequest as codebooksOf } from '../../../server/src/protocol/messages';
import type { Server } from '../server/server';
import { compareNames } from '../ui/compareNames';

/** Opens the codebook that rules the file in the editor; else the only one of the workspace, or the one chosen. */
export async function openCodebook(server: Server): Promise<void> {
  const known = await server.request(codebooksOf, {});
  if (!known) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'The codebook was not found: Marginalia gave no answer. “Marginalia: Show Output” says why.',
      ),
    );
    return;
  }
  const codebooks = known.map((uri) => vscode.Uri.parse(uri));
  const active = vscode.window.activeTextEditor?.document.uri;
  const chosen = (active && nearest(active, codebooks)) ?? (await choose(codebooks));
  if (chosen) await vscode.window.showTextDocument(chosen);
}

/** The codebook of the innermost folder that holds the file. */
function nearest(file: vscode.Uri, codebooks: readonly vscode.Uri[]): vscode.Uri | undefined {
  const above = codebooks.filter(
    (codebook) =>
      codebook.scheme === file.scheme &&
      codebook.authority === file.authority &&
      file.path.startsWith(codebook.path.slice(0, codebook.path.lastIndexOf('/') + 1)),
  );
  return above.sort((a, b) => b.path.length - a.path.length)[0];
}

async function choose(codebooks: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const [only, ...others] = codebooks;
  if (!only) {
    const create = vscode.l10n.t('Create Codebook');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('There is no codebook.yaml here yet.'),
      create,
    );
    if (chosen === create) await vscode.commands.executeCommand('marginalia.createCodebook');
    return undefined;
  }
  if (others.length === 0) return only;
  const choices = codebooks
    .map((codebook) => ({ label: vscode.workspace.asRelativePath(codebook), codebook }))
    .sort((a, b) => compareNames(a.label, b.label));
  const chosen = await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Open Codebook') });
  return chosen?.codebook;
}
