import * as vscode from 'vscode';
import { fingerprint } from '../../../server/src/protocol/fingerprint';
import { difference, type Splice, shifted, spliced } from '../ui/changedText';
import { withoutLinks } from '../ui/notices';
import { isSavedAlone, saveAlone } from './applyChange';

/** What was made of a file. */
export interface FileMade {
  /** By which the text that it had is known again: see `fingerprint`. */
  readonly before: number;
  /** Each step of the change, the oldest first: what takes it back, in offsets of the text after it, in order. */
  readonly steps: (readonly Splice[])[];
  /** By which its text is known again. */
  after: number;
}

/** What was made of several files at once, with what it takes to take it back: no texts, as there may be thousands of files. */
export interface MadeChange {
  readonly title: string;
  readonly files: ReadonlyMap<string, FileMade>;
  /** By which the server knows its part, the files that were not open; null for none. */
  readonly written: string | null;
}

/**
 * Watches what becomes of files while they are changed. VS Code tells the text of each file before it changes it, also of those
 * that it opens only for that, and people may have left out some of what they were shown.
 *
 * @param uris of the files that may change
 * @param make changes them; true when it has
 * @returns null when nothing was changed, or in a way that cannot be taken back
 */
export async function watched(
  title: string,
  uris: readonly string[],
  make: () => Thenable<boolean>,
): Promise<{ readonly made: boolean; readonly change: MadeChange | null }> {
  const wanted = new Set(uris.map((uri) => vscode.Uri.parse(uri).toString()));
  const files = new Map<string, FileMade>();
  const texts = new Map<string, string>();
  let isKnown = true;
  const see = (document: vscode.TextDocument) => {
    const uri = document.uri.toString();
    if (wanted.has(uri)) texts.set(uri, document.getText());
  };
  const take = ({ document, contentChanges }: vscode.TextDocumentChangeEvent) => {
    const uri = document.uri.toString();
    if (!wanted.has(uri) || contentChanges.length === 0) return;
    const [before, after] = [texts.get(uri), document.getText()];
    const step = before === undefined ? null : replacedIn(before, after, contentChanges);
    if (before === undefined || !step) isKnown = false;
    else {
      const made = files.get(uri) ?? { before: fingerprint(before), steps: [], after: 0 };
      made.steps.push(step);
      made.after = fingerprint(after);
      files.set(uri, made);
    }
    texts.set(uri, after);
  };
  vscode.workspace.textDocuments.forEach(see);
  const watching = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(see),
    vscode.workspace.onDidChangeTextDocument(take),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  );
  try {
    const made = await make();
    return { made, change: made && isKnown && files.size > 0 ? { title, files, written: null } : null };
  } finally {
    watching.dispose();
  }
}

/**
 * Takes a change back in all of its files, as one step, or in none.
 *
 * @param unwrite makes the files what they were that the server has written; the first that says something else by now, or false
 *   where that was not done for another reason
 * @returns the first file that says something else by now, or is gone; null when the change is taken back; false where it was not, of which people know
 */
export async function takeBack(
  { title, files, written }: MadeChange,
  unwrite: (written: string, title: string) => Promise<vscode.Uri | false | null> = async () => null,
): Promise<vscode.Uri | false | null> {
  /** What must give way in each file, as it stands while people type there. */
  const back = new Map<vscode.TextDocument, readonly Splice[]>();
  const typed = new Set<vscode.TextDocument>();
  const following = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    // VS Code lists the changes of one moment from the end of the text to its start.
    for (const { rangeOffset, rangeLength, text } of contentChanges) {
      const all = back.get(document) ?? [];
      const change = { start: rangeOffset, end: rangeOffset + rangeLength, text };
      const left = all.flatMap((piece) => shifted(piece, change) ?? []);
      if (left.length < all.length) typed.add(document);
      back.set(document, left);
    }
  });
  try {
    for (const [uri, { before, steps, after }] of files) {
      const file = vscode.Uri.parse(uri);
      const document = await opened(file);
      const text = document?.getText();
      if (!document || text === undefined) return file;
      const now = fingerprint(text);
      if (now === before) continue;
      if (now !== after) return file;
      back.set(document, pieces(text, steps));
    }
    const kept = written === null ? null : await unwrite(written, title);
    if (kept !== null) return kept;
  } finally {
    following.dispose();
  }
  const edit = new vscode.WorkspaceEdit();
  for (const [document, all] of back)
    for (const { start, end, text: put } of all) {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      edit.replace(document.uri, range, put, { label: title, needsConfirmation: false });
    }
  for (const { uri } of typed) sayTypedOver(uri);
  if (edit.size === 0) return null;
  // Several files are saved as the user has it for refactorings, as they were when they were changed.
  const isOfSeveral = files.size > 1 || written !== null;
  const isSaved = isOfSeveral || [...files.keys()].every(isSavedAlone);
  await vscode.workspace.applyEdit(edit, { isRefactoring: isOfSeveral });
  if (isSaved) await saveAlone(edit.entries().map(([uri]) => uri.toString()));
  return null;
}

/** Says that a part of a change stays in a file, as somebody has typed there while it was taken back. */
function sayTypedOver(file: vscode.Uri): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      'In {0} a part of the change stays: you typed there while it was undone.',
      withoutLinks(vscode.workspace.asRelativePath(file)),
    ),
  );
}

/** Whether people have undone a change in all of the files that it was made in by VS Code. There must be some. */
export function isUndone({ files }: MadeChange): boolean {
  const texts = new Map(
    vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document.getText()]),
  );
  const isBefore = ([uri, { before }]: [string, FileMade]) => {
    const text = texts.get(uri);
    return text !== undefined && fingerprint(text) === before;
  };
  return files.size > 0 && [...files].every(isBefore);
}

async function opened(file: vscode.Uri): Promise<vscode.TextDocument | null> {
  try {
    return await vscode.workspace.openTextDocument(file);
  } catch {
    return null;
  }
}

/** What takes back the changes of a text that VS Code tells of, which it lists from the end of the text to its start. */
function replacedIn(
  before: string,
  after: string,
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): Splice[] | null {
  const found: Splice[] = [];
  let [shift, end] = [0, 0];
  for (const { rangeOffset, rangeLength, text } of changes.toReversed()) {
    if (rangeOffset < end) return null;
    end = rangeOffset + rangeLength;
    const start = rangeOffset + shift;
    found.push({ start, end: start + text.length, text: before.slice(rangeOffset, end) });
    shift += text.length - rangeLength;
  }
  return before.length + shift === after.length ? found : null;
}

/** What must give way in a text to take back all steps: one piece for all where there are several, as when saving adds a line. */
function pieces(text: string, steps: FileMade['steps']): readonly Splice[] {
  const [only, ...others] = steps;
  if (only && others.length === 0) return only;
  return [difference(text, steps.toReversed().reduce(spliced, text))];
}
