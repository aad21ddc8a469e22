import type { Codebook } from '../../codebook/codebook';
import { labelIndex, withoutBracket } from '../../codebook/labels';
import { isNearLabel, nearIndex } from '../../codebook/near';
import { codebookFromLabels } from '../../codebook/relate';
import { vocabularyOf } from '../../codebook/vocabulary';
import { CodingTableWriter } from '../../study/codingTable';
import { summaryOf } from '../../study/summarize';
import type { Summary } from '../../study/summary';
import { labelStartOf, readCodeLine } from '../../transcript/codeLine';
import { itemAt } from '../../transcript/itemAt';
import { isSpace, lineStartsOf, skipSpacesBack } from '../../transcript/lines';
import { ownText } from '../../transcript/ownText';
import { closesQuote, findQuote, isTight, opensQuote } from '../../transcript/quote';
import { longestRecurring } from '../../transcript/recur';
import { hasCodeShape } from '../../transcript/shape';
import { identify } from '../../transcript/title';
import { looksPlain } from './filesToChange';
import type { LabelPlace } from './labelPlaces';
import { joinedLetters } from './labels';

/**
 * Where the code lines of a label are in a transcript, without parsing it.
 *
 * @returns null where only reading the whole study can tell what the lines are
 */
export type LabelLookup = (text: string) => LabelPlace[] | null;

/**
 * What a renaming has to know of a study, when all that the study has of the label are lines that nobody can take for
 * anything else. A label of the codebook with the shape of a code is one wherever a line begins with it and ends with it or
 * with a quote, whatever else the transcript and the others of its study say. So nothing of them is needed but those lines,
 * unless there are lines that are nearly the old label or the new one: for those, and for labels of other shapes, the whole
 * study has to be read.
 *
 * @returns null where that is sure already
 */
export function labelLookup(codebook: Codebook, label: string, to: string): LabelLookup | null {
  const { resolve } = labelIndex(codebook);
  const words = vocabularyOf(codebook);
  const isFit = (name: string) =>
    looksPlain(name, words) &&
    withoutBracket(name) === name &&
    !/[\s()[\]]/.test(name) &&
    name.length <= longestRecurring;
  // Where the study says how it is written, a line with the shape of a code need be none.
  if (codebook.onlyMarked || codebook.layout.length > 0) return null;
  if (resolve(label)?.label !== label || resolve(to) || !isFit(label) || !isFit(to)) return null;

  const spelled = [label, to].map(joinedLetters);
  const near = nearIndex(labelIndex(codebookFromLabels([label, to])));
  const known = new Map<string, boolean>();
  const isNear = (line: string) => {
    let answer = known.get(line);
    if (answer === undefined) {
      answer = isNearLabel(near, line) && !hasCodeShape(line);
      // A slice would keep its whole file in memory.
      known.set(ownText(line), answer);
    }
    return answer;
  };
  /** What of a line a study keeps since it could be read otherwise. */
  const isNearlyOne = (text: string, start: number, end: number) => {
    if (end - start >= 8 && end - start <= longestRecurring && isNear(text.slice(start, end))) return true;
    if (!closesQuote(text.charCodeAt(end - 1))) return false;
    const line = text.slice(start, end);
    return isNear(line.slice(0, findQuote(line)?.labelEnd ?? 0));
  };

  return (text) => {
    const starts = lineStartsOf(text);
    const places: LabelPlace[] = [];
    let inFrontMatter = false;
    for (let line = 0; line < starts.length; line++) {
      let start = itemAt(starts, line);
      let end = starts[line + 1] ?? text.length;
      const column = start;
      while (start < end && isSpace(text.charCodeAt(start))) start++;
      end = skipSpacesBack(text, end, start);
      if (start === end) continue;
      if (text.startsWith('---', start) && end === start + 3) inFrontMatter = line === 0;
      if (inFrontMatter && /^["']?(?:codes|layout)\b/.test(text.slice(start, end))) return null;
      const from = labelStartOf(text, start, end);
      if (spelled.some((letters) => beginsWith(text, from, end, letters))) {
        if (inFrontMatter || words.isSpeech(text.slice(start, end))) return null;
        if (!isCodeLine(text, start, end, label)) return null;
        places.push({ line, column: from - column, label });
      } else if (isNearlyOne(text, start, end)) return null;
    }
    return places;
  };
}

/** True where a line is nothing but a label, its mark and a quote. */
function isCodeLine(text: string, start: number, end: number, label: string): boolean {
  const { labelStart, labelEnd, marked, quote } = readCodeLine(text, start, end);
  if (text.slice(labelStart, labelEnd) !== label) return false;
  if (quote === null) return true;
  // What stands in corner brackets may be the end of another label.
  if (isTight(quote)) return false;
  // What names an interview may be a title.
  return marked || (quote.closed && identify(text.slice(start, end)).interview === null);
}

/**
 * True where a line begins with these letters, whatever their case and whatever separates them, and ends there, or goes on
 * with a quote or behind a colon. True as well for a letter beyond ASCII that may be the same as another.
 */
function beginsWith(text: string, from: number, end: number, letters: string): boolean {
  let at = from;
  let next = 0;
  for (; at < end && next < letters.length; at++) {
    const unit = text.charCodeAt(at);
    if (separates(unit)) continue;
    const wanted = letters.charCodeAt(next++);
    if (unit === wanted || (unit >= 65 && unit <= 90 && unit + 32 === wanted)) continue;
    return unit >= 0x80 || wanted >= 0x80;
  }
  if (next < letters.length) return false;
  let colon = false;
  for (; at < end && separates(text.charCodeAt(at)); at++) colon ||= text[at] === ':';
  return at === end || colon || opensQuote(text.charAt(at)) || text.charCodeAt(at) >= 0x80;
}

/** What `joinedLetters` leaves out. */
function separates(unit: number): boolean {
  return unit === 45 || unit === 95 || unit === 47 || unit === 58 || isSpace(unit);
}

/** A transcript of which nothing is known but where a label is. */
export function summaryOfPlaces(places: readonly LabelPlace[]): Summary {
  const table = new CodingTableWriter(places.length);
  for (const [passage, { line, column, label }] of places.entries()) {
    const words = { line, column, endLine: line, endColumn: column + label.length };
    const coding = {
      label,
      line,
      column,
      length: label.length,
      words,
      passage,
      marked: false,
      quote: null,
      speaker: null,
    };
    table.add(coding, () => ({ words: '', cut: false }));
  }
  return summaryOf({
    interview: null,
    coder: null,
    title: null,
    attributes: [],
    moderates: null,
    turns: 0,
    layout: [],
    lastTime: null,
    passages: places.length,
    codedPassages: places.length,
    speakers: [],
    table: table.table(),
    memos: [],
    problems: [],
    inferredLabels: [],
    inferredSpeakers: [],
    candidates: '',
    labelsInTalk: '',
  });
}
