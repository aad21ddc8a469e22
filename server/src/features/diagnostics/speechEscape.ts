import { lineContent, skipSpaces } from '../../transcript/lines';
import { applyEdit, insertion, type TextEdit } from '../../transcript/textEdit';
import { LineKind } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';
import { readChanged } from '../shared/readChanged';

/** Each begins something else than talk, unless a backslash stands before it. */
const escaped = ['#', '//', '---'];

/**
 * What makes sure that a line is speech which is read as a code, a memo, a heading or a rule, or looks like one: a backslash before
 * it, which is no word. Every other line stays what it was.
 *
 * @param file of the transcript, in the study
 * @param line from 0
 * @returns null where no backslash would make it speech, or it would change how other lines are read
 */
export function speechEscape({ study, file, transcript }: OpenTranscript, line: number): TextEdit | null {
  const kind = transcript.lineKinds[line];
  const mayNeedIt =
    kind === LineKind.Code ||
    kind === LineKind.Memo ||
    kind === LineKind.Furniture ||
    kind === LineKind.Speech;
  if (!mayNeedIt) return null;
  const { text } = transcript;
  const content = lineContent(transcript, line);
  const start = skipSpaces(text, content.start, content.end);
  if (!escaped.some((mark) => text.startsWith(mark, start))) return null;
  const edit = insertion(start, '\\');
  const after = readChanged(study, file, applyEdit(text, edit));
  const isAlike = transcript.lineKinds.every(
    (was, at) => after.lineKinds[at] === (at === line ? LineKind.Speech : was),
  );
  return isAlike ? edit : null;
}
