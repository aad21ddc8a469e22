import { lineContent, skipSpaces } from '../../transcript/lines';
import { applyEdit, insertion, type TextEdit } from '../../transcript/textEdit';
import { LineKind } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';
import { readChanged } from '../shared/readChanged';

/**
 * What makes a memo of a line of talk that begins with `//`: the space behind it. Every other line stays what it was.
 *
 * @param file of the transcript, in the study
 * @param line from 0
 * @returns null where the line begins otherwise, would be no memo then, or others would be read otherwise
 */
export function memoToWrite({ study, file, transcript }: OpenTranscript, line: number): TextEdit | null {
  const { text, lineKinds } = transcript;
  const content = lineContent(transcript, line);
  const start = skipSpaces(text, content.start, content.end);
  if (lineKinds[line] !== LineKind.Speech || !text.startsWith('//', start)) return null;
  const edit = insertion(start + 2, ' ');
  const after = readChanged(study, file, applyEdit(text, edit));
  const isAlike = lineKinds.every(
    (was, other) => after.lineKinds[other] === (other === line ? LineKind.Memo : was),
  );
  return isAlike ? edit : null;
}
