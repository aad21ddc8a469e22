import * as vscode from 'vscode';
import {
  codedInterviewsRequest,
  finishModeratingRequest,
  updateModeratedRequest,
} from '../../../server/src/protocol/moderation';
import { sayNoStudy } from '../coding/target';
import type { Server } from '../server/server';
import { sayNoAnswer, showStatus, withoutLinks } from '../ui/notices';
import { openTranscript } from '../ui/openTranscript';
import type { Reports } from '../ui/reports';
import { chooseFile } from './chooseFile';
import type { SettledSteps } from './settledSteps';
import { showLacking } from './settleInterview';

/** Puts questions for the codings that came since a moderated file was made. No decision changes. */
export async function addNewQuestions(
  server: Server,
  steps: SettledSteps,
  reports: Reports,
  walk: (uri: string) => Promise<void>,
): Promise<void> {
  const document = await chooseModerated(server, vscode.l10n.t('Add Questions for New Codings'));
  if (!document) return;
  const uri = document.uri.toString();
  const answer = await server.request(updateModeratedRequest, { uri, version: document.version });
  if (answer === undefined) return sayNoAnswer();
  if (answer === null) return sayNoStudy();
  if ('refused' in answer) {
    void vscode.window.showWarningMessage(withoutLinks(answer.refused));
    return;
  }
  const { change, questions, lacking } = answer;
  const name = withoutLinks(vscode.workspace.asRelativePath(document.uri));
  if (questions > 0 && !(await steps.make(change))) return;
  const settle = vscode.l10n.t('Settle Them');
  const show = vscode.l10n.t('Show What Is Lacking');
  const chosen = await vscode.window.showInformationMessage(
    questions === 0
      ? vscode.l10n.t('{0} has everything already: nothing was changed.', name)
      : vscode.l10n.t('Questions added to {0}: {1}.', name, questions),
    ...(questions > 0 ? [settle] : []),
    ...(lacking.length > 0 ? [show] : []),
  );
  if (chosen === settle) await walk(uri);
  if (chosen === show) await showLacking(reports, lacking);
}

/** Says what has become of the questions of a moderated file, and writes it there; lines that say `no` go if that is wanted. */
export async function finishModerating(server: Server, steps: SettledSteps): Promise<void> {
  const document = await chooseModerated(server, vscode.l10n.t('Finish Settling'));
  if (!document) return;
  const ask = (removeNoLines: boolean) => {
    const uri = document.uri.toString();
    return server.request(finishModeratingRequest, { uri, version: document.version, removeNoLines });
  };
  const answer = await ask(false);
  if (answer === undefined) return sayNoAnswer();
  if (answer === null) return sayNoStudy();
  if ('refused' in answer) {
    void vscode.window.showWarningMessage(withoutLinks(answer.refused));
    return;
  }
  const { tally, said, change } = answer;
  const keep = vscode.l10n.t('Write Tally');
  const remove = vscode.l10n.t('Write Tally, Remove “no” Lines');
  const open =
    tally.open === 0
      ? vscode.l10n.t('Every question is settled.')
      : tally.open === 1
        ? vscode.l10n.t('1 question is still open.')
        : vscode.l10n.t('{0} questions are still open.', tally.open);
  const notes = [
    said,
    vscode.l10n.t('The tally is written into the front matter of the file, as “settled”.'),
    ...(tally.noLines > 0
      ? [
          vscode.l10n.t(
            'Without the lines that say “no”, adding questions later asks about those codes again.',
          ),
        ]
      : []),
  ];
  const choices = tally.noLines > 0 ? [keep, remove] : [keep];
  const options = { modal: true, detail: notes.join('\n\n') };
  const chosen = await vscode.window.showInformationMessage(open, options, ...choices);
  if (chosen === undefined) return;
  const wanted = chosen === remove ? await ask(true) : answer;
  if (wanted && 'refused' in wanted) void vscode.window.showWarningMessage(withoutLinks(wanted.refused));
  else if (await steps.make(wanted?.change ?? change)) showStatus(said);
}

/** Asks for a moderated file, where it is not clear which is meant. */
async function chooseModerated(server: Server, title: string): Promise<vscode.TextDocument | undefined> {
  const interviews = await server.request(codedInterviewsRequest, {});
  if (!interviews) {
    sayNoAnswer();
    return undefined;
  }
  const files = interviews.flatMap(({ files: all, name }) =>
    all.filter(({ isModerated }) => isModerated).map((file) => ({ ...file, interview: name })),
  );
  const chosen = await chooseFile(
    files,
    title,
    vscode.l10n.t('No file settles what others have coded. “Settle Codes of Interview” makes one.'),
    ({ interview, coder, name }) => ({
      label: vscode.l10n.t('Interview {0}: {1}', interview, coder ?? ''),
      detail: name,
    }),
  );
  return chosen && ((await openTranscript(vscode.Uri.parse(chosen.uri))) ?? undefined);
}
