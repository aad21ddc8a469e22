// The view of analysis of the stub: its page without anything that is drawn, told and telling as the page is.
import type * as vscode from 'vscode';
import {
  type AnalysisShown,
  type FromAnalysisPage,
  fromAnalysisPage,
  toAnalysisPage,
} from '../../../client/src/panel/analysisMessages';
import { EventEmitter, Uri } from './values';

export class WebPanel {
  /** The page, as the extension wrote it. */
  html = '';
  /** What it was told to show last. */
  shown: AnalysisShown | undefined;
  /** How often it was told to show something. */
  times = 0;
  isClosed = false;
  visible = true;
  private readonly fromPage = new EventEmitter<unknown>();
  private readonly disposed = new EventEmitter<void>();
  private readonly stateChanged = new EventEmitter<vscode.WebviewPanelOnDidChangeViewStateEvent>();
  readonly panel: vscode.WebviewPanel;

  constructor(viewType: string, title: string) {
    const own = this;
    const webview = {
      options: {},
      cspSource: 'the-extension',
      asWebviewUri: (uri: vscode.Uri) => Uri.parse(uri.toString()),
      postMessage: async (message: unknown) => {
        const told = toAnalysisPage.parse(JSON.parse(JSON.stringify(message)));
        if (told.kind === 'show') {
          own.shown = told;
          own.times++;
        }
        return true;
      },
      onDidReceiveMessage: this.fromPage.event,
      get html() {
        return own.html;
      },
      set html(html: string) {
        own.html = html;
      },
    };
    this.panel = {
      viewType,
      title,
      webview: webview as unknown as vscode.Webview,
      options: {},
      viewColumn: undefined,
      active: true,
      get visible() {
        return own.visible;
      },
      onDidChangeViewState: this.stateChanged.event,
      onDidDispose: this.disposed.event,
      reveal: () => {},
      dispose: () => this.close(),
    };
  }

  /** The page tells something. */
  tell(message: FromAnalysisPage): void {
    this.fromPage.fire(fromAnalysisPage.parse(JSON.parse(JSON.stringify(message))));
  }

  /** The user goes to another tab of the editor, or comes back. */
  show(visible: boolean): void {
    this.visible = visible;
    this.stateChanged.fire({ webviewPanel: this.panel });
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.disposed.fire();
  }
}
