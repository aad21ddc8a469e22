import * as vscode from 'vscode';
import { readsAsTranscriptRequest } from '../../../server/src/protocol/offer';
import { messageOf } from '../server/files';
import type { Server } from '../server/server';
import { stopTellingOfFileKinds, tellsOfFileKinds } from '../server/settings';
import { createFile } from '../ui/createFile';
import { studySchemes } from '../ui/schemes';
import { asPlainText, type FileKind, fileKindOf, mayBeTalk } from './fileKinds';
import { beginning } from './offerStudy';

/** Of which kinds a notice was shown in this workspace, and which are to be read as transcripts. In its state. */
const told = 'fileKindsTold';
const read = 'fileKindsRead';

/** Whether the user wants a Markdown file or subtitles that a study names to open as a transcript in this workspace. */
export function isReadAsTranscript(state: vscode.Memento, document: vscode.TextDocument): boolean {
  const kind = fileKindOf(document.uri.path);
  return kind !== null && state.get<FileKind[]>(read, []).includes(kind);
}

/**
 * Says what to do when the user opens Markdown or subtitles that are a transcript and that VS Code takes for something
 * else: once for each kind in a workspace, and nowhere any more once the user has had enough.
 */
export function tellOfOtherKinds(server: Server, state: vscode.Memento): vscode.Disposable {
  const seen = new WeakSet<vscode.TextDocument>();

  const look = async (editor: vscode.TextEditor | undefined) => {
    const document = editor?.document;
    const kind = document ? fileKindOf(document.uri.path) : null;
    if (!document || kind === null || document.languageId === 'transcript' || document.isDirty) return;
    if (seen.has(document) || server.state.kind === 'stopped') return;
    if (!studySchemes().has(document.uri.scheme) || isReadAsTranscript(state, document)) return;
    if (!tellsOfFileKinds() || state.get<FileKind[]>(told, []).includes(kind)) return;
    seen.add(document);
    const text = document.getText(new vscode.Range(0, 0, beginning, 0));
    // Where there is no study, the server is not started for a README.
    if (server.state.kind === 'waiting' && !text.includes('-->') && !mayBeTalk(text)) return;
    const answer = await server.request(readsAsTranscriptRequest, { uri: document.uri.toString(), text });
    const isStill = vscode.window.activeTextEditor?.document === document;
    // Whoever has left it meanwhile may come back to it.
    if (!isStill) seen.delete(document);
    const isOther = document.languageId !== 'transcript' && !document.isDirty;
    const before = state.get<FileKind[]>(told, []);
    // Plain text that its study names becomes a transcript by itself.
    if (answer === 'named' && document.languageId === 'plaintext') return;
    if (!answer || answer === 'no' || !isStill || !isOther || before.includes(kind)) return;
    await state.update(told, [...before, kind]);
    await (answer === 'named' ? askToRead(document, kind, state) : askToCopy(document, kind));
  };
  void look(vscode.window.activeTextEditor);
  return vscode.window.onDidChangeActiveTextEditor((editor) => void look(editor));
}

async function askToRead(
  document: vscode.TextDocument,
  kind: FileKind,
  state: vscode.Memento,
): Promise<void> {
  const readIt = vscode.l10n.t('Read as Transcript');
  const never = vscode.l10n.t("Don't Show Again");
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'This file is a transcript of its study, and open as something else: its codes are neither completed nor checked here. Read files of this kind as transcripts, where the codebook names them?',
    ),
    readIt,
    never,
  );
  if (chosen === never) await stopTellingOfFileKinds();
  if (chosen !== readIt) return;
  await state.update(read, [...state.get<FileKind[]>(read, []), kind]);
  if (!document.isClosed) await vscode.languages.setTextDocumentLanguage(document, 'transcript');
}

async function askToCopy(document: vscode.TextDocument, kind: FileKind): Promise<void> {
  const copy = vscode.l10n.t('Save a Copy as .txt');
  const never = vscode.l10n.t("Don't Show Again");
  const chosen = await vscode.window.showInformationMessage(sentence(kind), copy, never);
  if (chosen === never) await stopTellingOfFileKinds();
  if (chosen === copy) await saveCopy(document);
}

function sentence(kind: FileKind): string {
  return kind === 'md'
    ? vscode.l10n.t(
        'This file reads like an interview transcript. Marginalia reads it with a name that ends in .txt, or where the codebook of its study names it: transcripts: ["**/*.md"].',
      )
    : vscode.l10n.t(
        'These subtitles read like a transcript. Marginalia reads them, times and all, with a name that ends in .txt, or where the codebook of their study names them under transcripts.',
      );
}

/** The text as it is, in a file beside it. One that is there is left as it is. */
async function saveCopy(document: vscode.TextDocument): Promise<void> {
  const uri = document.uri.with({ path: asPlainText(document.uri.path) });
  try {
    await createFile(uri, document.getText());
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'The copy could not be saved: {0}. Save the file under another name that ends in .txt.',
        messageOf(error),
      ),
    );
    return;
  }
  await vscode.window.showTextDocument(uri);
}
