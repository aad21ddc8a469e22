import * as l10n from '@vscode/l10n';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import * as z from 'zod/mini';
import { addCode, addSpeakers, addSpeech } from '../codebook/edit';
import { Refusal } from '../codebook/refusal';
import type { TextEdit } from '../codebook/yamlPlaces';
import { type Change, type Fix, fixesFor, placesOf } from '../features/fixes';
import { isTranscriptCode } from '../features/severities';
import { speechEscape } from '../features/speechEscape';
import type { Span } from '../study/summary';
import { splitLines } from '../transcript/lines';
import { LineKind } from '../transcript/transcript';
import { codebookFixes } from './codebookActions';
import { type Context, type OpenFile, openCodebook, openFile } from './context';
import { offsetsToRange, toRange } from './convert';
import { documentEdit, editInOffsets } from './documentEdit';
import { fixAllInCodebook, fixAllInTranscript, fixAllKind, isWanted } from './fixAll';
import { guarded } from './guard';
import { checkReadable } from './reshape';
import { answersTo, askingCommand } from './speaking';
import type { StudyFolder } from './studyFolder';

/** What the publisher put into a diagnostic, as it comes back from the editor. */
const diagnosticData = z.object({ written: z.string(), suggestions: z.array(z.string()) });

/** What is kept of a study-wide fix until it is taken. */
const pending = z.object({ root: z.string(), written: z.string(), by: z.string() });

/** Quick fixes, and one action that corrects all that is clear. Those that reach over the whole study are worked out when they are taken. */
export function registerCodeActions(context: Context): void {
  const { connection } = context;
  connection.onCodeAction(
    guarded<CodeActionParams, CodeAction[]>(connection, 'Quick fixes', [], async (params) => {
      const { only, diagnostics } = params.context;
      const quickFixes = isWanted(CodeActionKind.QuickFix, only);
      const fixAll = isWanted(fixAllKind, only);
      const file = await openFile(context, params.textDocument);
      if (!file) {
        const book = await openCodebook(context, params.textDocument);
        if (!book) return [];
        const { uri } = params.textDocument;
        return [
          ...(quickFixes ? codebookFixes(context, uri, book, diagnostics) : []),
          ...(fixAll ? fixAllInCodebook(context, uri, book) : []),
        ];
      }
      const found = quickFixes ? diagnostics.map((diagnostic) => actionsFor(context, file, diagnostic)) : [];
      const actions = (await Promise.all(found)).flat();
      const edited = actions.map((action) => (resolvesEdits(context) ? action : resolvable(context, action)));
      const offered = (await Promise.all(edited)).filter((action) => action !== null);
      const rewrites =
        !only || isWanted(CodeActionKind.RefactorRewrite, only) ? thisIsSpeech(context, file, params) : [];
      return [...offered, ...rewrites, ...(fixAll ? fixAllInTranscript(context, file) : [])];
    }),
  );
  connection.onCodeActionResolve((action, token) =>
    guarded(connection, 'Quick fix', action, (a: CodeAction) => resolve(context, a).catch(refused))(
      action,
      token,
    ),
  );
}

/**
 * What makes speech of the memo, code, heading or rule that the cursor is on. It is offered to whoever asks what can be done
 * there, and not by a light bulb on every such line.
 */
function thisIsSpeech(
  context: Context,
  file: OpenFile,
  { range, context: asked }: CodeActionParams,
): CodeAction[] {
  if (asked.triggerKind === CodeActionTriggerKind.Automatic) return [];
  const { line } = range.start;
  if (file.transcript.lineKinds[line] === LineKind.Speech) return [];
  const edit = speechEscape(file.folder.study, file.uri, file.transcript, line);
  if (!edit) return [];
  const { lineStarts } = file.transcript;
  const edits = [{ range: offsetsToRange(lineStarts, edit), newText: edit.newText }];
  return [
    {
      title: l10n.t('This is speech'),
      kind: CodeActionKind.RefactorRewrite,
      edit: { documentChanges: [documentEdit(context, file.uri, edits)] },
    },
  ];
}

function refused(error: unknown): never {
  if (error instanceof Refusal) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
  throw error;
}

/** Null for what would be refused: an editor that must have all edits beforehand is not offered it. */
function resolvable(context: Context, action: CodeAction): Promise<CodeAction | null> {
  return resolve(context, action).catch((error) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
}

/** True when the editor asks for the edit of a code action only when it is taken. */
function resolvesEdits({ client }: Context): boolean {
  return client().textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
}

async function actionsFor(context: Context, file: OpenFile, diagnostic: Diagnostic): Promise<CodeAction[]> {
  const code = String(diagnostic.code);
  const data = diagnosticData.safeParse(diagnostic.data);
  if (!isTranscriptCode(code) || !data.success) return [];
  const { range } = diagnostic;
  const at: Span = {
    line: range.start.line,
    column: range.start.character,
    endLine: range.end.line,
    endColumn: range.end.character,
  };
  const fixes = fixesFor(file.folder.study, file.uri, file.transcript, { code, at, ...data.data });
  // Only an editor that can ask is offered a question; others are offered the answers.
  const asked = fixes.flatMap((fix) =>
    fix.change.on === 'asking' && !context.asks() ? answersTo(file, fix.change.about) : [fix],
  );
  const actions = await Promise.all(asked.map((fix) => toAction(context, file, fix, diagnostic)));
  return actions.filter((action) => action !== null);
}

async function toAction(
  context: Context,
  file: OpenFile,
  { title, preferred, change }: Fix,
  diagnostic: Diagnostic,
): Promise<CodeAction | null> {
  const action: CodeAction = {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: preferred,
  };
  if (change.on === 'study') {
    return { ...action, data: { root: file.folder.root, written: change.written, by: change.by } };
  }
  if (change.on === 'asking') return { ...action, command: askingCommand(title, change.about, file.uri) };
  const edit = await editOf(context, file, change);
  return edit && { ...action, edit };
}

async function editOf(
  context: Context,
  file: OpenFile,
  change: Exclude<Change, { on: 'study' | 'asking' }>,
): Promise<WorkspaceEdit | null> {
  if (change.on === 'codebook') return codebookEdit(context, file.folder, change);
  const { lineStarts } = file.transcript;
  const edits =
    change.on === 'text'
      ? [{ range: offsetsToRange(lineStarts, change.edit), newText: change.edit.newText }]
      : change.on === 'line'
        ? [{ range: offsetsToRange(lineStarts, change.remove), newText: '' }]
        : change.edits.map(({ at, newText }) => ({ range: toRange(at), newText }));
  return { documentChanges: [documentEdit(context, file.uri, edits)] };
}

function codebookEditOf(text: string, change: Extract<Change, { on: 'codebook' }>): TextEdit | null {
  if ('add' in change) return addCode(text, change.add);
  return 'speech' in change ? addSpeech(text, change.speech) : addSpeakers(text, change.speakers);
}

/** Null when there is no codebook, or none that can be edited safely: what is wrong with it is shown in the file itself. */
async function codebookEdit(
  context: Context,
  { codebookFile }: StudyFolder,
  change: Extract<Change, { on: 'codebook' }>,
): Promise<WorkspaceEdit | null> {
  if (!codebookFile) return null;
  const { uri } = codebookFile;
  // As it is at this moment: somebody else may just have changed it on the disk.
  const text = await context.library.textOf(uri);
  if (text === null) return null;
  const edit = codebookEditOf(text, change);
  if (!edit) return null;
  const { starts } = splitLines(text);
  return editInOffsets(context, uri, starts, [edit]);
}

/**
 * Works out a study-wide fix from what the files hold at this moment.
 *
 * @throws Refusal when something of the study cannot be read
 */
async function resolve(context: Context, action: CodeAction): Promise<CodeAction> {
  const data = pending.safeParse(action.data);
  const folder = data.success && context.library.studyFolders.find(({ root }) => root === data.data.root);
  if (!data.success || !folder) return action;
  await checkReadable(context, folder);
  const { written, by } = data.data;
  const documentChanges: TextDocumentEdit[] = [];
  for (const [uri, summary] of folder.study.transcripts) {
    const places = placesOf(summary, written);
    if (places.length === 0) continue;
    const text = await context.library.textOf(uri);
    if (text === null || !stillAt(text, places, written)) {
      // An edit at places that have moved would change somebody's words.
      void context.library.changedOnDisk([uri]);
      throw new Error(l10n.t('{0} has just changed. Please try again.', uri));
    }
    documentChanges.push(
      documentEdit(
        context,
        uri,
        places.map((place) => ({ range: toRange(place), newText: by })),
      ),
    );
  }
  return { ...action, edit: { documentChanges } };
}

/** True when a code line with just this label stands at every place. */
function stillAt(text: string, places: readonly Span[], written: string): boolean {
  const { starts } = splitLines(text);
  return places.every(({ line, column }) => {
    const start = starts[line] ?? text.length;
    const behind = text[start + column + written.length] ?? '\n';
    const before = text.slice(start, start + column).trim();
    return text.startsWith(written, start + column) && /\s/.test(behind) && (before === '' || before === '#');
  });
}
