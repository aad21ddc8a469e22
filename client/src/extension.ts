import * as vscode from 'vscode';
import { registerCodingCommands } from './coding/codingCommands';
import { markCodedText } from './decorations/codedText';
import { askingAboutOldLabels } from './reshaping/renameInText';
import { registerReshapingCommands } from './reshaping/reshapingCommands';
import { PassageComparison } from './retrieval/comparePassages';
import { registerMemoCommands } from './retrieval/memoCommands';
import { registerPassageCommands } from './retrieval/passageCommands';
import { showQuotes } from './retrieval/quotes';
import { registerQuotesCommands } from './retrieval/quotesCommands';
import { type CreateClient, Server } from './server/server';
import { showCodingProgress } from './study/codingProgress';
import { createCodebook } from './study/createCodebook';
import { assignLanguage } from './study/language';
import { offerStudy } from './study/offerStudy';
import { openCodebook } from './study/openCodebook';
import { tellOfOtherKinds } from './study/otherKinds';
import { registerReadingCommands } from './study/readingCommands';
import { startWhenNeeded } from './study/start';
import { showTree } from './trees/showTree';
import { registerTreeCommands } from './trees/treeCommands';
import { setContextKeys } from './ui/contextKeys';
import { onNewScheme } from './ui/schemes';

/**
 * Everything the extension does, wherever it runs.
 *
 * @param createClient starts the language server the way this extension host can
 */
export function startExtension(context: vscode.ExtensionContext, createClient: CreateClient): Server {
  const output = vscode.window.createOutputChannel('Marginalia', { log: true });
  const server = new Server(createClient, output, askingAboutOldLabels);
  const interviews = showTree('marginalia.interviews', 'interviews', server, context.workspaceState);
  const codes = showTree('marginalia.codes', 'codes', server, context.workspaceState);
  const memos = showTree('marginalia.memos', 'memos', server, context.workspaceState);
  const quotes = showQuotes('marginalia.quotes', server);
  const comparison = new PassageComparison(server);
  context.subscriptions.push(
    output,
    server,
    setContextKeys(server),
    assignLanguage(server, context.workspaceState),
    // Which documents the server is told of is settled when it starts.
    onNewScheme(() => void server.restart()),
    interviews,
    codes,
    memos,
    quotes,
    registerReadingCommands(server, context.extension.id),
    registerCodingCommands(server, context.workspaceState),
    showCodingProgress(server),
    markCodedText(server),
    offerStudy(server, context.workspaceState),
    tellOfOtherKinds(server, context.workspaceState),
    registerReshapingCommands(server, { interviews, codes }),
    registerTreeCommands(server, interviews, codes),
    registerMemoCommands(server, memos.arrangement),
    registerPassageCommands(server, context.workspaceState),
    registerQuotesCommands(server, quotes),
    comparison,
    vscode.commands.registerCommand('marginalia.comparePassages', () => comparison.compare()),
    vscode.commands.registerCommand('marginalia.stopComparing', () => comparison.forget()),
    vscode.commands.registerCommand('marginalia.createCodebook', (folder?: vscode.Uri) =>
      createCodebook(server, folder),
    ),
    vscode.commands.registerCommand('marginalia.openCodebook', () => openCodebook(server)),
    vscode.commands.registerCommand('marginalia.refresh', () => {
      interviews.refresh();
      codes.refresh();
      memos.refresh();
    }),
    vscode.commands.registerCommand('marginalia.restartServer', () => server.restart()),
    vscode.commands.registerCommand('marginalia.showOutput', () => output.show()),
  );
  // Not awaited: the views and commands are there at once and wait for their answers themselves.
  void startWhenNeeded(server).then((waiting) => context.subscriptions.push(waiting));
  return server;
}
