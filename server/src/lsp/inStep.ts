import * as l10n from '@vscode/l10n';
import type { Codebook } from '../codebook/codebook';
import { readCodebook } from '../codebook/read';
import { Refusal } from '../codebook/refusal';
import { type CreatedCode, codebookWith } from '../features/coding/newCodes';
import { withOthers } from '../features/shared/proposals';
import type { FileChange } from '../protocol/change';
import { splitLines } from '../transcript/lines';
import { parse } from '../transcript/parse';
import { applyEdit, type TextEdit } from '../transcript/textEdit';
import { asked } from '../workspace/asked';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { type Context, type OpenFile, openFile } from './context';
import { toTextEdits } from './convert';
import { proposalIn } from './proposed';

/** What the editor shows of a transcript, read at this moment; null for a file that is none. */
export async function shown(context: Context, uri: string): Promise<OpenFile | null> {
  const open = await openFile(context, { uri });
  if (!open) return null;
  const { study } = open;
  const text = context.documents.get(uri)?.getText() ?? open.transcript.text;
  return { ...open, transcript: parse(text, study.vocabulary(), open.file) };
}

/** An open transcript that is as the editor has it. */
export interface FileInStep extends OpenFile {
  /** The URI as the editor spells it. */
  readonly asked: string;
  readonly version: number;
}

/**
 * The transcript that a change is worked out for.
 *
 * @returns null for a file that is no transcript of a study
 * @throws Refusal when the editor has another version by now
 */
export async function inStep(context: Context, uri: string, version: number): Promise<FileInStep | null> {
  const open = await shown(context, uri);
  if (!open) return null;
  if (context.documents.get(uri)?.version === version) return { ...open, asked: uri, version };
  throw new Refusal(
    l10n.t('The transcript was changed meanwhile, so nothing was written. Please try again.'),
  );
}

/**
 * The changes of a transcript, and of others that would say something else by them: what is known as a label elsewhere may hang
 * on this one.
 *
 * @param codebook as it will be; null where it stays as it is
 */
export async function withAllFiles(
  context: Context,
  open: FileInStep,
  edits: readonly TextEdit[],
  codebook: Codebook | null,
): Promise<FileChange[]> {
  const all = proposalIn(context, open.folder);
  const keep: typeof all.keep = (uri, text, own) =>
    uri === open.file ? fileChange(open, own) : all.keep(uri, text, own);
  const proposal = { ...all, keep };
  const asking = withOthers(proposal, open.file, open.transcript.text, edits, codebook);
  return [...(await asked(context.workspace, asking)).values()];
}

function fileChange({ asked, version, transcript }: FileInStep, edits: readonly TextEdit[]): FileChange {
  return { uri: asked, version, edits: toTextEdits(transcript.lineStarts, edits) };
}

/** What brings new codes into the codebook of a study; nothing where it has none. */
export async function codebookChange(
  { workspace, documents }: Context,
  { study, codebookFile }: WorkspaceStudy,
  codes: readonly CreatedCode[],
): Promise<{ files: FileChange[]; after: Codebook | null }> {
  if (!codebookFile || codes.length === 0) return { files: [], after: null };
  const { uri } = codebookFile;
  const open = documents.get(uri);
  // The codebook is read as it is at this moment: somebody else may just have changed it on the disk.
  const text = open?.getText() ?? (await workspace.textOf(uri));
  if (text === null)
    throw new Refusal(l10n.t('The codebook cannot be read any more, so no code can be added to it.'));
  const edit = codebookWith(study, text, codes);
  if (!edit) return { files: [], after: null };
  const edits = toTextEdits(splitLines(text).starts, [edit]);
  const after = readCodebook(applyEdit(text, edit));
  return { files: [{ ...documents.identifier(uri), edits }], after };
}
