import * as vscode from 'vscode';
import { PassageComparison } from './commands/comparePassages';
import { createCodebook } from './commands/createCodebook';
import { openCodebook } from './commands/openCodebook';
import { registerReadingCommands } from './commands/register';
import { registerCodingCommands } from './commands/registerCoding';
import { registerMemoCommands } from './commands/registerMemos';
import { registerPassageCommands } from './commands/registerPassages';
import { registerQuotesCommands } from './commands/registerQuotes';
import { registerReshapingCommands } from './commands/registerReshaping';
import { registerTreeCommands } from './commands/registerTrees';
import { setContextKeys } from './contextKeys';
import { markCodedText } from './decorations/codedText';
import { assignLanguage } from './language';
import { offerStudy } from './offerStudy';
import { tellOfOtherKinds } from './otherKinds';
import { askingAboutOldLabels } from './reshaping/renameInText';
import { onNewScheme } from './schemes';
import { type CreateClient, Server } from './server';
import { startWhenNeeded } from './start';
import { showCodingProgress } from './views/codingProgress';
import { showQuotes } from './views/quotes';
import { showTree } from './views/showTree';

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
