import * as vscode from 'vscode';
import { withoutLinks } from '../ui/notices';

/** Files that interviews are written in, and that are imported. */
const documents: readonly string[] = ['docx', 'pdf', 'qdpx', 'otr'];
/** Files that interviews are written in and that we cannot read. */
const otherDocuments: readonly string[] = ['doc', 'odt', 'rtf'];
/** Files that are transcripts where a codebook names them, and that can be imported as well. */
const subtitles = ['vtt', 'srt'] as const;
type Subtitles = (typeof subtitles)[number];

/** So many files tell what a folder is full of. */
const most = 1000;

/**
 * Asks what to do about a folder in which a codebook is wanted and no transcript is, and says what becomes of the files that
 * are there.
 *
 * @returns the kinds of subtitles that are to be transcripts, none for an empty codebook; undefined where none is wanted, or where
 *   files are imported instead
 */
export async function withoutTranscripts(folder: vscode.Uri): Promise<Subtitles[] | undefined> {
  const name = withoutLinks(folder.path.split('/').at(-1) || folder.path);
  const files = await filesEnding(folder, [...documents, ...otherDocuments, ...subtitles], most);
  const ofKind = (kinds: readonly string[]) => files.filter((file) => kinds.includes(endOf(file)));
  const kinds = subtitles.filter((kind) => ofKind([kind]).length > 0);
  const toImport = ofKind([...documents, ...subtitles]);
  const importThem = vscode.l10n.t('Import…');
  const read = vscode.l10n.t('Read Subtitles as Transcripts');
  const create = vscode.l10n.t('Create Empty Codebook');
  const said = [
    vscode.l10n.t('There is no transcript in {0} yet.', name),
    ...(ofKind(documents).length > 0
      ? [vscode.l10n.t('To import its Word documents and prints makes transcripts of them.')]
      : []),
    ...(ofKind(otherDocuments).length > 0
      ? [vscode.l10n.t('What ends in .doc, .odt or .rtf can be imported once it is saved as .docx.')]
      : []),
    ...(kinds.length > 0 ? [vscode.l10n.t('Its subtitles can be imported, or read as they are.')] : []),
  ].join(' ');
  const chosen = await vscode.window.showInformationMessage(
    said,
    ...(toImport.length > 0 ? [importThem] : []),
    ...(kinds.length > 0 ? [read] : []),
    create,
  );
  if (chosen === importThem) await vscode.commands.executeCommand('marginalia.import', toImport);
  if (chosen === read) return kinds;
  return chosen === create ? [] : undefined;
}

/** The files of a folder that can be imported, but for those of which a transcript with their name is in it. */
export async function filesToImport(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const files = await filesEnding(folder, [...documents, ...subtitles], most);
  if (files.length === 0) return [];
  const names = new Set((await filesEnding(folder, ['txt', 'transcript'])).map(stemOf));
  return files.filter((file) => !names.has(stemOf(file)));
}

/** The name of a file without its folder and its ending. */
function stemOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

/** The files of a folder with such endings, at most so many; none where VS Code cannot search it. */
async function filesEnding(
  folder: vscode.Uri,
  ends: readonly string[],
  limit?: number,
): Promise<vscode.Uri[]> {
  const pattern = new vscode.RelativePattern(folder, `**/*.{${ends.join(',')}}`);
  const files = await vscode.workspace.findFiles(pattern, undefined, limit);
  return files.filter((file) => ends.includes(endOf(file)));
}

function endOf({ path }: vscode.Uri): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
