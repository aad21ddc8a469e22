import type { Study } from '../../study/study';
import { type CodesInLine, codesInLine } from '../../transcript/codesInLine';
import { composed } from '../../transcript/composed';
import { itemAt } from '../../transcript/itemAt';
import { lineBreakAt, lineContent, skipSpaces } from '../../transcript/lines';
import { applyEdit, insertion, type TextEdit } from '../../transcript/textEdit';
import { LineKind, type Transcript } from '../../transcript/transcript';
import { labelWriter } from '../coding/labelWriter';
import type { OpenTranscript } from '../shared/openTranscript';
import { readChanged } from '../shared/readChanged';

/** The codes that a line names in another way than codes are written, and what writes them as they are. */
interface CodesToWrite {
  readonly labels: readonly string[];
  /** True where the line says something about the code behind it, or behind its quote. */
  readonly hasMemo: boolean;
  /** True where somebody may have said a part of the line. */
  readonly mayBeTalk: boolean;
  readonly edit: TextEdit;
}

/**
 * Writes the codes of a line as they should be: each on a line of its own, a memo below its code, a quote in straight
 * quotation marks. What else the file says is read as before.
 *
 * @param file of the transcript, in the study
 * @param at the beginning of what names the codes: of the line, or of a `#label` at the end of talk
 * @returns null where the line names no codes so, or other lines would be read otherwise
 */
export function codesToWrite(
  open: OpenTranscript,
  at: { readonly line: number; readonly column: number },
): CodesToWrite | null {
  const { study, transcript } = open;
  const { text, lineKinds } = transcript;
  const { labelLike } = study.vocabulary();
  if (labelLike === null) return null;
  const content = lineContent(transcript, at.line);
  const start = itemAt(transcript.lineStarts, at.line) + at.column;
  const end = content.start + text.slice(content.start, content.end).trimEnd().length;
  const lead = skipSpaces(text, content.start, content.end);
  const isCode = lineKinds[at.line] === LineKind.Code;
  const from = isCode ? lead : start;
  const found = codesInLine(text.slice(from, end), labelLike, isCode);
  if (found === null) return null;
  const isTail = from > lead;
  for (const isMarked of [text[from] === '#', true]) {
    const edit = editOf({ study, transcript, line: at.line, from, end, isTail, isMarked, found });
    if (readsAsMeant(open, at.line, isTail, found, edit)) {
      const { labels, memo, mayBeTalk } = found;
      return { labels, hasMemo: memo !== null, mayBeTalk, edit };
    }
  }
  return null;
}

interface Writing {
  readonly study: Study;
  readonly transcript: Transcript;
  readonly line: number;
  readonly from: number;
  readonly end: number;
  readonly isTail: boolean;
  readonly isMarked: boolean;
  readonly found: CodesInLine;
}

function editOf(writing: Writing): TextEdit {
  const { study, transcript, line, from, end, isTail, isMarked, found } = writing;
  const { text, lineKinds } = transcript;
  const lineEnd = lineBreakAt(transcript, line);
  const isBlank = (at: number) => lineKinds[at] === LineKind.Blank || lineKinds[at] === undefined;
  // Codes have blank lines around them where this one has, or where the file keeps its paragraphs apart.
  const isApart = isBlank(line + 1) && (isTail || isBlank(line - 1));
  const gap = isApart ? lineEnd + lineEnd : lineEnd;
  const quote = found.quote === null ? '' : ` "${found.quote.replace(/"/g, '')}"`;
  const codes = found.labels.map((label) => {
    const written =
      isMarked || transcript.onlyMarked ? `#${label}` : labelWriter(transcript, study.vocabulary())(label);
    return written + quote;
  });
  const memo = found.memo === null ? '' : `${lineEnd}// ${found.memo}`;
  let start = from;
  while (isTail && /\s/.test(text.charAt(start - 1))) start--;
  return { range: { start, end }, newText: (isTail ? gap : '') + codes.join(gap) + memo };
}

/** True where the codes are codes then, on a passage, and every other line is what it was. */
function readsAsMeant(
  { study, file, transcript }: OpenTranscript,
  line: number,
  isTail: boolean,
  { labels, memo }: CodesInLine,
  edit: TextEdit,
): boolean {
  const { text, lineKinds, codings, memos } = transcript;
  const after = readChanged(study, file, applyEdit(text, edit));
  const added = after.lineKinds.length - lineKinds.length;
  const was = lineKinds[line] === LineKind.Code ? 1 : 0;
  const here = after.codings.filter(({ line: at }) => at >= line && at <= line + added);
  return (
    here.length === labels.length &&
    here.every(
      ({ label, passage }, index) => composed(label) === composed(itemAt(labels, index)) && passage >= 0,
    ) &&
    after.codings.length === codings.length - was + labels.length &&
    after.memos.length === memos.length + (memo === null ? 0 : 1) &&
    lineKinds.every(
      (kind, at) => (at === line && !isTail) || after.lineKinds[at > line ? at + added : at] === kind,
    )
  );
}

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
