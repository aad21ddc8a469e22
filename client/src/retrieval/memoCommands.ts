import * as vscode from 'vscode';
import { memoSearchRequest, memosInFilesRequest } from '../../../server/src/protocol/retrieval';
import type { Arrangement } from '../../../server/src/protocol/trees';
import { setMemosByCode } from '../server/contextKeys';
import type { Server } from '../server/server';
import type { KeptArrangement } from '../trees/arrangement';
import { filterTree } from '../trees/filterTree';
import { sayNoAnswer } from '../ui/notices';
import type { Reports } from '../ui/reports';
import { documentOf, remarkOnUnread } from './found';
import { inBatches } from './inBatches';

/** The commands of the view of all memos. */
export function memoCommands(
  server: Server,
  arrangement: KeptArrangement,
  reports: Reports,
): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const tell = () => setMemosByCode(arrangement.get().by === 'code');
  tell();
  return vscode.Disposable.from(
    arrangement.onDidChange(tell),
    registerCommand('marginalia.memos.byCode', () => arrangement.set({ by: 'code' })),
    registerCommand('marginalia.memos.byInterview', () => arrangement.set({ by: 'interview' })),
    registerCommand('marginalia.memos.filter', () => filterTree('memos', arrangement)),
    registerCommand('marginalia.memos.clearFilter', () => arrangement.clear()),
    registerCommand('marginalia.memos.openAsMarkdown', () => openMemos(server, arrangement.get(), reports)),
  );
}

/** Opens the memos that the view shows as a page, whole, each with the words it is about. */
async function openMemos(server: Server, arrangement: Arrangement, reports: Reports): Promise<void> {
  const studies = await server.request(memoSearchRequest, { arrangement });
  if (!studies) return sayNoAnswer();
  const answers = await inBatches(
    studies,
    vscode.l10n.t('Collecting memos'),
    async ({ folder }, files, token) => {
      const answer = await server.request(memosInFilesRequest, { folder, arrangement, files }, token);
      return answer && { folder, ...answer };
    },
  );
  if (!answers) return;
  const memos = answers.flatMap((answer) => answer.memos);
  if (memos.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no memos.'));
    return;
  }
  const unread = answers.reduce((sum, answer) => sum + answer.unread.length, 0);
  const groups = studies.flatMap(({ folder, headings }) => {
    const under = new Map(headings.map((heading) => [heading, { heading, citations: [] as string[] }]));
    for (const answer of answers)
      if (answer.folder === folder)
        for (const { heading, markdown } of answer.memos) under.get(heading)?.citations.push(markdown);
    return [...under.values()].filter(({ citations }) => citations.length > 0);
  });
  const title = vscode.l10n.t('Memos');
  await reports.show(title, documentOf(title, arrangement.text, remarks(memos.length, unread), groups));
}

function remarks(count: number, unread: number): string[] {
  return [
    count === 1 ? vscode.l10n.t('1 memo') : vscode.l10n.t('{0} memos', count),
    ...remarkOnUnread(unread),
  ];
}
