import * as vscode from 'vscode';
import { codingProgressRequest } from '../../../server/src/protocol/codes';
import { setHasCoded, setHasMended } from '../server/contextKeys';
import type { Server } from '../server/server';
import { soon } from '../ui/timing';

/** How long the numbers may lag behind, in milliseconds. */
const lag = 250;

/**
 * Says in the status bar how far the transcript in the editor is coded, and how many problems it has. The server
 * tells when something changed, and VS Code when problems did; nothing is asked for otherwise.
 */
export function showCodingProgress(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('progress', vscode.StatusBarAlignment.Right, 200);
  item.name = vscode.l10n.t('Progress of Coding');
  item.command = 'marginalia.transcriptMenu';
  const firstSteps = new FirstSteps();

  const update = async () => {
    const document = transcriptInView();
    const progress =
      document && (await server.request(codingProgressRequest, { uri: document.uri.toString() }));
    // Somebody may have gone to another file meanwhile.
    if (document !== transcriptInView()) return;
    if (!progress) {
      item.hide();
      return;
    }
    const { interview, passages, codedPassages, codings, counts } = progress;
    const problems = document ? problemsIn(document.uri) : 0;
    if (document) firstSteps.saw(document, codings, problems);
    const coded =
      passages === 1
        ? vscode.l10n.t('{0} of 1 passage coded', codedPassages)
        : vscode.l10n.t('{0} of {1} passages coded', codedPassages, passages);
    const mistakes = problems === 0 ? vscode.l10n.t('no problems') : countProblems(problems);
    item.text = problems === 0 ? `$(tag) ${coded}` : `$(tag) ${coded} $(warning) ${problems}`;
    item.tooltip = [interview, counts, `${coded}, ${mistakes}`].join('\n');
    item.accessibilityInformation = { label: [coded, counts, mistakes].join(', '), role: 'button' };
    item.show();
  };
  const later = soon(lag, () => void update());
  later.ask();
  return vscode.Disposable.from(
    item,
    later,
    server.onDidChange(() => later.ask()),
    vscode.window.onDidChangeActiveTextEditor(() => later.ask()),
    // A file opens as plain text and becomes a transcript when the server has said that it is one.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document === vscode.window.activeTextEditor?.document) later.ask();
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const uri = transcriptInView()?.uri.toString();
      if (uris.some((one) => one.toString() === uri)) later.ask();
    }),
  );
}

function transcriptInView(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'transcript' ? document : undefined;
}

/** What Marginalia has found, without the hints, which are no mistakes. */
function problemsIn(uri: vscode.Uri): number {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === 'marginalia' && severity < vscode.DiagnosticSeverity.Hint)
    .length;
}

function countProblems(count: number): string {
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
}

/**
 * Notices, as the walkthrough ticks such steps, that somebody has coded a passage and mended a mistake, however they did it:
 * VS Code itself only tells which commands were run.
 */
class FirstSteps {
  private seen: Seen | null = null;

  /**
   * @param codings how many codings the transcript has now
   * @param problems how many problems it has now
   */
  saw(document: vscode.TextDocument, codings: number, problems: number): void {
    const uri = document.uri.toString();
    const { seen } = this;
    // What comes and goes while nobody writes is the study being read.
    if (seen?.uri !== uri || seen.opened === document.version) {
      this.seen = { uri, opened: document.version, codings, problems };
      return;
    }
    if (codings > seen.codings) setHasCoded();
    if (problems < seen.problems) setHasMended();
    this.seen = { ...seen, codings, problems: Math.min(seen.problems, problems) };
  }
}

interface Seen {
  readonly uri: string;
  /** The version in which it was first seen. */
  readonly opened: number;
  readonly codings: number;
  /** The fewest so far: a label that is being typed is no mistake that its last letter mends. */
  readonly problems: number;
}
