import * as l10n from '@vscode/l10n';
import type { DocumentLink, DocumentLinkParams, Range } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { rangeFromLine, toldFromEach } from '../protocol/listChanges';
import { quoteLinksRequest } from '../protocol/outline';
import { type OpenFile, openFile } from './context';
import { offsetsToRange } from './convert';
import type { Feature } from './feature';
import { answer, guarded } from './guard';
import { LastAnswers } from './lastAnswers';

/** Links from the quotes of a transcript to the very words in their passages. */
export const documentLinksFeature: Feature = {
  capability: { documentLinkProvider: {} },
  register(context) {
    const { connection } = context;
    const last = new LastAnswers<{ links: ReturnType<typeof linksFromEach> }>(context);
    answer(connection, quoteLinksRequest, null, async ({ uri, previous }) => {
      const open = await openFile(context, { uri });
      return open ? last.answer(uri, previous, { links: linksFromEach(open) }) : null;
    });
    connection.onDocumentLinks(
      guarded<DocumentLinkParams, DocumentLink[]>(connection, 'Links', [], async ({ textDocument }) => {
        const open = await openFile(context, textDocument);
        return open ? linksOf(open) : [];
      }),
    );
  },
};

/** Each quote of the passage above it, and its words there. */
function quotesOf({ transcript: { codings, lineStarts } }: OpenFile): { range: Range; words: Range }[] {
  return codings.flatMap(({ quote }) =>
    quote?.target
      ? [
          {
            range: offsetsToRange(lineStarts, quote.range),
            words: offsetsToRange(lineStarts, quote.target),
          },
        ]
      : [],
  );
}

function linksOf(open: OpenFile): DocumentLink[] {
  return quotesOf(open).map(({ range, words: { start, end } }) => {
    // By this fragment VS Code selects the words; other editors go to the line.
    const fragment = `L${start.line + 1},${start.character + 1}-L${end.line + 1},${end.character + 1}`;
    return {
      range,
      target: URI.parse(open.file).with({ fragment }).toString(),
      tooltip: l10n.t('Go to the words in the passage'),
    };
  });
}

function linksFromEach(open: OpenFile) {
  return toldFromEach(
    quotesOf(open).map(({ range, words }) => ({ range, target: rangeFromLine(range.start.line, words) })),
  );
}
