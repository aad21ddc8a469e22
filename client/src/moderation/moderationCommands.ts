import * as vscode from 'vscode';
import { type SettledFile, settleRequest } from '../../../server/src/protocol/moderation';
import { proposed } from '../coding/target';
import { setQuestionsByCode } from '../server/contextKeys';
import type { Server } from '../server/server';
import type { TreeElement } from '../trees/placesTree';
import { groupedBy } from '../ui/groupedBy';
import { showStatus } from '../ui/notices';
import { openTranscript } from '../ui/openTranscript';
import type { Reports } from '../ui/reports';
import { compareCodersCommand } from './compareCoders';
import { addNewQuestions, finishModerating } from './moderatedFile';
import type { QuestionInFile } from './questionRows';
import { type QuestionsBy, QuestionsView } from './questionsTree';
import { SettledSteps } from './settledSteps';
import { settleInterview } from './settleInterview';
import { SettleWalk } from './settleWalk';

/** Comparing coders and settling what they have coded: the commands, and the view of open questions. */
export function moderationCommands(
  server: Server,
  { workspaceState }: vscode.ExtensionContext,
  reports: Reports,
): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const steps = new SettledSteps();
  const walk = new SettleWalk(server, steps);
  const questions = new QuestionsView('marginalia.questions', server);
  const begin = (uri?: string) => walk.begin(uri);
  const arrange = (by: QuestionsBy) => {
    questions.arrange(by);
    setQuestionsByCode(by === 'code');
  };
  arrange('passage');
  const answering = (how: 'take' | 'leaveOut') => (row?: TreeElement, rows?: readonly TreeElement[]) =>
    questions.change(rows ?? (row ? [row] : null), (asked) => answer(server, steps, how, asked));
  return vscode.Disposable.from(
    questions,
    compareCodersCommand(server),
    registerCommand('marginalia.settleCodes', (row?: TreeElement) =>
      settleInterview(server, workspaceState, reports, row?.node, begin),
    ),
    registerCommand('marginalia.settleQuestions', (row?: TreeElement) => begin(row?.node.uri ?? undefined)),
    registerCommand('marginalia.settling.toggle', () => walk.toggleActive()),
    registerCommand('marginalia.updateModerated', () => addNewQuestions(server, steps, reports, begin)),
    registerCommand('marginalia.finishModerating', () => finishModerating(server, steps)),
    registerCommand('marginalia.questions.byCode', () => arrange('code')),
    registerCommand('marginalia.questions.byPassage', () => arrange('passage')),
    registerCommand('marginalia.questions.take', answering('take')),
    registerCommand('marginalia.questions.leaveOut', answering('leaveOut')),
    registerCommand('marginalia.questions.undo', () =>
      questions.change(questions.view.selection, () => steps.undo()),
    ),
  );
}

/**
 * Answers questions, all in one step.
 *
 * @returns true when it was made
 */
async function answer(
  server: Server,
  steps: SettledSteps,
  how: 'take' | 'leaveOut',
  wanted: readonly QuestionInFile[],
): Promise<boolean> {
  if (wanted.length === 0) {
    showStatus(vscode.l10n.t('Go to a question first.'));
    return false;
  }
  const files: SettledFile[] = [];
  for (const [uri, own] of groupedBy(wanted, ({ file }) => file.uri)) {
    const document = await openTranscript(vscode.Uri.parse(uri));
    if (document) files.push(settledFile(document, own, how));
  }
  const proposal = proposed(await server.request(settleRequest, { files }));
  if (!proposal || !(await steps.make(proposal.change))) return false;
  showStatus(proposal.did);
  return true;
}

function settledFile(
  { uri, version }: vscode.TextDocument,
  questions: readonly QuestionInFile[],
  how: 'take' | 'leaveOut',
): SettledFile {
  const lines = questions.map(({ question: { at, text } }) => ({ line: at.start.line, text }));
  const none = { take: [], leaveOut: [], remove: [], add: null };
  return { uri: uri.toString(), version, ...none, [how]: lines };
}
