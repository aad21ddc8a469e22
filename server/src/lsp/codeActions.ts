import * as l10n from '@vscode/l10n';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Command,
  type Diagnostic,
  MessageType,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import * as z from 'zod/mini';
import { addCode, addSpeakers, addSpeech } from '../codebook/edit';
import { readCodebook } from '../codebook/read';
import { Refusal, refusedNull } from '../codebook/refusal';
import { notWritable } from '../features/coding/newCodes';
import { fixInCodebook } from '../features/diagnostics/codebookRepairs';
import type { Fix, FixChange } from '../features/diagnostics/fix';
import { fixesFor } from '../features/diagnostics/fixes';
import { isTranscriptCode } from '../features/diagnostics/severities';
import { speechEscape } from '../features/diagnostics/speechEscape';
import { planReshaping } from '../features/reshape/plan';
import { withCodebook } from '../features/shared/proposals';
import type { FileChange } from '../protocol/change';
import { holdFrom } from '../protocol/held';
import type { Span } from '../study/summary';
import { applyEdit, type TextEdit } from '../transcript/textEdit';
import { LineKind } from '../transcript/transcript';
import { asked } from '../workspace/asked';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { type Context, type OpenCodebook, type OpenFile, openCodebookFile, openFile } from './context';
import { toOffset } from './convert';
import { editInOffsets } from './documentEdit';
import type { Feature } from './feature';
import { fixAllInCodebook, fixAllInTranscript, fixAllKind, isWanted } from './fixAll';
import { guarded } from './guard';
import { changesAfter, changesWith, fileChange, proposalIn } from './proposed';
import { checkStudyReadable, transcriptChanges } from './reshape';
import { answersTo, askingCommand } from './speaking';

/** What the publisher put into a diagnostic, as it comes back from the editor. */
const diagnosticData = z.object({ written: z.string(), suggestions: z.array(z.string()) });

/** The command of our client that changes a label in so many files that it has the server write them. */
const respellCommand = 'marginalia.respell';

/** What is kept of a study-wide fix until it is taken. */
const pending = z.union([
  z.object({ root: z.string(), written: z.string(), by: z.string() }),
  z.object({
    root: z.string(),
    add: z.object({ label: z.string(), family: z.nullable(z.string()) }),
  }),
]);

/** Quick fixes, and one action that corrects all that is clear. Those that reach over the whole study are worked out when they are taken. */
export const codeActionsFeature: Feature = {
  capability: {
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
      resolveProvider: true,
    },
  },
  register(context) {
    const { connection } = context;
    connection.onCodeAction(
      guarded<CodeActionParams, CodeAction[]>(connection, 'Quick fixes', [], async (params) => {
        const { only, diagnostics } = params.context;
        const quickFixes = isWanted(CodeActionKind.QuickFix, only);
        const fixAll = isWanted(fixAllKind, only);
        const open = await openFile(context, params.textDocument);
        if (!open) {
          const book = await openCodebookFile(context, params.textDocument);
          if (!book) return [];
          const { uri } = params.textDocument;
          return [
            ...(quickFixes ? codebookFixes(context, uri, book, diagnostics) : []),
            ...(fixAll ? fixAllInCodebook(context, uri, book) : []),
          ];
        }
        const found = quickFixes
          ? diagnostics.map((diagnostic) => actionsFor(context, open, diagnostic))
          : [];
        const actions = (await Promise.all(found)).flat();
        const edited = actions.map((action) =>
          resolvesEdits(context) ? action : resolvable(context, action),
        );
        const offered = (await Promise.all(edited)).filter((action) => action !== null);
        const rewrites =
          !only || isWanted(CodeActionKind.RefactorRewrite, only) ? thisIsSpeech(context, open, params) : [];
        return [...offered, ...rewrites, ...(fixAll ? await fixAllInTranscript(context, open) : [])];
      }),
    );
    connection.onCodeActionResolve((action, token) =>
      guarded(connection, 'Quick fix', action, (a: CodeAction) =>
        resolve(context, a).catch((error) => refused(context, error)),
      )(action, token),
    );
  },
};

/**
 * What makes speech of the memo, code, heading or rule that the cursor is on. It is offered to whoever asks what can be done
 * there, and not by a light bulb on every such line.
 */
function thisIsSpeech(
  context: Context,
  open: OpenFile,
  { range, context: asked }: CodeActionParams,
): CodeAction[] {
  if (asked.triggerKind === CodeActionTriggerKind.Automatic) return [];
  const { line } = range.start;
  if (open.transcript.lineKinds[line] === LineKind.Speech) return [];
  const edit = speechEscape(open, line);
  if (!edit) return [];
  return [
    {
      title: l10n.t('This is speech'),
      kind: CodeActionKind.RefactorRewrite,
      edit: asEdit([fileChange(context, open.file, open.transcript.text, [edit])]),
    },
  ];
}

/** Editors keep the answer of a fix that cannot be made to themselves, so why it is not made is said besides. */
function refused({ connection }: Context, error: unknown): never {
  if (!(error instanceof Refusal)) connection.console.error(`Quick fix failed: ${String(error)}`);
  const message =
    error instanceof Refusal
      ? error.message
      : l10n.t('The fix could not be worked out, so nothing was changed. The log of Marginalia says why.');
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
  throw new Refusal(message);
}

/** Null for what would be refused: an editor that must have all edits beforehand is not offered it. */
function resolvable(context: Context, action: CodeAction): Promise<CodeAction | null> {
  return resolve(context, action).catch(refusedNull);
}

/** True when the editor asks for the edit of a code action only when it is taken. */
function resolvesEdits({ client }: Context): boolean {
  return client().textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
}

async function actionsFor(context: Context, open: OpenFile, diagnostic: Diagnostic): Promise<CodeAction[]> {
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
  const fixes = fixesFor(open, { code, at, ...data.data });
  // Only an editor that can ask is offered a question; others are offered the answers.
  const asked = fixes.flatMap((fix) =>
    fix.change.kind === 'asking' && !context.asks() ? answersTo(open, fix.change.about) : [fix],
  );
  const actions = await Promise.all(asked.map((fix) => toAction(context, open, fix, diagnostic)));
  return actions.filter((action) => action !== null);
}

async function toAction(
  context: Context,
  open: OpenFile,
  { title, preferred, change }: Fix,
  diagnostic: Diagnostic,
): Promise<CodeAction | null> {
  const action: CodeAction = {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: preferred,
  };
  const { root, codebookFile } = open.folder;
  if (change.kind === 'study') {
    const { written, by, files } = change;
    return files >= holdFrom && context.asks()
      ? commanding(action, { title, command: respellCommand, arguments: [root, written, by] })
      : { ...action, data: { root, written, by } };
  }
  if (change.kind === 'codebook' && 'add' in change)
    return codebookFile && { ...action, data: { root, add: change.add } };
  if (change.kind === 'asking') return commanding(action, askingCommand(title, change.about, open.file));
  const edit = await editOf(context, open, change);
  return edit && { ...action, edit };
}

/**
 * An action that runs a command, and whose edit is known to be none. VS Code 1.139.1 asks for an edit that it lacks once the action
 * is taken, and has forgotten the arguments of its command where the quick fixes of the place are asked for anew meanwhile: then it
 * runs nothing, and says that it found no command.
 */
function commanding(action: CodeAction, command: Command): CodeAction {
  return { ...action, edit: {}, command };
}

/** Null for what would make something else of another line. */
async function editOf(
  context: Context,
  open: OpenFile,
  change: Exclude<FixChange, { kind: 'study' | 'asking' }>,
): Promise<WorkspaceEdit | null> {
  if (change.kind === 'codebook') return codebookEdit(context, open.folder, change);
  if (change.kind === 'text')
    return asEdit([fileChange(context, open.file, open.transcript.text, [change.edit])]);
  const making = change.kind === 'annotations' ? changesAfter : changesWith;
  const changes = await making(context, open, change.edits);
  return changes && asEdit(changes);
}

function asEdit(changes: Iterable<FileChange>): WorkspaceEdit {
  return {
    documentChanges: Array.from(changes, ({ uri, version, edits }) => ({
      textDocument: { uri, version },
      edits,
    })),
  };
}

function codebookEditOf(text: string, change: Extract<FixChange, { kind: 'codebook' }>): TextEdit | null {
  if ('add' in change) return addCode(text, change.add);
  return 'speech' in change ? addSpeech(text, change.speech) : addSpeakers(text, change.speakers);
}

/** Null when there is no codebook, or none that can be edited safely: what is wrong with it is shown in the file itself. */
async function codebookEdit(
  context: Context,
  { codebookFile }: WorkspaceStudy,
  change: Extract<FixChange, { kind: 'codebook' }>,
): Promise<WorkspaceEdit | null> {
  if (!codebookFile) return null;
  const { uri } = codebookFile;
  // The codebook is read as it is at this moment: somebody else may just have changed it on the disk.
  const text = await context.workspace.textOf(uri);
  if (text === null) return null;
  const edit = codebookEditOf(text, change);
  return edit && asEdit([fileChange(context, uri, text, [edit])]);
}

/**
 * Works out a study-wide fix from what the files hold at this moment.
 *
 * @throws Refusal when something of the study cannot be read, or would be read as something else
 */
async function resolve(context: Context, action: CodeAction): Promise<CodeAction> {
  const data = pending.safeParse(action.data);
  if (!data.success) return action;
  const folder = context.workspace.studies.find(({ root }) => root === data.data.root);
  if (!folder)
    throw new Refusal(l10n.t('The study of this file is not open any more, so nothing was changed.'));
  await checkStudyReadable(context, folder);
  if ('add' in data.data) return { ...action, edit: await addingEdit(context, folder, data.data.add) };
  const { written, by } = data.data;
  const plan = planReshaping(folder.study, null, { kind: 'respell', written, by }, null);
  return { ...action, edit: asEdit(await transcriptChanges(context, folder, plan)) };
}

/** A new code in the codebook is one in every transcript: no line may become one by it. */
async function addingEdit(
  context: Context,
  folder: WorkspaceStudy,
  code: { readonly label: string; readonly family: string | null },
): Promise<WorkspaceEdit> {
  const { codebookFile } = folder;
  const text = codebookFile && (await context.workspace.textOf(codebookFile.uri));
  const edit = typeof text === 'string' ? addCode(text, code) : null;
  if (!codebookFile || typeof text !== 'string' || !edit) throw new Refusal(notWritable(code.label));
  const codebook = readCodebook(applyEdit(text, edit));
  const others = await asked(context.workspace, withCodebook(proposalIn(context, folder), codebook));
  return asEdit([fileChange(context, codebookFile.uri, text, [edit]), ...others.values()]);
}

/** Quick fixes for mistakes in codebook.yaml, where one answer is good. */
function codebookFixes(
  context: Context,
  uri: string,
  book: OpenCodebook,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  return diagnostics.flatMap((diagnostic): CodeAction[] => {
    const { start, end } = diagnostic.range;
    const at = { start: toOffset(book, start), end: toOffset(book, end) };
    const fix = fixInCodebook(book.codebook, book.text, String(diagnostic.code), at);
    if (!fix) return [];
    const edit = editInOffsets(context, uri, book.lineStarts, [fix.edit]);
    return [
      { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred: true, edit },
    ];
  });
}
