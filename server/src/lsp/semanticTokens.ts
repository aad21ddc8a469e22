import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensOptions,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { type SemanticToken, semanticTokensOf, tokenTypes } from '../features/navigation/semanticTokens';
import { normalizeUri } from '../workspace/uris';
import { type Context, openFile } from './context';
import type { Feature } from './feature';
import { guarded } from './guard';
import { encodeTokens, tokenEdits } from './tokenData';

const semanticTokensOptions: SemanticTokensOptions = {
  legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] },
  full: { delta: true },
  range: true,
};

/** The colours of what only the study knows. For each open file the last answer is kept, as the next one may be a difference to it. */
export const semanticTokensFeature: Feature = {
  capability: { semanticTokensProvider: semanticTokensOptions },
  register(context) {
    const { connection, documents } = context;
    const { semanticTokens } = connection.languages;
    const sent = new Map<string, { readonly resultId: string; readonly data: number[] }>();
    let answers = 0;

    const remember = (uri: string, data: number[]): string => {
      const resultId = String(++answers);
      // An editor may ask for a file that it has just closed.
      if (context.workspace.transcript(uri)) sent.set(uri, { resultId, data });
      return resultId;
    };
    documents.onDidClose(({ document }) => sent.delete(normalizeUri(document.uri)));

    const nothing: SemanticTokens = { data: [] };
    semanticTokens.on(
      guarded<SemanticTokensParams, SemanticTokens>(
        connection,
        'Colours',
        nothing,
        async ({ textDocument }) => {
          const data = encodeTokens(await tokens(context, textDocument));
          return { resultId: remember(normalizeUri(textDocument.uri), data), data };
        },
      ),
    );
    semanticTokens.onDelta(
      guarded<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
        connection,
        'Changes of colours',
        nothing,
        async ({ textDocument, previousResultId }) => {
          const uri = normalizeUri(textDocument.uri);
          const data = encodeTokens(await tokens(context, textDocument));
          const before = sent.get(uri);
          const resultId = remember(uri, data);
          return before?.resultId === previousResultId
            ? { resultId, edits: tokenEdits(before.data, data) }
            : { resultId, data };
        },
      ),
    );
    semanticTokens.onRange(
      guarded<SemanticTokensRangeParams, SemanticTokens>(
        connection,
        'Colours of a part',
        nothing,
        async ({ textDocument, range }) => {
          const all = await tokens(context, textDocument);
          const { start, end } = range;
          return { data: encodeTokens(all.filter(({ line }) => line >= start.line && line <= end.line)) };
        },
      ),
    );
  },
};

async function tokens(context: Context, textDocument: { uri: string }): Promise<SemanticToken[]> {
  const open = await openFile(context, textDocument);
  return open ? semanticTokensOf(open) : [];
}
