import { inTextOrder, type TextEdit } from '../transcript/textEdit';
import { fingerprint } from './fingerprint';

/** What is to become of a file that nobody has open. */
export interface HeldFile {
  readonly uri: string;
  /** In offsets of its text without a byte order mark. */
  readonly edits: readonly TextEdit[];
  /** Of the text that the edits were worked out for: see `fingerprint`. */
  readonly before: number;
}

/** What takes a change of a file back, for the text after it. */
export function takenBack({ uri, edits }: HeldFile, text: string, after: string): HeldFile {
  let shift = 0;
  const back = inTextOrder(edits).map(({ range: { start, end }, newText }) => {
    const from = start + shift;
    shift += newText.length - (end - start);
    return { range: { start: from, end: from + newText.length }, newText: text.slice(start, end) };
  });
  return { uri, edits: back, before: fingerprint(after) };
}
