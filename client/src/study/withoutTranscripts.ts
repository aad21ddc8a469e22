import * as vscode from 'vscode';
import { withoutLinks } from '../ui/notices';

/** Files that interviews are written in and that we cannot read. */
const documents = ['docx', 'doc', 'odt', 'rtf', 'pdf'] as const;
/** Files that are transcripts where a codebook names them. */
const subtitles = ['vtt', 'srt'] as const;
type Subtitles = (typeof subtitles)[number];

/** So many files tell what a folder is full of. */
const most = 1000;

/**
 * Asks what to do about a folder in which a codebook is wanted and no transcript is, and says what becomes of the files that
 * are there.
 *
 * @returns the kinds of subtitles that are to be transcripts, none for an empty codebook; undefined where none is wanted
 */
export async function withoutTranscripts(folder: vscode.Uri): Promise<Subtitles[] | undefined> {
  const name = withoutLinks(folder.path.split('/').at(-1) || folder.path);
  const ends = await endsIn(folder);
  const kinds = subtitles.filter((kind) => ends.includes(kind));
  const read = vscode.l10n.t('Read Subtitles as Transcripts');
  const create = vscode.l10n.t('Create Empty Codebook');
  const said = [
    vscode.l10n.t('There is no transcript in {0} yet.', name),
    ...(documents.some((kind) => ends.includes(kind))
      ? [
          vscode.l10n.t(
            'Its Word and PDF files cannot be read yet: save each as plain text, with a name that ends in .txt, and it is one.',
          ),
        ]
      : []),
    ...(kinds.length > 0 ? [vscode.l10n.t('Its subtitles can be read as they are.')] : []),
  ].join(' ');
  const chosen = await vscode.window.showInformationMessage(
    said,
    ...(kinds.length > 0 ? [read] : []),
    create,
  );
  if (chosen === read) return kinds;
  return chosen === create ? [] : undefined;
}

/** How the names of the files in a folder end, in small letters; none where VS Code cannot search it. */
async function endsIn(folder: vscode.Uri): Promise<string[]> {
  const wanted: readonly string[] = [...documents, ...subtitles];
  const pattern = new vscode.RelativePattern(folder, `**/*.{${wanted.join(',')}}`);
  const files = await vscode.workspace.findFiles(pattern, undefined, most);
  const ends = files.map(({ path }) => /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
  return wanted.filter((end) => ends.includes(end));
}
