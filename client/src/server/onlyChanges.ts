import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import type * as z from 'zod/mini';
import { editedList, rangeAtLine, withRanges } from '../../../server/src/protocol/listChanges';
import { foldsRequest, outlineRequest, quoteLinksRequest } from '../../../server/src/protocol/outline';
import { editorRange } from '../ui/places';
import { KeptAnswers } from './keptAnswers';
import type { Server } from './server';

/**
 * Has what VS Code asks after each key answered with what is different only: outlines, folds and the links of quotes. The protocol of
 * language servers has no such answers, and those of a long transcript are megabytes.
 */
export function onlyChanges(server: Server): Middleware {
  const outlines = new KeptAnswers(
    server,
    outlineRequest,
    (about) => about,
    (before: readonly OutlineRow[] | null, { entries }) => editedList(before ?? [], entries),
  );
  const folds = new KeptAnswers(
    server,
    foldsRequest,
    (about) => about,
    (before: readonly FoldRow[] | null, answer) => editedList(before ?? [], answer.folds),
  );
  const links = new KeptAnswers(
    server,
    quoteLinksRequest,
    (about) => about,
    (before: readonly LinkRow[] | null, answer) => editedList(before ?? [], answer.links),
  );
  return {
    provideDocumentSymbols: async (document, token) => {
      const rows = await outlines.ask(document, {}, token);
      return rows && outlineOf(rows);
    },
    provideFoldingRanges: async (document, _context, token) => {
      const rows = await folds.ask(document, {}, token);
      return rows && foldsOf(rows);
    },
    provideDocumentLinks: async (document, token) => {
      const rows = await links.ask(document, {}, token);
      return rows && linksOf(document, rows);
    },
  };
}

type OutlineRow = NonNullable<NonNullable<z.infer<typeof outlineRequest.result>>['entries']>['items'][number];
type FoldRow = NonNullable<NonNullable<z.infer<typeof foldsRequest.result>>['folds']>['items'][number];
type LinkRow = NonNullable<NonNullable<z.infer<typeof quoteLinksRequest.result>>['links']>['items'][number];

function outlineOf(rows: readonly OutlineRow[]): vscode.DocumentSymbol[] {
  const first: vscode.DocumentSymbol[] = [];
  /** The entries that the next one may lie in, outermost first. */
  const above: vscode.DocumentSymbol[] = [];
  for (const { range, selection, depth, kind, name, detail, deprecated } of withRanges(rows)) {
    const within = editorRange({ range: rangeAtLine(range.start.line, selection) });
    // VS Code counts kinds from 0, the protocol from 1.
    const symbol = new vscode.DocumentSymbol(name, detail ?? '', kind - 1, editorRange({ range }), within);
    if (deprecated) symbol.tags = [vscode.SymbolTag.Deprecated];
    above.length = Math.min(depth, above.length);
    (above.at(-1)?.children ?? first).push(symbol);
    above.push(symbol);
  }
  return first;
}

function foldsOf(rows: readonly FoldRow[]): vscode.FoldingRange[] {
  let start = 0;
  return rows.map(({ below, lines, kind }) => {
    start += below;
    return new vscode.FoldingRange(start, start + lines, foldKind(kind));
  });
}

function foldKind(kind: FoldRow['kind']): vscode.FoldingRangeKind | undefined {
  if (kind === null) return undefined;
  return kind === 'region' ? vscode.FoldingRangeKind.Region : vscode.FoldingRangeKind.Comment;
}

function linksOf({ uri }: vscode.TextDocument, rows: readonly LinkRow[]): vscode.DocumentLink[] {
  return withRanges(rows).map(({ range, target }) => {
    const { start, end } = rangeAtLine(range.start.line, target);
    // By this fragment VS Code selects the words.
    const fragment = `L${start.line + 1},${start.character + 1}-L${end.line + 1},${end.character + 1}`;
    const link = new vscode.DocumentLink(editorRange({ range }), uri.with({ fragment }));
    link.tooltip = vscode.l10n.t('Go to the words in the passage');
    return link;
  });
}
