import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import { analysisFeature } from './analysis';
import { attributesFeature } from './attributes';
import { codeActionsFeature } from './codeActions';
import { codedTextFeature } from './codedText';
import { codeLensesFeature } from './codeLenses';
import { codesFeature } from './codes';
import { codingFeature } from './coding';
import { colorsFeature } from './colors';
import { comparisonFeature } from './comparison';
import { completionFeature } from './completion';
import type { Context } from './context';
import { definitionFeature } from './definition';
import { documentLinksFeature } from './documentLinks';
import { exportingFeature } from './exporting';
import type { Feature } from './feature';
import { foldingFeature } from './folding';
import { heldFeature } from './held';
import { highlightsFeature } from './highlights';
import { hoverFeature } from './hover';
import { importingFeature } from './importing';
import { memosFeature } from './memos';
import { moderationFeature } from './moderation';
import { navigationFeature } from './navigation';
import { offerFeature } from './offer';
import { openQuestionsFeature } from './openQuestions';
import { passageSearchFeature } from './passageSearch';
import { protectionFeature } from './protection';
import { quotesFeature } from './quotes';
import { referencesFeature } from './references';
import { renameFeature } from './rename';
import { reshapeFeature } from './reshape';
import { selectionRangesFeature } from './selectionRanges';
import { semanticTokensFeature } from './semanticTokens';
import { layoutFeature, speakingFeature } from './speaking';
import { studyRequestsFeature } from './studyRequests';
import { symbolsFeature } from './symbols';
import { treesFeature } from './trees';
import { workspaceSymbolsFeature } from './workspaceSymbols';

/** Everything that the server does for an editor beyond keeping documents in step. */
const features: readonly Feature[] = [
  analysisFeature,
  attributesFeature,
  codeActionsFeature,
  codedTextFeature,
  codeLensesFeature,
  codesFeature,
  codingFeature,
  colorsFeature,
  comparisonFeature,
  completionFeature,
  definitionFeature,
  documentLinksFeature,
  exportingFeature,
  foldingFeature,
  heldFeature,
  highlightsFeature,
  hoverFeature,
  importingFeature,
  layoutFeature,
  memosFeature,
  moderationFeature,
  navigationFeature,
  offerFeature,
  openQuestionsFeature,
  passageSearchFeature,
  protectionFeature,
  quotesFeature,
  referencesFeature,
  renameFeature,
  reshapeFeature,
  selectionRangesFeature,
  semanticTokensFeature,
  speakingFeature,
  studyRequestsFeature,
  symbolsFeature,
  treesFeature,
  workspaceSymbolsFeature,
];

/** What an editor is told that the server can do for it. */
export function capabilitiesFor(client: ClientCapabilities): ServerCapabilities {
  const capabilities = features.map(({ capability }) =>
    typeof capability === 'function' ? capability(client) : capability,
  );
  return Object.assign({}, ...capabilities);
}

/** Connects every feature with its requests. */
export function registerFeatures(context: Context): void {
  for (const feature of features) feature.register(context);
}
