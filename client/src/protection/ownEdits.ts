import type * as vscode from 'vscode';
import { inOrder, lineStarts, type Splice, spliced } from '../ui/changedText';

/** An edit of one document, in its lines and columns. */
interface PlacedEdit {
  readonly range: vscode.Range;
  readonly newText: string;
}

/** So many changes of one file are remembered: VS Code asks for fixes wherever the cursor goes. */
const most = 100;

/** What Marginalia may change in files because somebody asked for it, by their URIs; the latest last. */
export class OwnEdits {
  private readonly offered = new Map<string, (readonly PlacedEdit[])[]>();

  /** Remembers all pieces of a change that Marginalia makes or offers. */
  remember(edit: vscode.WorkspaceEdit): void {
    for (const [uri, edits] of edit.entries()) {
      const key = uri.toString();
      const known = this.offered.get(key) ?? [];
      this.offered.set(key, [...known, edits].slice(-most));
    }
  }

  /**
   * Whether a document has become what it is by a change of Marginalia, or by the parts of one that the user agreed to.
   *
   * @param before the text before
   * @param changed where something was put in or taken away, in offsets of that text
   */
  haveMade(
    uri: vscode.Uri,
    before: string,
    after: string,
    changed: readonly { readonly start: number; readonly end: number }[],
  ): boolean {
    const lists = this.offered.get(uri.toString()) ?? [];
    if (lists.length === 0 || before === after) return false;
    const starts = lineStarts(before);
    const offsetOf = ({ line, character }: vscode.Position) =>
      Math.min(before.length, (starts[line] ?? before.length) + character);
    const hasCrLf = after.includes('\r\n');
    return lists.some((edits) => {
      const all = edits.map(
        ({ range, newText }): Splice => ({
          start: offsetOf(range.start),
          end: offsetOf(range.end),
          // An editor gives what is put in the line ends of the file.
          text: hasCrLf ? newText.replace(/\r?\n/g, '\r\n') : newText,
        }),
      );
      return [
        all,
        all.filter((one) => changed.some(({ start, end }) => start <= one.end && end >= one.start)),
      ].some((parts) => spliced(before, inOrder(parts)) === after);
    });
  }
}
