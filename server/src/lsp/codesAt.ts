import type { Position } from 'vscode-languageserver';
import { labelsOnLine, mentionAt } from '../features/shared/names';
import { normalizeUri } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { type Context, openCodebookFile } from './context';
import { toOffset } from './convert';

/** The codes at a position, in the study of its file. */
interface CodesAt {
  readonly folder: WorkspaceStudy;
  /** The codes as the codebook spells them, the one whose own line it is first. */
  readonly labels: readonly string[];
  /** True on the name of a code, so that there can be no doubt which one is meant. */
  readonly named: boolean;
  readonly isCodebook: boolean;
}

/**
 * Tells what is coded at a position of a transcript, or which code is named at one of codebook.yaml.
 *
 * @param position null for no place in the file
 * @returns null when the file is neither
 */
export async function codesAt(
  context: Context,
  uri: string,
  position: Position | null,
): Promise<CodesAt | null> {
  const { workspace } = context;
  await workspace.known();
  const file = normalizeUri(uri);
  const folder = workspace.studyOf(file);
  if (folder) {
    const { study } = folder;
    const labels = position ? labelsOnLine(study, file, position.line) : [];
    const codings = study.transcripts.get(file)?.codings;
    const named = labels.length > 0 && position !== null && (codings?.onLine(position.line) ?? -1) >= 0;
    return { folder, labels, named, isCodebook: false };
  }
  const book = await openCodebookFile(context, { uri: file });
  if (!book) return null;
  const { study } = book.folder;
  const written = position ? mentionAt(book.codebook, toOffset(book, position))?.text : undefined;
  const labels = written === undefined ? [] : [study.resolve(written)?.label ?? written];
  return { folder: book.folder, labels, named: labels.length > 0, isCodebook: true };
}
