import type { Study } from '../../study/study';
import { lineAt } from '../../transcript/lines';
import type { Coding, Range, Transcript } from '../../transcript/transcript';
import { type SelectedPassage, selectedPassages } from './targets';

/** The words that a coding is about: the quoted ones, else its passage. For an orphan, the label itself. */
export function codedRange({ passages }: Transcript, { quote, passage, labelRange }: Coding): Range {
  return quote?.target ?? passages[passage]?.range ?? labelRange;
}

/**
 * The codings on what is selected, by their place in `Transcript.codings`: those of the whole passage, and of a
 * passage in which words are selected those that are about any of them.
 */
export function codingsOn(transcript: Transcript, { passage, words }: SelectedPassage): number[] {
  const found: number[] = [];
  for (const [index, coding] of transcript.codings.entries()) {
    if (coding.passage !== passage.index) continue;
    const about = codedRange(transcript, coding);
    if (words === null || (about.start < words.end && words.start < about.end)) found.push(index);
  }
  return found;
}

/**
 * The codings on all that is selected, by their place in `Transcript.codings`, in the order of the file. Those whose own
 * lines are selected are among them: a code above all talk is on no passage.
 */
export function codingsSelected(transcript: Transcript, selections: readonly Range[]): number[] {
  const { codings, lineStarts } = transcript;
  const found = new Set(
    selectedPassages(transcript, selections).flatMap((target) => codingsOn(transcript, target)),
  );
  for (const { start, end } of selections) {
    const [first, last] = [lineAt(lineStarts, start), lineAt(lineStarts, end)];
    for (const [index, { line }] of codings.entries()) if (first <= line && line <= last) found.add(index);
  }
  return [...found].sort((a, b) => a - b);
}

/** True when two labels stand for the same code. */
export function isSameCode(study: Study, one: string, other: string): boolean {
  return one === other || (study.resolve(one) !== undefined && study.resolve(one) === study.resolve(other));
}
