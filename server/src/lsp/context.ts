import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { Codebook } from '../codebook/codebook';
import type { OpenTranscript } from '../features/shared/openTranscript';
import { splitLines } from '../transcript/lines';
import type { FileWriter } from '../workspace/files';
import { normalizeUri } from '../workspace/uris';
import type { Workspace } from '../workspace/workspace';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import type { HeldChanges } from './heldChanges';
import type { LiveSettings } from './settings';
import type { ShownDocuments } from './shownDocuments';

/** What every request handler works with. */
export interface Context {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly documents: ShownDocuments;
  /** What the user has set. To be read when it is needed, as it may change. */
  readonly settings: LiveSettings;
  /** What the editor can do. */
  readonly client: () => ClientCapabilities;
  /** True for an editor that can ask its user what a fix of ours needs to know. */
  readonly asks: () => boolean;
  /** Writes files that are not open; null where there is no disk. */
  readonly writer: FileWriter | null;
  /** Changes of many files that wait to be agreed to. */
  readonly held: HeldChanges;
}

/** An open transcript and its study. */
export interface OpenFile extends OpenTranscript {
  readonly folder: WorkspaceStudy;
}

/** The open transcript that a request is about; null when the file is something else. */
export async function openFile(
  { workspace }: Context,
  textDocument: { uri: string },
): Promise<OpenFile | null> {
  const file = normalizeUri(textDocument.uri);
  await workspace.known(file);
  const folder = workspace.studyOf(file);
  const transcript = workspace.transcript(file);
  return folder && transcript ? { study: folder.study, file, transcript, folder } : null;
}

/** An open codebook and its study. */
export interface OpenCodebook {
  readonly folder: WorkspaceStudy;
  readonly text: string;
  /** Offset of the first unit of every line, by line number. */
  readonly lineStarts: readonly number[];
  readonly codebook: Codebook;
}

/** The codebook that a request is about; null when the file is something else. */
export async function openCodebookFile(
  { workspace }: Context,
  textDocument: { uri: string },
): Promise<OpenCodebook | null> {
  await workspace.known();
  const folder = workspace.studyOfCodebook(normalizeUri(textDocument.uri));
  if (!folder?.codebookFile) return null;
  const { text, codebook } = folder.codebookFile;
  return { folder, text, lineStarts: splitLines(text).starts, codebook };
}
