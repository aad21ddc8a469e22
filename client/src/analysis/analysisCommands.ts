import * as vscode from 'vscode';
import type { Server } from '../server/server';
import { AnalysisPanel, analysisViewType } from './analysisPanel';

/** The view of analysis: the command that shows it, and how it comes back after a restart. */
export function analysisCommands(server: Server, extension: vscode.Uri): vscode.Disposable {
  let open: AnalysisPanel | null = null;
  const take = (panel: vscode.WebviewPanel, state?: unknown) => {
    const own = new AnalysisPanel(panel, server, extension, state);
    open = own;
    panel.onDidDispose(() => {
      if (open === own) open = null;
    });
    return own;
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('marginalia.showAnalysis', () => {
      if (open) return open.reveal();
      const panel = vscode.window.createWebviewPanel(
        analysisViewType,
        vscode.l10n.t('Analysis'),
        vscode.ViewColumn.Active,
        // What is scrolled to and selected stays so while another tab is in front.
        { retainContextWhenHidden: true },
      );
      take(panel).reveal();
    }),
    vscode.window.registerWebviewPanelSerializer(analysisViewType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        take(panel, state);
      },
    }),
    { dispose: () => open?.dispose() },
  );
}
