import * as l10n from '@vscode/l10n';
import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { type OpenFile, openFile } from './context';
import { offsetsToRange } from './convert';
import type { Feature } from './feature';
import { guarded } from './guard';

/** Links from the quotes of a transcript to the very words in their passages. */
export const documentLinksFeature: Feature = {
  capability: { documentLinkProvider: {} },
  register(context) {
    const { connection } = context;
    connection.onDocumentLinks(
      guarded<DocumentLinkParams, DocumentLink[]>(connection, 'Links', [], async ({ textDocument }) => {
        const open = await openFile(context, textDocument);
        return open ? linksOf(open) : [];
      }),
    );
  },
};

function linksOf({ file: uri, transcript: { codings, lineStarts } }: OpenFile): DocumentLink[] {
  return codings.flatMap(({ quote }) => {
    if (!quote?.target) return [];
    const { start, end } = offsetsToRange(lineStarts, quote.target);
    // By this fragment VS Code selects the words; other editors go to the line.
    const fragment = `L${start.line + 1},${start.character + 1}-L${end.line + 1},${end.character + 1}`;
    return [
      {
        range: offsetsToRange(lineStarts, quote.range),
        target: URI.parse(uri).with({ fragment }).toString(),
        tooltip: l10n.t('Go to the words in the passage'),
      },
    ];
  });
}
