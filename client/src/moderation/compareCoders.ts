import * as vscode from 'vscode';
import {
  type CodedInterview,
  type CoderFile,
  codedInterviewsRequest,
  compareCodersRequest,
} from '../../../server/src/protocol/moderation';
import type { Server } from '../server/server';
import { isRow } from '../trees/placesTree';
import { compareNames } from '../ui/compareNames';
import { sayNoAnswer, withoutLinks } from '../ui/notices';
import { soon } from '../ui/timing';
import { chooseInterview, fileItem, whose } from './chooseCoders';

const scheme = 'marginalia-coders';

/** Which of the two files a text shows, as its name ends. */
const [firstSide, secondSide] = ['first', 'second'];

/** Comparisons are drawn anew at most so often, in milliseconds, however much is typed. */
const redraw = 500;

/** The command that shows what two coders have put on one interview, beside each other. */
export function compareCodersCommand(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    new CoderTexts(server),
    vscode.commands.registerCommand('marginalia.compareCoders', (...given: unknown[]) =>
      compareCoders(server, given),
    ),
  );
}

/**
 * Texts with the codes of one coder each. They are on no disk and cannot be changed; those that are shown follow the study.
 * Nothing is kept of them: what is compared stands in the name, and the server is asked each time.
 */
class CoderTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly all: vscode.Disposable;

  constructor(private readonly server: Server) {
    const later = soon(redraw, () => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === scheme) this.changed.fire(uri);
    });
    this.all = vscode.Disposable.from(
      this.changed,
      later,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      server.onDidChange(() => later.ask()),
    );
  }

  /** What one coder's side says; nothing, which leaves what is shown, where the two can no longer be compared. */
  async provideTextDocumentContent({ query, fragment }: vscode.Uri): Promise<string | undefined> {
    const [folder = '', first = '', second = ''] = query.split(' ');
    const answer = await this.server.request(compareCodersRequest, { folder, files: [first, second] });
    return answer && 'texts' in answer ? answer.texts[fragment === firstSide ? 0 : 1] : undefined;
  }

  dispose(): void {
    this.all.dispose();
  }
}

/**
 * Shows two coders of an interview beside each other.
 *
 * @param given the row of an interview; or the folder of a study, the key or name of an interview, and the names of two coders
 */
async function compareCoders(server: Server, given: readonly unknown[]): Promise<void> {
  const chosen = await (typeof given[0] === 'string' ? named(server, given) : choose(server, given[0]));
  if (!chosen) return;
  const { interview, files } = chosen;
  const [first, second] = files;
  const uris: [string, string] = [first.uri, second.uri];
  const { folder } = interview;
  const answer = await server.request(compareCodersRequest, { folder, files: uris });
  if (!answer) return sayNoAnswer();
  if ('refused' in answer) {
    void vscode.window.showWarningMessage(withoutLinks(answer.refused));
    return;
  }
  const shown: vscode.Uri[] = [];
  for (const [fragment, file] of [[firstSide, first] as const, [secondSide, second] as const]) {
    const query = [folder, ...uris].join(' ');
    const name = vscode.l10n.t('Interview {0}: {1}', interview.name, whose(file)).replaceAll(/[/\\]/g, '-');
    const uri = vscode.Uri.from({ scheme, path: `/${name}`, query, fragment });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'transcript');
    shown.push(uri);
  }
  const title = vscode.l10n.t('Interview {0}: {1} and {2}', interview.name, whose(first), whose(second));
  await vscode.commands.executeCommand('vscode.diff', ...shown, title);
  const { lacking } = answer;
  if (lacking > 0)
    void vscode.window.showInformationMessage(
      lacking === 1
        ? vscode.l10n.t(
            '1 coding of {0} is on words that the other file lacks, and is not shown.',
            whose(second),
          )
        : vscode.l10n.t(
            '{0} codings of {1} are on words that the other file lacks, and are not shown.',
            lacking,
            whose(second),
          ),
    );
}

interface Chosen {
  readonly interview: CodedInterview;
  readonly files: readonly [CoderFile, CoderFile];
}

async function named(
  server: Server,
  [folder, interview, ...coders]: readonly unknown[],
): Promise<Chosen | undefined> {
  const all = await server.request(codedInterviewsRequest, {});
  const found = all?.find(
    (one) => one.folder === folder && (one.key === interview || one.name === interview),
  );
  const [first, second] = coders.map((name) => found?.files.find(({ coder }) => isName(coder, name)));
  if (found && first && second) return { interview: found, files: [first, second] };
  sayNoAnswer();
  return undefined;
}

function isName(coder: string | null, name: unknown): boolean {
  return (
    coder !== null && typeof name === 'string' && compareNames(coder.normalize(), name.normalize()) === 0
  );
}

async function choose(server: Server, row: unknown): Promise<Chosen | undefined> {
  const title = vscode.l10n.t('Compare Coders in Editor');
  const interview = await chooseInterview(server, title, isRow(row) ? row.node : undefined, () => true);
  const [first, second, ...others] = interview?.files ?? [];
  if (!interview || !first || !second) return undefined;
  if (others.length === 0) return { interview, files: [first, second] };
  const one = await pickFile(title, vscode.l10n.t('The first coder, whose words are shown'), interview.files);
  const rest = interview.files.filter((file) => file !== one);
  const other =
    one && (await pickFile(title, vscode.l10n.t('The coder to compare with {0}', whose(one)), rest));
  return one && other ? { interview, files: [one, other] } : undefined;
}

async function pickFile(
  title: string,
  placeHolder: string,
  files: readonly CoderFile[],
): Promise<CoderFile | undefined> {
  return (await vscode.window.showQuickPick(files.map(fileItem), { title, placeHolder }))?.file;
}
