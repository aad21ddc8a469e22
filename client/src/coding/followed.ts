import * as vscode from 'vscode';
import { afterEdits } from './afterEdits';
import type { CodingTarget, MessageRange } from './target';

/** An answer, and where the places are when it is given. */
interface Followed<T> {
  readonly answer: T;
  /** Null where one of them began or ended in what has been taken away. */
  readonly places: MessageRange[] | null;
}

/**
 * Asks something about places of a file, and follows them meanwhile: a question may stay while people go on in the text.
 *
 * @param uri of the file, as VS Code spells it
 */
export async function followed<T>(
  uri: string,
  places: readonly MessageRange[],
  ask: () => Promise<T>,
): Promise<Followed<T>> {
  let now: MessageRange[] | null = [...places];
  const following = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (document.uri.toString() !== uri || !now) return;
    const edits = contentChanges.map(({ range, text }) => ({ range, newText: text }));
    const isGone = ({ start, end }: MessageRange) =>
      [start, end].some(({ line, character }) => {
        const at = new vscode.Position(line, character);
        return edits.some(({ range }) => range.start.isBefore(at) && range.end.isAfter(at));
      });
    now = now.some(isGone)
      ? null
      : now.map(({ start, end }) => ({ start: afterEdits(start, edits), end: afterEdits(end, edits) }));
  });
  try {
    return { answer: await ask(), places: now };
  } finally {
    following.dispose();
  }
}

/** Asks something about places of what a command is about, as `followed` does: they are null also where its text was changed before. */
export async function followedIn<T>(
  { editor, uri, version }: CodingTarget,
  places: readonly MessageRange[],
  ask: () => Promise<T>,
): Promise<Followed<T>> {
  const isAsItWas = editor.document.version === version;
  const found = await followed(uri, places, ask);
  return isAsItWas ? found : { ...found, places: null };
}

/** The line of a code, of which the label is followed. */
export function placeOfCode({
  line,
  label,
}: {
  readonly line: number;
  readonly label: string;
}): MessageRange {
  return { start: { line, character: 0 }, end: { line, character: label.length } };
}
