import type * as vscode from 'vscode';
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient';
import { type FileFindings, findingsNotification, mostFindings } from '../../../server/src/protocol/findings';

/**
 * Shows the findings of files that are not open, which the server tells of many at a time, among those that it tells of open ones:
 * there is one list of each file. A file that has been open is told of alone from then on, so that nothing older
 * can follow.
 */
export class Findings {
  private readonly toldAlone = new Set<string>();
  private taking: Promise<void> = Promise.resolve();

  /** Notes which files are told of alone. */
  readonly middleware: Middleware = {
    handleDiagnostics: (uri, diagnostics, next) => {
      this.toldAlone.add(uri.toString());
      next(uri, diagnostics);
    },
  };

  /** Shows what a server tells from now on. To be called before it is started. */
  follow(client: BaseLanguageClient): void {
    client.onNotification(findingsNotification.method, (params: unknown) => {
      const { files } = findingsNotification.params.parse(params);
      this.taking = this.taking
        .then(() => this.take(client, files))
        .catch((error) => client.error('Findings could not be shown', error));
    });
  }

  /** Few calls of many files, none of which holds more than VS Code takes in one. */
  private async take(client: BaseLanguageClient, files: readonly FileFindings[]): Promise<void> {
    const { asDiagnostics, asUri } = client.protocol2CodeConverter;
    let entries: [vscode.Uri, vscode.Diagnostic[]][] = [];
    let count = 0;
    const show = () => {
      const current = entries.filter(([uri]) => !this.toldAlone.has(uri.toString()));
      if (current.length > 0) client.diagnostics?.set(current);
      entries = [];
      count = 0;
    };
    for (const { uri, findings } of files) {
      if (count + findings.length > mostFindings) show();
      entries.push([asUri(uri), await asDiagnostics(findings)]);
      count += findings.length;
    }
    show();
  }
}
