import * as vscode from 'vscode';
import { analysisCommands } from './analysis/analysisCommands';
import { codingCommands } from './coding/codingCommands';
import { markCodedText } from './decorations/codedText';
import { showOnlyCommands } from './decorations/showOnly';
import { exchangeCommands } from './exchange/exchangeCommands';
import { moderationCommands } from './moderation/moderationCommands';
import { protectSpeech } from './protection/protectSpeech';
import { tellingFixes } from './protection/tellingFixes';
import { codeForms } from './reshaping/codeForms';
import { heldTexts } from './reshaping/previewHeld';
import { askingAboutOldLabels } from './reshaping/renameInText';
import { reshapingCommands } from './reshaping/reshapingCommands';
import { followUndo, forgetWrittenLast, rememberWritten } from './reshaping/undoReshaping';
import { comparisonCommands } from './retrieval/comparePassages';
import { dragRows } from './retrieval/dragRows';
import { memoCommands } from './retrieval/memoCommands';
import { showMemos } from './retrieval/memos';
import { passageCommands } from './retrieval/passageCommands';
import { showQuotes } from './retrieval/quotes';
import { quotesCommands } from './retrieval/quotesCommands';
import { setContextKeys } from './server/contextKeys';
import { onlyChanges } from './server/onlyChanges';
import { type CreateClient, Server } from './server/server';
import { clearCache } from './study/clearCache';
import { showCodingProgress } from './study/codingProgress';
import { assignLanguage } from './study/language';
import { offerStudy } from './study/offerStudy';
import { tellOfOtherKinds } from './study/otherKinds';
import { startWhenNeeded } from './study/start';
import { studyCommands } from './study/studyCommands';
import { tickWalkthrough } from './study/tickWalkthrough';
import { showTree } from './trees/showTree';
import { treeCommands } from './trees/treeCommands';
import { Reports } from './ui/reports';
import { onNewScheme } from './ui/schemes';

/**
 * Everything the extension does, wherever it runs.
 *
 * @param createClient starts the language server the way this extension host can
 */
export function startExtension(context: vscode.ExtensionContext, createClient: CreateClient): Server {
  const output = vscode.window.createOutputChannel('Marginalia', { log: true });
  const { storageUri } = context;
  const server = new Server(
    createClient,
    output,
    (own) => ({ ...askingAboutOldLabels(own), ...tellingFixes, ...onlyChanges(own) }),
    storageUri?.scheme === 'file' ? storageUri.fsPath : null,
  );
  const { workspaceState } = context;
  const interviews = showTree(
    'marginalia.interviews',
    'interviews',
    server,
    workspaceState,
    dragRows(server, 'files'),
  );
  const codes = showTree('marginalia.codes', 'codes', server, workspaceState, dragRows(server, 'codes'));
  const trees = { interviews, codes };
  const memos = showMemos('marginalia.memos', server, context);
  const quotes = showQuotes('marginalia.quotes', server, context.extensionUri);
  const reports = new Reports();
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    output,
    server,
    setContextKeys(server),
    assignLanguage(server, workspaceState),
    // Which documents the server is told of is settled when it starts.
    onNewScheme(() => void server.restart()),
    interviews,
    codes,
    memos,
    quotes,
    reports,
    studyCommands(server, context),
    tickWalkthrough(server, [interviews.view, codes.view]),
    codingCommands(server, workspaceState),
    showCodingProgress(server),
    markCodedText(server),
    protectSpeech(server),
    showOnlyCommands(server),
    offerStudy(server, workspaceState),
    tellOfOtherKinds(server, workspaceState),
    heldTexts(server),
    followUndo(server),
    rememberWritten(server),
    reshapingCommands(server, trees),
    codeForms(server, trees),
    treeCommands(server, trees),
    memoCommands(server, memos.arrangement, reports),
    passageCommands(server, context, reports),
    quotesCommands(server, trees, quotes, reports),
    comparisonCommands(server, reports),
    exchangeCommands(server, reports),
    analysisCommands(server, context.extensionUri),
    moderationCommands(server, context, reports),
    registerCommand('marginalia.refresh', () => {
      interviews.refresh();
      codes.refresh();
      memos.refresh();
    }),
    registerCommand('marginalia.restartServer', () => server.restart()),
    registerCommand('marginalia.clearCache', () => clearCache(context, () => forgetWrittenLast(server))),
    registerCommand('marginalia.showOutput', () => output.show()),
  );
  // Not awaited: the views and commands are there at once and wait for their answers themselves.
  void startWhenNeeded(server).then((waiting) => context.subscriptions.push(waiting));
  return server;
}
