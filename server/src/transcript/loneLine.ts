import type { ClassifierState } from './classifierState';
import type { CodeLine } from './codeLine';
import { isFurniture, rule } from './furniture';
import { itemAt } from './itemAt';
import { isSpace } from './lines';
import type { LineText } from './lineText';
import { longestName } from './names';
import { closesQuote, isTight, type QuoteSpan } from './quote';
import { hasCodeShape, longestLabel, readsAsHashTalk, readsAsSentence } from './shape';
import { prefixColon } from './speakers';
import { LineKind } from './transcript';

/**
 * Says what a line is as far as it can be told without the lines below; speech where nothing is certain yet. The
 * lines above have been classified so far. Takes notes in the state of what later steps will weigh.
 */
export function classifyLoneLine(state: ClassifierState, line: number): void {
  const { text, lines, kinds } = state;
  const start = itemAt(lines.first, line);
  const end = itemAt(lines.ends, line);
  if (state.isPage(line) || isRule(state, line, start, end)) {
    kinds[line] = LineKind.Furniture;
    return;
  }
  const unit = text.charCodeAt(start);
  if (unit === 92 && escapes(text, start)) {
    // The backslash is no word: the line begins behind it.
    state.beginAt(line, start + 1);
    kinds[line] = LineKind.Speech;
  } else if (unit === 47 && text.charCodeAt(start + 1) === 47) {
    if (isMemo(state, line, start, end)) kinds[line] = LineKind.Memo;
    else speech(state, line, null, start, end);
  } else if (unit === 35) hashLine(state, line, start, end);
  else if (end - start <= 2 * longestLabel && isFurniture(text, start, end)) kinds[line] = LineKind.Furniture;
  else {
    const words = state.words.ofLine(line);
    if (!heading(state, line, words, end) && !bareCode(state, line, words, start, end))
      speech(state, line, words, start, end);
  }
}

/** True for `---` and the like in a file of Markdown, below the first line. */
function isRule(state: ClassifierState, line: number, start: number, end: number): boolean {
  const { text, firstLine } = state;
  const unit = text.charCodeAt(start);
  if (line <= firstLine || (unit !== 45 && unit !== 42 && unit !== 95 && unit !== 61)) return false;
  return isMarkdown(state) && end - start <= 200 && rule.test(text.slice(start, end));
}

/** True for a file with headings, or names in stars. */
function isMarkdown(state: ClassifierState): boolean {
  return state.hasHeadings() || state.firstStyle === 'bold' || state.firstStyle === 'heading';
}

/** `\#`, `\//` and `\---` begin lines of speech that would be something else without the backslash. */
function escapes(text: string, start: number): boolean {
  return text.startsWith('\\#', start) || text.startsWith('\\//', start) || text.startsWith('\\---', start);
}

/**
 * A memo begins with `// ` and does not close: `//mhm//` and `//Yes, exactly.// And so on` are words that two people say
 * at once. Without the space it is a memo only where a code or a blank line stands above, as nobody speaks there.
 */
function isMemo(state: ClassifierState, line: number, start: number, end: number): boolean {
  const { text } = state;
  if (text.slice(start + 2, end).search(/(?<!:)\/\//) >= 0) return false;
  if (start + 2 === end || isSpace(text.charCodeAt(start + 2))) return true;
  return !state.is(state.neighbour(line, -1), LineKind.Speaker) && !state.holdsOverlaps();
}

/** A line that begins with `#`: a code, a heading, or talk. */
function hashLine(state: ClassifierState, line: number, start: number, end: number): void {
  const { text, kinds } = state;
  if (isHeading(state, line, start, end)) kinds[line] = LineKind.Furniture;
  else if (isHashTalk(state, line, text.slice(start + 1, end).trimStart()))
    speech(state, line, null, start, end);
  else state.setCode(line, state.codeLine(line));
}

/** `## Childhood`: two marks and a space, or one of them above all talk or where the file has headings with more. */
function isHeading(state: ClassifierState, line: number, start: number, end: number): boolean {
  const { text } = state;
  let at = start;
  while (text.charCodeAt(at) === 35) at++;
  if (at >= end || !isSpace(text.charCodeAt(at))) return false;
  // A code has one mark, so that a heading may be called as a code is.
  if (at - start > 1) return true;
  const quote = state.quoteOf(line);
  const words = text.slice(at, quote ? start + quote.labelEnd : end).trim();
  if (isKnownLabel(state, words) || words === '') return false;
  return (
    state.hasHeadings() ||
    (state.spellings.length === 0 &&
      !state.hasSpoken(line) &&
      /^[\p{Lu}\p{N}]/u.test(words) &&
      !hasCodeShape(words))
  );
}

/** True for a label of the codebook, and for one that some file of the study shows by recurring there. */
function isKnownLabel(state: ClassifierState, label: string): boolean {
  const { vocabulary } = state;
  if (vocabulary.isLabel(label)) return true;
  if (!vocabulary.inferredLabels.has(label)) return false;
  state.hangsOnOthers = true;
  return true;
}

/** Talk that begins with `#`: a sentence, or a line in the middle of one. */
function isHashTalk(state: ClassifierState, line: number, words: string): boolean {
  const { lines, text } = state;
  if (isKnownLabel(state, words)) return false;
  const quote = state.quoteOf(line);
  if (quote?.closed || hasCodeShape(words)) return false;
  // `#Data-loss "twice" // when?`: what is noted behind the quote may end as a sentence.
  if (quote !== null && isNoted(text.slice(lines.first[line], lines.ends[line]), quote)) return false;
  if (readsAsHashTalk(words)) return true;
  // A sentence that goes on into the line, or out of it.
  const goesOn =
    /^\p{Ll}/u.test(text.slice(lines.first[line + 1], (lines.first[line + 1] ?? 0) + 2)) &&
    state.isProse(line + 1);
  if (goesOn && words.includes(' ')) return true;
  return words.includes(' ') && state.is(line - 1, LineKind.Speech) && state.breaksSentence(line);
}

/** True for a line with the shape of a code, a quote and a memo, behind which nothing closes. */
function isNoted(line: string, { labelEnd, start }: QuoteSpan): boolean {
  if (!hasCodeShape(line.slice(1, labelEnd).trim())) return false;
  const [memo, ...others] = line.slice(start).matchAll(/(?<!:)\/\//g);
  const quote = line.slice(start, start + (memo?.index ?? 0)).trimEnd();
  return others.length === 0 && closesQuote(quote.charCodeAt(quote.length - 1));
}

/** A known speaker alone on the first line of a block. One that the codebook names goes before a label that looks like it. */
function heading(state: ClassifierState, line: number, words: LineText | null, end: number): boolean {
  if (
    !words ||
    words.text.length > longestName ||
    state.is(line - 1, LineKind.Speech) ||
    state.is(line - 1, LineKind.Prefix) ||
    line < state.header
  )
    return false;
  if (!state.isKnown(words) || (words.isLabel && !words.isDeclared)) return false;
  state.setSpeaker(line, end);
  return true;
}

function bareCode(
  state: ClassifierState,
  line: number,
  words: LineText | null,
  start: number,
  end: number,
): boolean {
  const { text, vocabulary } = state;
  if (vocabulary.onlyMarked) return false;
  const mayQuote = closesQuote(text.charCodeAt(end - 1));
  if (!words && !mayQuote) return false;
  if (end - start <= longestLabel && vocabulary.isSpeech(text.slice(start, end))) return false;
  if (!words || !isBareLabel(state, line, words)) return mayQuote && quotingCode(state, line);
  state.setCode(line);
  return true;
}

function isBareLabel(state: ClassifierState, line: number, words: LineText): boolean {
  const known = words.isLabel;
  if (words.hasCodeShape) return known || !startsWithSpeaker(state, words.text);
  if (known) state.wordLike.push(line);
  return known;
}

/** `Interviewer:Yes` looks like a code. */
function startsWithSpeaker(state: ClassifierState, label: string): boolean {
  const colon = label.indexOf(':');
  return colon > 0 && state.isKnownSpeaker(state.words.of(label.slice(0, colon)));
}

/** `label "words"`: the label must be known, or look like one and not stand in the middle of a paragraph. */
function quotingCode(state: ClassifierState, line: number): boolean {
  const code = state.codeLine(line);
  const label = quotingLabel(state, code);
  if (label === null || (!isKnownLabel(state, label) && isWithinTalk(state, line))) return false;
  state.setCode(line, code);
  return true;
}

/** What stands before a quote that ends a line, where it is known as a label or looks like one. */
function quotingLabel(state: ClassifierState, { quote, labelStart, labelEnd }: CodeLine): string | null {
  if (!quote?.closed || quote.labelEnd > longestLabel) return null;
  const label = state.text.slice(labelStart, labelEnd);
  if (isKnownLabel(state, label)) return label;
  if (isTight(quote)) return null;
  const looksIt = hasCodeShape(label) || (!readsAsSentence(label) && state.vocabulary.isNearLabel(label));
  return looksIt ? label : null;
}

/** True where the lines above and below are talk of one turn. */
function isWithinTalk(state: ClassifierState, line: number): boolean {
  const isBelowTalk = state.is(line - 1, LineKind.Speech) || state.is(line - 1, LineKind.Prefix);
  if (!isBelowTalk) return false;
  const below = belowQuoting(state, line);
  return state.isProse(below) && state.heads[below] === undefined;
}

/** The first line below a code with a quote that is not one as well. All lines of a run have the same, which is looked for once. */
function belowQuoting(state: ClassifierState, line: number): number {
  const { from, upTo } = state.quoting;
  if (from <= line && line < upTo) return upTo;
  let below = line + 1;
  while (below < state.kinds.length && mayQuote(state, below)) below++;
  state.quoting = { from: line, upTo: below };
  return below;
}

function mayQuote(state: ClassifierState, line: number): boolean {
  const end = itemAt(state.lines.ends, line);
  if (end === itemAt(state.lines.first, line) || !closesQuote(state.text.charCodeAt(end - 1))) return false;
  return quotingLabel(state, state.codeLine(line)) !== null;
}

/** Notes the line where it may begin with `Speaker:`, or be a speaker or code because it recurs. */
function speech(
  state: ClassifierState,
  line: number,
  words: LineText | null,
  start: number,
  end: number,
): void {
  const { text, kinds, prefixes, short } = state;
  kinds[line] = LineKind.Speech;
  // A block that begins with a name may have the next speaker on its next line.
  if (line >= state.header && (!state.is(line - 1, LineKind.Speech) || prefixes.has(line - 1))) {
    const colon = state.colons.from(start) < end ? prefixColon(text, start, end) : -1;
    if (colon >= 0) prefixes.set(line, { colon, name: state.words.of(text.slice(start, colon)) });
  }
  if (!words?.mayRecur || !state.standsAlone(line)) return;
  const found = short.get(words.text);
  if (found) found.push(line);
  else short.set(words.text, [line]);
}
