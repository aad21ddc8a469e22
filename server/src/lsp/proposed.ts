import { refusedNull } from '../codebook/refusal';
import { type ProposalContext, withEdits } from '../features/shared/proposals';
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
  { file: uri, folder }: OpenFile,
  edits: readonly TextEdit[],
): Promise<readonly FileChange[] | null> {
  try {
    const changes = await asked(context.workspace, withEdits(proposalIn(context, folder), uri, edits));
    return [...changes.values()];
  } catch (error) {
    return refusedNull(error);
  }
}
