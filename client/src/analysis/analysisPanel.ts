import * as vscode from 'vscode';
import {
  type AnalysisAnswer,
  analysisRequest,
  cellPassagesRequest,
  firstQuestion,
} from '../../../server/src/protocol/analysis';
import {
  type AnalysisState,
  analysisState,
  type FromAnalysisPage,
  fromAnalysisPage,
  type ToAnalysisPage,
} from '../panel/analysisMessages';
import { pageOf } from '../panel/page';
import type { Server } from '../server/server';
import { sayNoAnswer, showStatus } from '../ui/notices';
import {
  analysisTabs,
  buttonsFor,
  controlsFor,
  pairShown,
  questionWith,
  shownInWords,
  textsOfPage,
} from './analysisControls';
import { copyMethods, saveTable } from './saveTable';

/** What VS Code knows the view by, also after a restart. */
export const analysisViewType = 'marginalia.analysis';

/** The view of analysis: it asks the server for what its page shows, again with every change of the study. */
export class AnalysisPanel implements vscode.Disposable {
  private state: AnalysisState;
  private answer: AnalysisAnswer | null = null;
  /** What the page was told last, to tell it nothing twice. */
  private told = '';
  private isReady = false;
  /** Whether what is shown is no longer what the study says. */
  private isStale = true;
  private isAsking = false;
  private readonly following: vscode.Disposable[];

  /**
   * @param extension the folder that the extension is installed in
   * @param kept what its page has kept from an earlier time, if anything
   */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly server: Server,
    extension: vscode.Uri,
    kept: unknown,
  ) {
    const before = analysisState.safeParse(kept);
    this.state = before.success ? before.data : { folder: null, question: firstQuestion };
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extension, 'dist', 'webview')],
    };
    this.following = [
      webview.onDidReceiveMessage((message) => this.receive(fromAnalysisPage.parse(message))),
      server.onDidChange(() => this.ask()),
      panel.onDidChangeViewState(() => {
        if (this.isStale) this.ask();
      }),
      panel.onDidDispose(() => this.dispose()),
    ];
    webview.html = pageOf(webview, extension, { name: 'analysis', title: vscode.l10n.t('Analysis') });
  }

  /** Brings the view to the front, with the keyboard in it. */
  reveal(): void {
    this.panel.reveal();
    this.post({ kind: 'focus' });
  }

  dispose(): void {
    for (const one of this.following.splice(0)) one.dispose();
  }

  private receive(message: FromAnalysisPage): void {
    switch (message.kind) {
      case 'ready':
        this.isReady = true;
        this.told = '';
        this.ask();
        return;
      case 'ask':
        this.state =
          message.id === 'folder'
            ? { ...this.state, folder: message.value }
            : { ...this.state, question: questionWith(this.state.question, message.id, message.value) };
        this.ask();
        return;
      case 'open':
        void this.open(message.table, message.row, message.column);
        return;
      case 'leave':
        void vscode.commands.executeCommand(partBeside());
        return;
      case 'act':
        this.act(message.id);
    }
  }

  private act(button: string): void {
    const { question } = this.state;
    const folder = this.answer?.folder;
    if (folder === undefined) return;
    if (button === 'saveCsv') void saveTable(this.server, folder, question, 'csv');
    if (button === 'saveExcel') void saveTable(this.server, folder, question, 'xlsx');
    if (button === 'methods') void copyMethods(this.server, folder, question);
    if (button === 'compare') this.compare(folder);
  }

  /** Shows the coders beside each other; of those compared over several interviews, the user says in which one. */
  private compare(folder: string): void {
    const pair = this.answer && pairShown(this.state.question, this.answer.view.choices);
    const isOne = pair && pair.interview !== null && pair.coders.length === 2;
    const known = isOne ? [folder, pair.interview, ...pair.coders] : [];
    void vscode.commands.executeCommand('marginalia.compareCoders', ...known);
  }

  /** Asks anew. Whoever asks while there is no answer yet asks once more when it has come. */
  private ask(): void {
    this.isStale = true;
    if (!this.isReady || this.isAsking || !this.panel.visible) return;
    this.isAsking = true;
    void this.askNow().finally(() => {
      this.isAsking = false;
      if (this.isStale) this.ask();
    });
  }

  private async askNow(): Promise<void> {
    this.isStale = false;
    const answer = await this.server.request(analysisRequest, this.state);
    // While the server starts anew there is no answer. It tells when it has read the study.
    if (answer === undefined) return;
    this.answer = answer;
    this.show();
  }

  private show(): void {
    const { question } = this.state;
    const view = this.answer?.view ?? { tables: [], curve: null, notes: [] };
    const shown: ToAnalysisPage = {
      kind: 'show',
      state: this.state,
      language: vscode.env.language,
      texts: textsOfPage(),
      tabs: analysisTabs(),
      controls: this.answer ? controlsFor(question, this.answer) : [],
      buttons: view.tables.length > 0 ? buttonsFor(question) : [],
      summary: this.answer
        ? shownInWords(question, this.answer)
        : vscode.l10n.t('There is no study to count in.'),
      tables: view.tables,
      curve: view.curve,
      notes: view.notes,
    };
    const now = JSON.stringify(shown);
    if (now === this.told) return;
    this.told = now;
    this.post(shown);
  }

  /** Shows the passages of a number among the found ones. */
  private async open(table: string, row: string, column: string | null): Promise<void> {
    const { answer } = this;
    if (!answer) return;
    const { folder, studies } = answer;
    const { question } = this.state;
    if (question.tab === 'agreement' && table === 'pairs' && column === null) {
      // The line of a pair is what the codes below are of.
      this.receive({ kind: 'ask', id: 'pair', value: row });
      return;
    }
    const found = await this.server.request(cellPassagesRequest, { folder, question, table, row, column });
    if (found === undefined) return sayNoAnswer();
    if (found === null) {
      showStatus(vscode.l10n.t('No question can be asked for these passages.'));
      return;
    }
    const study = studies.find((one) => one.folder === folder)?.title ?? '';
    await vscode.commands.executeCommand('marginalia.findPassages', {
      question: found.query,
      within: { folder, study, files: found.files, lines: found.lines, remark: found.remark },
    });
  }

  private post(message: ToAnalysisPage): void {
    if (this.isReady) void this.panel.webview.postMessage(message);
  }
}

/** Gives the keyboard to a part of the window from where `F6` and `Shift+F6` lead on to all others. The status bar takes no room. */
function partBeside(): string {
  const hasStatusBar = vscode.workspace.getConfiguration('workbench.statusBar').get('visible', true);
  return hasStatusBar ? 'workbench.action.focusStatusBar' : 'workbench.action.focusSideBar';
}
