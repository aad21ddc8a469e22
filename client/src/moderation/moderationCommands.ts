import * as vscode from 'vscode';
import { type SettledFile, settleRequest } from '../../../server/src/protocol/moderation';
import { proposed } from '../coding/target';
import { setQuestionsByCode } from '../server/contextKeys';
import type { Server } from '../server/server';
import type { TreeElement } from '../trees/placesTree';
import { showStatus } from '../ui/notices';
import { openTranscript } from '../ui/openTranscript';
import type { Reports } from '../ui/reports';
import { compareCodersCommand } from './compareCoders';
import { addNewQuestions, finishModerating } from './moderatedFile';
import { type QuestionInFile, type QuestionsBy, QuestionsView } from './questionsTree';
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
  const answer = (how: 'take' | 'leaveOut') => (row?: TreeElement, rows?: readonly TreeElement[]) =>
    answerRows(server, questions, steps, how, rows ?? (row ? [row] : questions.view.selection));
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
    registerCommand('marginalia.questions.take', answer('take')),
    registerCommand('marginalia.questions.leaveOut', answer('leaveOut')),
    registerCommand('marginalia.questions.undo', async () => {
      const place = questions.placeOf(questions.questionsOf(questions.view.selection));
      if (!(await steps.undo())) return;
      await questions.refresh();
      await questions.goTo(Math.max(0, place));
    }),
  );
}

/** Answers the questions of rows, all in one step, and goes on to the question that comes then. */
async function answerRows(
  server: Server,
  questions: QuestionsView,
  steps: SettledSteps,
  how: 'take' | 'leaveOut',
  rows: readonly TreeElement[],
): Promise<void> {
  const wanted = questions.questionsOf(rows);
  if (wanted.length === 0) {
    showStatus(vscode.l10n.t('Go to a question first.'));
    return;
  }
  const place = questions.placeOf(wanted);
  const files: SettledFile[] = [];
  for (const uri of new Set(wanted.map(({ file }) => file.uri))) {
    const document = await openTranscript(vscode.Uri.parse(uri));
    if (document)
      files.push(
        settledFile(
          document,
          wanted.filter(({ file }) => file.uri === uri),
          how,
        ),
      );
  }
  const proposal = proposed(await server.request(settleRequest, { files }));
  if (!proposal || !(await steps.make(proposal.change))) return;
  showStatus(proposal.did);
  await questions.refresh();
  await questions.goTo(place);
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
