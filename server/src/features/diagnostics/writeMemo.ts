import { lineContent, skipSpaces } from '../../transcript/lines';
import { LineKind, type Range } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';
import { readChanged } from '../shared/readChanged';

/**
 * What makes a memo of a line of talk that begins with `//`: the space behind it. Every other line stays what it was.
 *
 * @param file of the transcript, in the study
 * @param line from 0
 * @returns null where the line begins otherwise, would be no memo then, or others would be read otherwise
 */
export function memoToWrite(
  { study, file, transcript }: OpenTranscript,
  line: number,
): (Range & { readonly newText: string }) | null {
  const { text, lineKinds } = transcript;
  const content = lineContent(transcript, line);
  const start = skipSpaces(text, content.start, content.end);
  if (lineKinds[line] !== LineKind.Speech || !text.startsWith('//', start)) return null;
  const at = start + 2;
  const after = readChanged(study, file, `${text.slice(0, at)} ${text.slice(at)}`);
  const isAlike = lineKinds.every(
    (was, other) => after.lineKinds[other] === (other === line ? LineKind.Memo : was),
  );
  return isAlike ? { start: at, end: at, newText: ' ' } : null;
}
