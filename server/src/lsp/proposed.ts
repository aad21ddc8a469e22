import { refusedNull } from '../codebook/refusal';
import type { Asking } from '../features/shared/asking';
import { type ProposalContext, withEdits, withOthers } from '../features/shared/proposals';
import type { FileChange } from '../protocol/change';
import { lineStartsOf } from '../transcript/lines';
import type { TextEdit } from '../transcript/textEdit';
import { asked } from '../workspace/asked';
import { fileName, relativePath } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import type { Context, OpenFile } from './context';
import { toTextEdits } from './convert';

/** Edits in offsets of a text, for the file as the editor has it now. */
export function fileChange(
  { documents }: Context,
  uri: string,
  text: string,
  edits: readonly TextEdit[],
): FileChange {
  return { ...documents.identifier(uri), edits: toTextEdits(lineStartsOf(text), edits) };
}

/** A change of some files of a study, as the editor makes it. */
export function proposalIn(context: Context, { study, root }: WorkspaceStudy): ProposalContext<FileChange> {
  return {
    study,
    nameOf: (uri) => relativePath(root, uri) ?? fileName(uri),
    keep: (uri, text, edits) => fileChange(context, uri, text, edits),
  };
}

/**
 * Edits of an open transcript, in offsets, with those of other files that would say something else by them.
 *
 * @returns null where something that is not meant would be read as something else
 */
export async function changesWith(
  context: Context,
  { file, folder }: OpenFile,
  edits: readonly TextEdit[],
): Promise<readonly FileChange[] | null> {
  return changesOf(context, withEdits(proposalIn(context, folder), file, edits));
}

/**
 * Edits of an open transcript that was read again with them already, in offsets, with those of other files that would say something
 * else by them.
 *
 * @returns null where something of other files would be read as something else
 */
export async function changesAfter(
  context: Context,
  { file, folder, transcript }: OpenFile,
  edits: readonly TextEdit[],
): Promise<readonly FileChange[] | null> {
  return changesOf(context, withOthers(proposalIn(context, folder), file, transcript.text, edits, null));
}

async function changesOf(
  { workspace }: Context,
  asking: Asking<Map<string, FileChange>>,
): Promise<readonly FileChange[] | null> {
  try {
    return [...(await asked(workspace, asking)).values()];
  } catch (error) {
    return refusedNull(error);
  }
}
