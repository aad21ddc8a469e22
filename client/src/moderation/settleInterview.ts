import * as vscode from 'vscode';
import {
  type CodedInterview,
  type CoderFile,
  moderateRequest,
  questionsOfFileRequest,
  settlerRequest,
} from '../../../server/src/protocol/moderation';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { messageOf } from '../server/files';
import type { Server } from '../server/server';
import { askText } from '../ui/askText';
import { createFile } from '../ui/createFile';
import { sayNoAnswer, withoutLinks } from '../ui/notices';
import { openTranscript } from '../ui/openTranscript';
import { editorRange } from '../ui/places';
import type { Reports } from '../ui/reports';
import { chooseInterview, fileItem } from './chooseCoders';

/** Under which the last moderator is remembered. */
const moderatorKey = 'moderator';

/**
 * Asks for an interview, its coders and who settles their codes, and makes the file in which they are settled, which nobody has
 * yet. It is opened at its first question.
 *
 * @param row of the interview; where left out, it is asked for
 * @param walk begins to ask the questions of a file
 */
export async function settleInterview(
  server: Server,
  memory: vscode.Memento,
  reports: Reports,
  row: TreeNode | undefined,
  walk: (uri: string) => Promise<void>,
): Promise<void> {
  const title = vscode.l10n.t('Settle Codes of Interview');
  const isCoders = ({ coder, isModerated }: CoderFile) => coder !== null && !isModerated;
  const interview = await chooseInterview(server, title, row, isCoders);
  const coders = interview && (await chooseCoders(title, interview));
  const moderator = coders && (await askModerator(server, title, memory, interview.folder, coders));
  if (!interview || !coders || moderator === undefined) return;
  const { folder } = interview;
  const files = coders.map(({ uri }) => uri);
  const made = await server.request(moderateRequest, { folder, files, moderator });
  if (!made) return sayNoAnswer();
  if ('refused' in made) {
    void vscode.window.showWarningMessage(withoutLinks(made.refused));
    return;
  }
  const uri = vscode.Uri.parse(made.uri);
  if (!(await written(uri, made.text))) return;
  await memory.update(moderatorKey, moderator);
  await showFirst(server, uri);
  await sayMade(reports, uri, made, walk);
}

async function chooseCoders(
  title: string,
  { files }: CodedInterview,
): Promise<readonly CoderFile[] | undefined> {
  if (files.length === 2) return files;
  const items = files.map((file) => ({ ...fileItem(file), picked: true }));
  const placeHolder = vscode.l10n.t('The coders; the words of the first one are taken');
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  if (!chosen) return undefined;
  if (chosen.length > 1) return chosen.map(({ file }) => file);
  void vscode.window.showInformationMessage(vscode.l10n.t('It takes at least two coders.'));
  return undefined;
}

async function askModerator(
  server: Server,
  title: string,
  memory: vscode.Memento,
  folder: string,
  coders: readonly CoderFile[],
): Promise<string | undefined> {
  const files = coders.map(({ uri }) => uri);
  const problemOf = async (moderator: string) =>
    (await server.request(settlerRequest, { folder, files, moderator }))?.problem;
  const last = memory.get<string>(moderatorKey) ?? '';
  const name = await askText({
    title,
    prompt: vscode.l10n.t('Who settles what {0} have coded?', coders.map(({ coder }) => coder).join(', ')),
    value: last === '' || (await problemOf(last)) ? '' : last,
    // Nothing is said of a name before it is typed; without one, nothing is made.
    validateInput: async (typed) => (typed.trim() === '' ? undefined : await problemOf(typed.trim())),
  });
  return name === '' ? undefined : name;
}

async function written(uri: vscode.Uri, text: string): Promise<boolean> {
  const name = withoutLinks(vscode.workspace.asRelativePath(uri));
  if (await exists(uri)) {
    const open = vscode.l10n.t('Open It');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t(
        '{0} is there already, and was left as it is. “Add Questions for New Codings” brings it up to date.',
        name,
      ),
      open,
    );
    if (chosen === open) await vscode.window.showTextDocument(uri);
    return false;
  }
  try {
    await createFile(uri, text);
    return true;
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be written: {1}', name, withoutLinks(messageOf(error))),
    );
    return false;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Opens the new file, with the cursor on its first question. */
async function showFirst(server: Server, uri: vscode.Uri): Promise<void> {
  const document = await openTranscript(uri);
  if (!document) {
    await vscode.window.showTextDocument(uri);
    return;
  }
  const { version } = document;
  const found = await server.request(questionsOfFileRequest, { uri: uri.toString(), version });
  const [first] = found?.passages ?? [];
  const options = first ? { selection: editorRange(first.place) } : {};
  await vscode.window.showTextDocument(document, { ...options, preview: false });
}

async function sayMade(
  reports: Reports,
  uri: vscode.Uri,
  made: { readonly agreed: number; readonly questions: number; readonly lacking: readonly string[] },
  walk: (uri: string) => Promise<void>,
): Promise<void> {
  const { agreed, questions, lacking } = made;
  const name = withoutLinks(vscode.workspace.asRelativePath(uri));
  const settle = vscode.l10n.t('Settle Them');
  const show = vscode.l10n.t('Show What Is Lacking');
  const said = [
    vscode.l10n.t('Made {0}: codes that all agree on: {1}, questions: {2}.', name, agreed, questions),
    ...(lacking.length === 0
      ? []
      : [
          vscode.l10n.t('Coded passages that it lacks, so that nothing is asked there: {0}.', lacking.length),
        ]),
  ].join(' ');
  const choices = [...(questions > 0 ? [settle] : []), ...(lacking.length > 0 ? [show] : [])];
  const chosen = await vscode.window.showInformationMessage(said, ...choices);
  if (chosen === settle) await walk(uri.toString());
  if (chosen === show) await showLacking(reports, lacking);
}

/** Shows the coded passages of coders' files that a moderated file lacks, as a page. */
export async function showLacking(reports: Reports, lacking: readonly string[]): Promise<void> {
  const title = vscode.l10n.t('Passages That Are Lacking');
  await reports.show(title, `${[`# ${title}`, ...lacking].join('\n\n')}\n`, 'beside');
}
