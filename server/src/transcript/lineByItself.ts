import { isFurniture, rule } from './furniture';
import { isSpace } from './lines';
import { longestName } from './names';
import { closesQuote, isTight, type QuoteSpan } from './quote';
import { hasCodeShape, longestLabel, readsAsHashTalk, readsAsSentence } from './shape';
import type { Sketch } from './sketch';
import { prefixColon } from './speakers';
import { LineKind } from './transcript';
import type { Wording } from './wording';

/**
 * Says what a line is as far as it can be told without the lines below; speech where nothing is certain yet. The
 * lines above have been classified so far. Takes notes in the sketch of what later steps will weigh.
 */
export function classifyByItself(sketch: Sketch, line: number): void {
  const { text, lines, kinds } = sketch;
  const start = lines.first[line] ?? 0;
  const end = lines.ends[line] ?? 0;
  if (sketch.isPage(line) || isRule(sketch, line, start, end)) {
    kinds[line] = LineKind.Furniture;
    return;
  }
  const unit = text.charCodeAt(start);
  if (unit === 92 && escapes(text, start)) {
    // The backslash is no word: the line begins behind it.
    sketch.beginAt(line, start + 1);
    kinds[line] = LineKind.Speech;
  } else if (unit === 47 && text.charCodeAt(start + 1) === 47) {
    if (isMemo(sketch, line, start, end)) kinds[line] = LineKind.Memo;
    else speech(sketch, line, null, start, end);
  } else if (unit === 35) hashLine(sketch, line, start, end);
  else if (end - start <= 2 * longestLabel && isFurniture(text, start, end)) kinds[line] = LineKind.Furniture;
  else {
    const words = sketch.words.ofLine(line);
    if (!heading(sketch, line, words, end) && !bareCode(sketch, line, words, start, end))
      speech(sketch, line, words, start, end);
  }
}

/** True for `---` and the like in a file of Markdown, below the first line. */
function isRule(sketch: Sketch, line: number, start: number, end: number): boolean {
  const { text, firstLine } = sketch;
  const unit = text.charCodeAt(start);
  if (line <= firstLine || (unit !== 45 && unit !== 42 && unit !== 95 && unit !== 61)) return false;
  return isMarkdown(sketch) && end - start <= 200 && rule.test(text.slice(start, end));
}

/** True for a file with headings, or names in stars. */
function isMarkdown(sketch: Sketch): boolean {
  return sketch.hasHeadings() || sketch.firstStyle === 'bold' || sketch.firstStyle === 'heading';
}

/** `\#`, `\//` and `\---` begin lines of speech that would be something else without the backslash. */
function escapes(text: string, start: number): boolean {
  return text.startsWith('\\#', start) || text.startsWith('\\//', start) || text.startsWith('\\---', start);
}

/**
 * A memo begins with `// ` and does not close: `//mhm//` and `//Yes, exactly.// And so on` are words that two people say
 * at once. Without the space it is a memo only where a code or a blank line stands above, as nobody speaks there.
 */
function isMemo(sketch: Sketch, line: number, start: number, end: number): boolean {
  const { text } = sketch;
  if (text.slice(start + 2, end).search(/(?<!:)\/\//) >= 0) return false;
  if (start + 2 === end || isSpace(text.charCodeAt(start + 2))) return true;
  return !sketch.is(sketch.neighbour(line, -1), LineKind.Speaker) && !sketch.holdsOverlaps();
}

/** A line that begins with `#`: a code, a heading, or talk. */
function hashLine(sketch: Sketch, line: number, start: number, end: number): void {
  const { text, kinds } = sketch;
  if (isHeading(sketch, line, start, end)) kinds[line] = LineKind.Furniture;
  else if (isHashTalk(sketch, line, text.slice(start + 1, end).trimStart()))
    speech(sketch, line, null, start, end);
  else markedCode(sketch, line, start, end);
}

/** `## Childhood`: two marks and a space, or one of them above all talk or where the file has headings with more. */
function isHeading(sketch: Sketch, line: number, start: number, end: number): boolean {
  const { text } = sketch;
  let at = start;
  while (text.charCodeAt(at) === 35) at++;
  if (at >= end || !isSpace(text.charCodeAt(at))) return false;
  // A code has one mark, so that a heading may be called as a code is.
  if (at - start > 1) return true;
  const quote = sketch.quoteOf(line);
  const words = text.slice(at, quote ? start + quote.labelEnd : end).trim();
  if (isKnownLabel(sketch, words) || words === '') return false;
  return (
    sketch.hasHeadings() ||
    (sketch.spellings.length === 0 &&
      !sketch.hasSpoken(line) &&
      /^[\p{Lu}\p{N}]/u.test(words) &&
      !hasCodeShape(words))
  );
}

/** True for a label of the codebook, and for one that some file of the study shows by recurring there. */
function isKnownLabel(sketch: Sketch, label: string): boolean {
  const { vocabulary } = sketch;
  if (vocabulary.isLabel(label)) return true;
  if (!vocabulary.inferredLabels.has(label)) return false;
  sketch.hangsOnOthers = true;
  return true;
}

/** Talk that begins with `#`: a sentence, or a line in the middle of one. */
function isHashTalk(sketch: Sketch, line: number, words: string): boolean {
  const { lines, text } = sketch;
  if (isKnownLabel(sketch, words)) return false;
  const quote = sketch.quoteOf(line);
  if (quote?.closed || hasCodeShape(words)) return false;
  // `#Data-loss "twice" // when?`: what is noted behind the quote may end as a sentence.
  if (quote !== null && isNoted(text.slice(lines.first[line], lines.ends[line]), quote)) return false;
  if (readsAsHashTalk(words)) return true;
  // A sentence that goes on into the line, or out of it.
  const goesOn =
    /^\p{Ll}/u.test(text.slice(lines.first[line + 1], (lines.first[line + 1] ?? 0) + 2)) &&
    sketch.isProse(line + 1);
  if (goesOn && words.includes(' ')) return true;
  return words.includes(' ') && sketch.is(line - 1, LineKind.Speech) && sketch.breaksSentence(line);
}

/** True for a line with the shape of a code, a quote and a memo, behind which nothing closes. */
function isNoted(line: string, { labelEnd, start }: QuoteSpan): boolean {
  if (!hasCodeShape(line.slice(1, labelEnd).trim())) return false;
  const [memo, ...others] = line.slice(start).matchAll(/(?<!:)\/\//g);
  const quote = line.slice(start, start + (memo?.index ?? 0)).trimEnd();
  return others.length === 0 && closesQuote(quote.charCodeAt(quote.length - 1));
}

function markedCode(sketch: Sketch, line: number, start: number, end: number): void {
  const quote = sketch.quoteOf(line);
  const labelEnd = quote ? start + quote.labelEnd : end;
  let labelStart = start + 1;
  while (labelStart < labelEnd && sketch.text[labelStart] === ' ') labelStart++;
  sketch.setCode(line, labelStart, Math.max(labelStart, labelEnd), quote, true);
}

/** A known speaker alone on the first line of a block. One that the codebook names goes before a label that looks like it. */
function heading(sketch: Sketch, line: number, words: Wording | null, end: number): boolean {
  if (
    !words ||
    words.text.length > longestName ||
    sketch.is(line - 1, LineKind.Speech) ||
    sketch.is(line - 1, LineKind.Prefix) ||
    line < sketch.header
  )
    return false;
  if (!sketch.isKnown(words) || (words.isLabel && !words.isDeclared)) return false;
  sketch.setSpeaker(line, end);
  return true;
}

function bareCode(sketch: Sketch, line: number, words: Wording | null, start: number, end: number): boolean {
  const { text, vocabulary } = sketch;
  if (vocabulary.onlyMarked) return false;
  const mayQuote = closesQuote(text.charCodeAt(end - 1));
  if (!words && !mayQuote) return false;
  if (end - start <= longestLabel && vocabulary.isSpeech(text.slice(start, end))) return false;
  if (!words || !isBareLabel(sketch, line, words)) return mayQuote && quotingCode(sketch, line, start);
  sketch.setCode(line, start, end);
  return true;
}

function isBareLabel(sketch: Sketch, line: number, words: Wording): boolean {
  const known = words.isLabel;
  if (words.hasCodeShape) return known || !startsWithSpeaker(sketch, words.text);
  if (known) sketch.wordLike.push(line);
  return known;
}

/** `Interviewer:Yes` looks like a code. */
function startsWithSpeaker(sketch: Sketch, label: string): boolean {
  const colon = label.indexOf(':');
  return colon > 0 && sketch.isKnownSpeaker(sketch.words.of(label.slice(0, colon)));
}

/** `label "words"`: the label must be known, or look like one and not stand in the middle of a paragraph. */
function quotingCode(sketch: Sketch, line: number, start: number): boolean {
  const { vocabulary } = sketch;
  const quote = sketch.quoteOf(line);
  if (!quote?.closed || quote.labelEnd > longestLabel) return false;
  const label = sketch.text.slice(start, start + quote.labelEnd);
  if (!isKnownLabel(sketch, label)) {
    if (isTight(quote)) return false;
    const looksIt = hasCodeShape(label) || (!readsAsSentence(label) && vocabulary.isNearLabel(label));
    if (!looksIt || isWithinTalk(sketch, line)) return false;
  }
  sketch.setCode(line, start, start + quote.labelEnd, quote);
  return true;
}

/** True where the lines above and below are talk of one turn. */
function isWithinTalk(sketch: Sketch, line: number): boolean {
  const isBelowTalk = sketch.is(line - 1, LineKind.Speech) || sketch.is(line - 1, LineKind.Prefix);
  return isBelowTalk && sketch.isProse(line + 1) && sketch.heads[line + 1] === undefined;
}

/** Notes the line where it may begin with `Speaker:`, or be a speaker or code because it recurs. */
function speech(sketch: Sketch, line: number, words: Wording | null, start: number, end: number): void {
  const { text, kinds, prefixes, short } = sketch;
  kinds[line] = LineKind.Speech;
  // A block that begins with a name may have the next speaker on its next line.
  if (line >= sketch.header && (!sketch.is(line - 1, LineKind.Speech) || prefixes.has(line - 1))) {
    const colon = sketch.colons.from(start) < end ? prefixColon(text, start, end) : -1;
    if (colon >= 0) prefixes.set(line, { colon, name: sketch.words.of(text.slice(start, colon)) });
  }
  if (!words?.mayRecur || !sketch.standsAlone(line)) return;
  const found = short.get(words.text);
  if (found) found.push(line);
  else short.set(words.text, [line]);
}
