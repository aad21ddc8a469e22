import * as vscode from 'vscode';
import { passageSearchRequest, passagesInFilesRequest } from '../../../server/src/protocol/retrieval';
import type { Server } from '../server/server';
import { sayNoAnswer } from '../ui/notices';
import { withoutLinks } from '../ui/plain';
import { Collector, type Found } from './found';
import { inBatches } from './inBatches';

/**
 * Looks for passages in all studies of the workspace.
 *
 * @returns undefined when the user broke it off, or when the question cannot be answered, which they are told
 */
export async function searchPassages(server: Server, question: string): Promise<Found | undefined> {
  const where = await server.request(passageSearchRequest, { query: question });
  if (!where) {
    sayNoAnswer();
    return undefined;
  }
  if (where.problem !== null) {
    void vscode.window.showWarningMessage(withoutLinks(where.problem));
    return undefined;
  }
  const collector = new Collector(question);
  const title = vscode.l10n.t('Finding passages');
  const done = await inBatches(where.studies, title, async ({ folder, study }, files, token) => {
    const answer = await server.request(passagesInFilesRequest, { folder, query: question, files }, token);
    if (answer) collector.add(folder, study, answer.files, answer.unread.length);
    return answer && true;
  });
  return done && collector.found();
}
