import { itemAt } from '../../transcript/itemAt';
import { lineContent } from '../../transcript/lines';
import { speakerKey } from '../../transcript/speakers';
import { deletion, insertion, inTextOrder, type TextEdit } from '../../transcript/textEdit';
import { LineKind, type Transcript } from '../../transcript/transcript';
import { lineRemovals } from '../coding/annotationLines';

/** What becomes of a coding. */
export interface CodingOutcome {
  /** The labels on its line and on new lines below it; none takes the line away. */
  readonly to: readonly string[];
  /** Of a coding that goes since another says the same: that one, which gets its memos. Null leaves them to the passage. */
  readonly sameAs: number | null;
}

/**
 * The edits that give codings of a transcript their fates, in offsets and in order.
 *
 * @param outcomes by place in `Transcript.codings`
 * @param marked the codings whose lines need a `#`, so that they are not read as speech
 * @param speaker who gets another name; null for nobody
 */
export function lineEdits(
  transcript: Transcript,
  outcomes: ReadonlyMap<number, CodingOutcome>,
  marked: ReadonlySet<number>,
  speaker: { readonly from: string; readonly to: string } | null,
): TextEdit[] {
  const edits: TextEdit[] = [];
  const gone = new Set<number>();
  const added = new Map<number, string>();
  const addBelow = (line: number, text: string) => added.set(line, (added.get(line) ?? '') + text);

  for (const [index, coding] of transcript.codings.entries()) {
    const outcome = outcomes.get(index);
    const mark = marked.has(index) && !coding.marked ? '#' : '';
    if (outcome?.to.length === 0) {
      gone.add(coding.line);
      const moved = memosToMove(transcript, index, outcome, outcomes);
      for (const line of moved) {
        gone.add(line);
        addBelow(
          lastLineOf(transcript, outcome.sameAs, coding.passage),
          gapAbove(transcript, line) + lineText(transcript, line),
        );
      }
      continue;
    }
    const [first = coding.label, ...others] = outcome?.to ?? [];
    if (mark !== '' || first !== coding.label)
      edits.push({ range: coding.labelRange, newText: mark + first });
    for (const other of others) {
      const line = coding.marked ? `#${other}` : mark + other;
      const quote = coding.quote
        ? ` ${transcript.text.slice(coding.quote.range.start, coding.quote.range.end)}`
        : '';
      addBelow(
        lastLineOf(transcript, index, coding.passage),
        gapAbove(transcript, coding.line) + line + quote,
      );
    }
  }
  for (const [line, newText] of added) edits.push(insertion(lineContent(transcript, line).end, newText));
  edits.push(...lineRemovals(transcript, gone).map(deletion));
  if (speaker) edits.push(...speakerEdits(transcript, speaker));
  return inTextOrder(edits);
}

/** The lines of the memos of a coding that goes, when they would come to belong to another one than they should. */
function memosToMove(
  { codings, memos }: Transcript,
  index: number,
  { sameAs }: CodingOutcome,
  outcomes: ReadonlyMap<number, CodingOutcome>,
): number[] {
  const own = memos.filter(({ coding }) => coding === index).map(({ line }) => line);
  if (own.length === 0) return [];
  const passage = itemAt(codings, index).passage;
  let above = index - 1;
  while (above >= 0 && outcomes.get(above)?.to.length === 0) above--;
  const heir = codings[above]?.passage === passage ? above : null;
  return heir === sameAs ? [] : own;
}

/** The last line of a coding's memos, else its own; for null, those of its passage. */
function lastLineOf(
  { codings, memos, passages }: Transcript,
  coding: number | null,
  passage: number,
): number {
  const own = memos.filter((memo) => memo.passage === passage && memo.coding === (coding ?? -1));
  const head = coding === null ? passages[passage]?.lastLine : codings[coding]?.line;
  return Math.max(head ?? 0, ...own.map(({ line }) => line));
}

/** The line ends between a line and what stands above it. */
function gapAbove(transcript: Transcript, line: number): string {
  let above = line - 1;
  while (above > 0 && transcript.lineKinds[above] === LineKind.Blank) above--;
  return transcript.text.slice(lineContent(transcript, above).end, transcript.lineStarts[line]);
}

function lineText(transcript: Transcript, line: number): string {
  const { start, end } = lineContent(transcript, line);
  return transcript.text.slice(start, end);
}

/** Names are changed as they stand; what is around them stays. */
function speakerEdits({ text, turns }: Transcript, { from, to }: { from: string; to: string }): TextEdit[] {
  const key = speakerKey(from);
  return turns.flatMap(({ speakerRange: range }) =>
    range && speakerKey(text.slice(range.start, range.end)) === key ? [{ range, newText: to }] : [],
  );
}
