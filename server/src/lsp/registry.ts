import { type ClientCapabilities, CodeActionKind, type ServerCapabilities } from 'vscode-languageserver';
import { registerAttributes } from './attributes';
import { registerCitations } from './citations';
import { registerCodeActions } from './codeActions';
import { registerCodedText } from './codedText';
import { registerCodes } from './codes';
import { registerCoding } from './coding';
import { registerCodingsOfCode } from './codingsOfCode';
import { registerColors } from './colors';
import { registerComparison } from './comparison';
import { registerCompletion } from './completion';
import type { Context } from './context';
import { registerDefinition } from './definition';
import { registerDocumentLinks } from './documentLinks';
import { fixAllKind } from './fixAll';
import { registerFolding } from './folding';
import { registerHighlights } from './highlights';
import { registerHover } from './hover';
import { registerLayout } from './layout';
import { registerMemos } from './memos';
import { registerNavigation } from './navigation';
import { registerOffer } from './offer';
import { registerPassageSearch } from './passageSearch';
import { registerQuotes } from './quotes';
import { registerQuotesList } from './quotesList';
import { registerReferences } from './references';
import { registerRename } from './rename';
import { registerReshape } from './reshape';
import { registerSelectionRanges } from './selectionRanges';
import { registerSemanticTokens, semanticTokensOptions } from './semanticTokens';
import { registerSpeaking } from './speaking';
import { registerStudyRequests } from './studyRequests';
import { registerSymbols, takesOutlines } from './symbols';
import { registerTrees } from './trees';
import { registerWorkspaceSymbols } from './workspaceSymbols';

const capabilities: ServerCapabilities = {
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
    resolveProvider: true,
  },
  colorProvider: true,
  completionProvider: {
    // After a space little is offered: see `goesOn` in completion.ts.
    triggerCharacters: ['#', ' '],
    resolveProvider: true,
    completionItem: { labelDetailsSupport: true },
  },
  definitionProvider: true,
  documentHighlightProvider: true,
  documentLinkProvider: {},
  foldingRangeProvider: true,
  hoverProvider: true,
  referencesProvider: true,
  selectionRangeProvider: true,
  semanticTokensProvider: semanticTokensOptions,
  workspaceSymbolProvider: { resolveProvider: true },
};

/**
 * What the server can do for a client beyond keeping documents in step. Preparing a renaming is offered only to those that
 * know of it, as the protocol has it; others are answered all the same. Outlines are offered later where that is possible.
 */
export function capabilitiesFor(client: ClientCapabilities): ServerCapabilities {
  return {
    ...capabilities,
    renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
    ...(takesOutlines(client) ? {} : { documentSymbolProvider: true }),
  };
}

/** Connects every feature with its request. */
export function registerFeatures(context: Context): void {
  registerAttributes(context);
  registerCitations(context);
  registerCodeActions(context);
  registerCodedText(context);
  registerCodes(context);
  registerCoding(context);
  registerCodingsOfCode(context);
  registerColors(context);
  registerComparison(context);
  registerCompletion(context);
  registerDefinition(context);
  registerDocumentLinks(context);
  registerFolding(context);
  registerHighlights(context);
  registerHover(context);
  registerLayout(context);
  registerMemos(context);
  registerNavigation(context);
  registerOffer(context);
  registerPassageSearch(context);
  registerQuotes(context);
  registerQuotesList(context);
  registerReferences(context);
  registerRename(context);
  registerReshape(context);
  registerSelectionRanges(context);
  registerSemanticTokens(context);
  registerSpeaking(context);
  registerStudyRequests(context);
  registerSymbols(context);
  registerTrees(context);
  registerWorkspaceSymbols(context);
}
