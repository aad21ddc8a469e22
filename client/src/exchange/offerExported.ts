import * as vscode from 'vscode';
import { folderFormats } from '../../../server/src/protocol/exchangeFiles';
import type { ExportAsked, Exported } from '../../../server/src/protocol/exporting';
import { withoutLinks } from '../ui/notices';
import { showRendered } from '../ui/renderedPage';
import type { Reports } from '../ui/reports';

/** Says what has gone out and what has not, and offers to look at it. */
export async function offerExported(
  reports: Reports,
  study: string,
  { format }: ExportAsked,
  to: vscode.Uri,
  { codings, transcripts, codes, losses }: Exported,
): Promise<void> {
  const what =
    format === 'qdc'
      ? vscode.l10n.t('codes: {0}', codes)
      : vscode.l10n.t('transcripts: {0}, codings: {1}', transcripts, codings);
  const name = withoutLinks(vscode.workspace.asRelativePath(to));
  const said = [
    vscode.l10n.t('Exported {0} ({1}).', name, what),
    ...(losses.length === 0 ? [] : [vscode.l10n.t('Not all of it went out, or not exactly.')]),
  ].join(' ');
  const open = vscode.l10n.t('Open');
  const reveal = vscode.l10n.t('Reveal');
  const show = vscode.l10n.t('Show What Is Missing');
  const openIt = folderFormats.has(format) ? undefined : openerOf(format, to);
  const revealIt = revealerOf(to);
  const chosen = await vscode.window.showInformationMessage(
    said,
    ...(losses.length > 0 ? [show] : []),
    ...(openIt ? [open] : []),
    ...(revealIt ? [reveal] : []),
  );
  if (chosen === open) await openIt?.();
  if (chosen === reveal) await revealIt?.();
  if (chosen === show)
    await reports.show(vscode.l10n.t('Export'), pageOf(vscode.l10n.t('Export {0}', study), losses));
}

/** Names of files and people are no Markdown, so they stand as code. */
function pageOf(title: string, losses: readonly string[]): string {
  const lines = [title, '', ...losses].map((line) => (line === '' ? '' : `    ${line.replace(/\s+/g, ' ')}`));
  return `${lines.join('\n\n')}\n`;
}

/** True where VS Code runs on the machine that has the file, and so has programs for it. */
function isHere({ scheme }: vscode.Uri): boolean {
  const isDesktop = vscode.env.uiKind === vscode.UIKind.Desktop;
  return scheme === 'file' && isDesktop && vscode.env.remoteName === undefined;
}

/** How to look at what was exported; undefined where nothing here can show it. */
function openerOf(format: ExportAsked['format'], file: vscode.Uri): (() => Promise<unknown>) | undefined {
  if (format === 'md') return () => showRendered(file);
  if (isHere(file)) return async () => vscode.env.openExternal(file);
  if (format !== 'html') return undefined;
  return async () => vscode.commands.executeCommand('vscode.open', file);
}

/** How to show where it is; undefined where it lies in no folder that VS Code shows. */
function revealerOf(uri: vscode.Uri): (() => Promise<unknown>) | undefined {
  if (isHere(uri)) return async () => vscode.commands.executeCommand('revealFileInOS', uri);
  if (!vscode.workspace.getWorkspaceFolder(uri)) return undefined;
  return async () => vscode.commands.executeCommand('revealInExplorer', uri);
}
