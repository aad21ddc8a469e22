import * as vscode from 'vscode';
import { showRendered } from './renderedPage';

const scheme = 'marginalia-report';

/**
 * Shows what was collected from a study as rendered pages. They are on no disk and cannot be changed, so nobody is asked to
 * save them; the preview's own command shows the Markdown they are made of, which can be saved and copied.
 */
export class Reports implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly texts = new Map<string, string>();
  private readonly registered = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? '';
  }

  /**
   * Shows a page, in place of the one that had this name.
   *
   * @param name as it stands in the tab, for people
   * @param markdown in which all that comes from a study is escaped
   * @param where `beside` keeps the editor in sight
   */
  async show(name: string, markdown: string, where: 'here' | 'beside' = 'here'): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${name.replaceAll(/[/\\]/g, '-')}.md` });
    this.texts.set(uri.path, markdown);
    this.changed.fire(uri);
    await showRendered(uri, where);
  }

  dispose(): void {
    this.registered.dispose();
    this.changed.dispose();
  }
}
