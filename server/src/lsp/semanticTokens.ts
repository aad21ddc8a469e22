import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensEdit,
  SemanticTokensOptions,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { type SemanticToken, semanticTokensOf, tokenTypes } from '../features/navigation/semanticTokens';
import { normalizeUri } from '../workspace/uris';
import { type Context, openFile } from './context';
import type { Feature } from './feature';
import { guarded } from './guard';

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

/**
 * Tokens in the numbers of the protocol: five for each, its lines and columns counted from those of the token before.
 *
 * @param tokens in the order of the file
 */
export function encodeTokens(tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let lastLine = 0;
  let lastColumn = 0;
  for (const { line, column, length, type } of tokens) {
    const indent = line === lastLine ? column - lastColumn : column;
    data.push(line - lastLine, indent, length, tokenTypes.indexOf(type), 0);
    lastLine = line;
    lastColumn = column;
  }
  return data;
}

/** What makes new token data of the old: one edit over all that lies between an equal beginning and an equal end. */
export function tokenEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let end = before.length;
  let newEnd = after.length;
  while (end > start && newEnd > start && before[end - 1] === after[newEnd - 1]) {
    end--;
    newEnd--;
  }
  return [{ start, deleteCount: end - start, data: after.slice(start, newEnd) }];
}
