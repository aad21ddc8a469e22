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
import { rangeFromLine, toldFromEach } from '../protocol/listChanges';
import { outlineRequest } from '../protocol/outline';
import { type Context, openCodebookFile, openFile } from './context';
import { offsetsToRange } from './convert';
import type { Feature } from './feature';
import { answer, guarded } from './guard';
import { LastAnswers } from './lastAnswers';

/** The outline of a transcript (turns with their codes) and of codebook.yaml (families with theirs). */
export const symbolsFeature: Feature = {
  capability: (client) =>
    // Where that is possible, outlines are offered later: see `offerOutlines`.
    takesOutlines(client) ? {} : { documentSymbolProvider: true },
  register(context) {
    const { connection } = context;
    connection.onDocumentSymbol(
      guarded<DocumentSymbolParams, DocumentSymbol[]>(connection, 'Outline', [], async ({ textDocument }) => {
        const outline = await outlineOf(context, textDocument);
        return outline?.entries.map(toSymbol(outline.lineStarts)) ?? [];
      }),
    );
    const last = new LastAnswers<{ entries: ReturnType<typeof entriesFromEach> }>(context);
    answer(connection, outlineRequest, null, async ({ uri, previous }) => {
      const outline = await outlineOf(context, { uri });
      return outline && last.answer(uri, previous, { entries: entriesFromEach(outline) });
    });
  },
};

interface Outline {
  readonly entries: readonly OutlineEntry[];
  readonly lineStarts: readonly number[];
}

/** The outline of an open file; null when it is neither a transcript nor a codebook. */
async function outlineOf(context: Context, textDocument: { uri: string }): Promise<Outline | null> {
  const open = await openFile(context, textDocument);
  if (open) return { entries: outlineOfTranscript(open), lineStarts: open.transcript.lineStarts };
  const book = await openCodebookFile(context, textDocument);
  return book && { entries: outlineOfCodebook(book.codebook), lineStarts: book.lineStarts };
}

/** All entries, each above those in it, told from the one before it. */
function entriesFromEach({ entries, lineStarts }: Outline) {
  const all: { entry: OutlineEntry; depth: number }[] = [];
  const gather = (some: readonly OutlineEntry[], depth: number) => {
    for (const entry of some) {
      all.push({ entry, depth });
      gather(entry.children, depth + 1);
    }
  };
  gather(entries, 0);
  return toldFromEach(
    all.map(({ entry: { type, name, detail, deprecated, range: offsets, selection }, depth }) => {
      const range = offsetsToRange(lineStarts, offsets);
      return {
        range,
        selection: rangeFromLine(range.start.line, offsetsToRange(lineStarts, selection)),
        depth,
        kind: symbolKinds[type],
        name,
        ...(detail === '' ? {} : { detail }),
        ...(deprecated ? { deprecated } : {}),
      };
    }),
  );
}

/** True for an editor in which outlines can be offered while it runs. */
export function takesOutlines({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.documentSymbol?.dynamicRegistration === true;
}

/**
 * For offering outlines to an editor that takes them while it runs. The protocol has no request to ask for an outline anew, and VS Code
 * does so only when its document changes or when outlines are offered.
 *
 * @returns offers them, and from the second time on has the editor ask anew, for when a document reads otherwise though it did
 *   not change; rejects where the editor refuses
 */
export function offerOutlines(connection: Connection): () => Promise<void> {
  const offer = () => connection.client.register(DocumentSymbolRequest.type, { documentSelector: null });
  let offered: Promise<Disposable | null> = Promise.resolve(null);
  return async () => {
    // What the editor has refused needs not be withdrawn.
    const before = offered.catch(() => null);
    const now = before.then((one) => {
      one?.dispose();
      return offer();
    });
    offered = now;
    await now;
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
  more: SymbolKind.Array,
};
