import { isSpace, lineAt } from '../../transcript/lines';
import { LineKind, type Passage, type Range, type Transcript } from '../../transcript/transcript';
import { isUnspaced } from '../shared/words';

/** A passage that is meant by what somebody selected. */
export interface SelectedPassage {
  readonly passage: Passage;
  /** The words selected in it, whole words without white space around them; null when all of the passage is meant. */
  readonly words: Range | null;
}

/**
 * The passages that an editor's selections mean, in the order of the file, each once.
 *
 * A cursor means the passage it is in, the one above on annotations and blank lines, and the one below on the line of
 * a speaker. A selection means every passage that it touches, and of each the words it holds. Several selections in
 * one passage mean the stretch from the first to the last of them.
 *
 * @param selections offsets, each with its start before its end; a cursor is an empty one
 */
export function selectedPassages(transcript: Transcript, selections: readonly Range[]): SelectedPassage[] {
  const found = new Map<number, SelectedPassage>();
  for (const selection of selections) {
    for (const target of targetsOfOne(transcript, selection)) {
      const { index } = target.passage;
      const before = found.get(index);
      found.set(index, before ? together(transcript.text, before, target) : target);
    }
  }
  return [...found.values()].sort((a, b) => a.passage.index - b.passage.index);
}

function targetsOfOne(transcript: Transcript, selection: Range): SelectedPassage[] {
  const { text, passages } = transcript;
  const touched = passages.filter(({ range }) => selection.start < range.end && range.start < selection.end);
  const targets = touched.flatMap((passage): SelectedPassage[] => {
    const part = {
      start: Math.max(selection.start, passage.range.start),
      end: Math.min(selection.end, passage.range.end),
    };
    const words = wholeWords(text, part, passage.range);
    return words === null ? [] : [{ passage, words: partOf(text, passage, words) }];
  });
  if (targets.length > 0) return targets;
  const passage = touched[0] ?? passageAt(transcript, selection.start);
  return passage ? [{ passage, words: null }] : [];
}

function together(
  text: string,
  { passage, words: a }: SelectedPassage,
  { words: b }: SelectedPassage,
): SelectedPassage {
  if (a === null || b === null) return { passage, words: null };
  const words = { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
  return { passage, words: partOf(text, passage, words) };
}

/** The passage that a cursor means; undefined where there is none, as on a title. */
function passageAt(transcript: Transcript, offset: number): Passage | undefined {
  const { lineStarts, lineKinds, passages, turns } = transcript;
  let line = lineAt(lineStarts, offset);
  while (line > 0 && lineKinds[line] === LineKind.Blank) line--;
  switch (lineKinds[line]) {
    case LineKind.Speech:
    case LineKind.Prefix:
    case LineKind.Code:
    case LineKind.Memo:
      return passages.findLast(({ firstLine }) => firstLine <= line);
    case LineKind.Speaker: {
      const turn = turns.find(
        ({ speakerRange }) => speakerRange && lineAt(lineStarts, speakerRange.start) === line,
      );
      return turn && turn.firstPassage < turn.endPassage ? passages[turn.firstPassage] : undefined;
    }
    default:
      return undefined;
  }
}

const wordUnit = /[\p{L}\p{N}\p{M}\p{Cs}]/u;

function isWordUnit(text: string, at: number): boolean {
  return wordUnit.test(text.charAt(at));
}

/**
 * A letter, or an apostrophe between two, at which a double click ends, or what is not seen between them. In scripts without
 * spaces the mouse tells where a word ends.
 */
function isInWord(text: string, at: number, beside: number): boolean {
  if (isUnspaced(text, at) || isUnspaced(text, beside)) return false;
  if (isWordUnit(text, at)) return true;
  return (
    /['’\u00ad\u200b-\u200d\u2060]/.test(text.charAt(at)) &&
    isWordUnit(text, at - 1) &&
    isWordUnit(text, at + 1)
  );
}

/** The words that a stretch touches, with what stands between and beside them; null when it has none. */
function wholeWords(text: string, part: Range, within: Range): Range | null {
  let { start, end } = part;
  while (start < end && isLoose(text, start)) start++;
  while (end > start && isLoose(text, end - 1)) end--;
  if (!holdsWord(text, { start, end })) return null;
  // Letters that the mouse missed belong to the word.
  if (isWordUnit(text, start)) while (start > within.start && isInWord(text, start - 1, start)) start--;
  if (isWordUnit(text, end - 1)) while (end < within.end && isInWord(text, end, end - 1)) end++;
  return { start, end };
}

/** White space and marks of omission, which stand for nothing at the ends of a quote. */
function isLoose(text: string, at: number): boolean {
  return isSpace(text.charCodeAt(at)) || text[at] === '…' || isDotOfThree(text, at);
}

function isDotOfThree(text: string, at: number): boolean {
  return [at - 2, at - 1, at].some((start) => start >= 0 && text.startsWith('...', start));
}

function holdsWord(text: string, { start, end }: Range): boolean {
  for (let at = start; at < end; at++) if (isWordUnit(text, at)) return true;
  return false;
}

/** Null when no word of the passage is outside. */
function partOf(text: string, { range }: Passage, words: Range): Range | null {
  const rest = [
    { start: range.start, end: words.start },
    { start: words.end, end: range.end },
  ];
  return rest.some((outside) => holdsWord(text, outside)) ? words : null;
}
