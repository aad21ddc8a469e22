import { fingerprint } from '../protocol/fingerprint';
import type { ChangedInEditor } from '../protocol/held';
import { applyEdits, inTextOrder, type TextEdit } from '../transcript/textEdit';

/** What is to become of a file. */
export interface HeldFile {
  readonly uri: string;
  /** In offsets of its text without a byte order mark. */
  readonly edits: readonly TextEdit[];
  /** Of the text that the edits were worked out for: see `fingerprint`. */
  readonly before: number;
}

/** A change of files that are not open, which is worked out and stays with the server until people have agreed to it. */
export interface HeldChange {
  readonly id: string;
  /** In words, such as `Rename A to B`. */
  readonly title: string;
  /** Of the study. */
  readonly folder: string;
  readonly files: ReadonlyMap<string, HeldFile>;
  /** What the editor changes along with it, in files that are open there. */
  readonly inEditor: readonly ChangedInEditor[];
}

/**
 * What takes an editor's part of a change back.
 *
 * @param text that the edits are for
 */
export function editorChange({ uri, edits, before }: HeldFile, text: string): ChangedInEditor {
  let shift = 0;
  const back = inTextOrder(edits).map(({ range: { start, end }, newText }) => {
    const from = start + shift;
    shift += newText.length - (end - start);
    return { start: from, end: from + newText.length, text: text.slice(start, end) };
  });
  return { uri, before, after: fingerprint(applyEdits(text, edits)), back };
}
