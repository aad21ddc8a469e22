import {
  type ClientCapabilities,
  type Connection,
  type Disposable,
  type DocumentSymbol,
  type DocumentSymbolParams,
  DocumentSymbolRequest,
  SymbolKind,
  SymbolTag,
} from 'vscode-languageserver';
import { type OutlineEntry, outlineOfCodebook, outlineOfTranscript } from '../features/navigation/symbols';
import { type Context, openCodebookFile, openFile } from './context';
import { offsetsToRange } from './convert';
import { guarded } from './guard';

/** The outline of a transcript (turns with their codes) and of codebook.yaml (families with theirs). */
export function registerSymbols(context: Context): void {
  const { connection } = context;
  connection.onDocumentSymbol(
    guarded<DocumentSymbolParams, DocumentSymbol[]>(connection, 'Outline', [], async ({ textDocument }) => {
      const open = await openFile(context, textDocument);
      if (open) {
        const { transcript } = open;
        return outlineOfTranscript(open).map(toSymbol(transcript.lineStarts));
      }
      const book = await openCodebookFile(context, textDocument);
      return book ? outlineOfCodebook(book.codebook).map(toSymbol(book.lineStarts)) : [];
    }),
  );
}

/** True for an editor in which outlines can be offered while it runs. */
export function takesOutlines({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.documentSymbol?.dynamicRegistration === true;
}

/**
 * Offers outlines to an editor that takes them while it runs. The protocol has no request to ask for an outline anew, and VS Code
 * does so only when its document changes or when outlines are offered.
 *
 * @returns has the editor ask anew, for when a document reads otherwise though it did not change
 */
export function offerOutlines(connection: Connection): () => void {
  const offer = () => connection.client.register(DocumentSymbolRequest.type, { documentSelector: null });
  let offered: Promise<Disposable> = offer();
  return () => {
    offered = offered.then((before) => {
      before.dispose();
      return offer();
    });
  };
}

function toSymbol(lineStarts: readonly number[]): (entry: OutlineEntry) => DocumentSymbol {
  const convert = ({
    type,
    name,
    detail,
    deprecated,
    range,
    selection,
    children,
  }: OutlineEntry): DocumentSymbol => ({
    name,
    detail,
    kind: symbolKinds[type],
    ...(deprecated ? { tags: [SymbolTag.Deprecated] } : {}),
    range: offsetsToRange(lineStarts, range),
    selectionRange: offsetsToRange(lineStarts, selection),
    children: children.map(convert),
  });
  return convert;
}

/** The icons of the codes are those they have in a completion list. */
export const symbolKinds: Readonly<Record<OutlineEntry['type'], SymbolKind>> = {
  turn: SymbolKind.String,
  family: SymbolKind.Namespace,
  issue: SymbolKind.Event,
  fix: SymbolKind.Property,
  topic: SymbolKind.EnumMember,
  unknown: SymbolKind.Null,
};
