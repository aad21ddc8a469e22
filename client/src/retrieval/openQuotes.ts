import * as vscode from 'vscode';
import { quotesListRequest, wholeQuotesRequest } from '../../../server/src/protocol/retrieval';
import type { Server } from '../server/server';
import { sayNoAnswer, showStatus } from '../ui/notices';
import type { Reports } from '../ui/reports';
import { documentOf, remarkOnUnread } from './found';
import { inBatches } from './inBatches';
import { filterInWords, type QuotesScope } from './quotesScope';

/** Opens the quotes that the view shows as a page: whole, each with its source, below the transcript that it is from. */
export async function openQuotes(server: Server, scope: QuotesScope, reports: Reports): Promise<void> {
  const { wanted, filter } = scope;
  if (!wanted) {
    showStatus(vscode.l10n.t('Show the quotes of a code first.'));
    return;
  }
  const list = await server.request(quotesListRequest, { wanted, parent: null });
  if (!list) return sayNoAnswer();
  const all = { folder: wanted.folder, files: list.nodes.flatMap(({ uri }) => uri ?? []) };
  const answers = await inBatches([all], vscode.l10n.t('Collecting quotes'), (_study, files, token) =>
    server.request(wholeQuotesRequest, { wanted, files }, token),
  );
  if (!answers) return;
  const groups = answers
    .flatMap(({ files }) => files)
    .map(({ heading, quotes }) => ({ heading, citations: quotes.map(({ citation }) => citation) }));
  const unread = answers.reduce((sum, answer) => sum + answer.unread.length, 0);
  const remarks = [list.counts, ...remarkOnUnread(unread)];
  const name = vscode.l10n.t('Quotes');
  await reports.show(name, documentOf(list.title, filterInWords(filter), remarks, groups));
}
