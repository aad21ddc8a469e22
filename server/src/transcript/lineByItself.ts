import { isFurniture, mayBeFurniture } from './furniture';
import { closesQuote } from './quote';
import { hasCodeShape, longestLabel, readsAsSentence } from './shape';
import type { Sketch } from './sketch';
import { prefixColon } from './speakers';
import { LineKind } from './transcript';
import type { Wording } from './wording';

/** The longest name of a speaker that stands alone on its line, in UTF-16 units. */
const longestName = 60;

/**
 * Says what a line is as far as it can be told without the lines below; speech where nothing is certain yet. The
 * lines above have been classified so far. Takes notes in the sketch of what later steps will weigh.
 */
export function classifyByItself(sketch: Sketch, line: number): void {
  const { text, lines, kinds } = sketch;
  const start = lines.first[line] ?? 0;
  const end = lines.ends[line] ?? 0;
  if (start === end) return;
  const unit = text.charCodeAt(start);
  if (unit === 47 && text.charCodeAt(start + 1) === 47) kinds[line] = LineKind.Memo;
  else if (unit === 35) markedCode(sketch, line, start, end);
  else if (mayBeFurniture(unit) && end - start <= 2 * longestLabel && isFurniture(text.slice(start, end)))
    kinds[line] = LineKind.Furniture;
  else {
    const words = sketch.wording(line);
    if (!heading(sketch, line, words, end) && !bareCode(sketch, line, words, start, end))
      speech(sketch, line, words, start, end);
  }
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
  if (!words || words.text.length > longestName || sketch.is(line - 1, LineKind.Speech)) return false;
  const { speakers } = sketch.vocabulary;
  if (!speakers.has(words.key) && (!words.isRole || words.isLabel)) return false;
  sketch.setSpeaker(line, end);
  return true;
}

function bareCode(sketch: Sketch, line: number, words: Wording | null, start: number, end: number): boolean {
  if (words) {
    if (sketch.vocabulary.isSpeech(words.text)) return false;
    if (isBareLabel(sketch, line, words)) {
      sketch.setCode(line, start, end);
      return true;
    }
  }
  return closesQuote(sketch.text.charCodeAt(end - 1)) && quotingCode(sketch, line, start);
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
  return colon > 0 && sketch.isKnownSpeaker(sketch.worded(label.slice(0, colon)));
}

/** `label "words"`: the label must be known, or look like one and not stand in the middle of a paragraph. */
function quotingCode(sketch: Sketch, line: number, start: number): boolean {
  const { vocabulary } = sketch;
  const quote = sketch.quoteOf(line);
  if (!quote?.closed || quote.labelEnd > longestLabel) return false;
  const label = sketch.text.slice(start, start + quote.labelEnd);
  if (!vocabulary.isLabel(label) && !vocabulary.inferredLabels.has(label)) {
    const looksIt = hasCodeShape(label) || (!readsAsSentence(label) && vocabulary.isNearLabel(label));
    if (!looksIt || (sketch.is(line - 1, LineKind.Speech) && sketch.isProse(line + 1))) return false;
  }
  sketch.setCode(line, start, start + quote.labelEnd, quote);
  return true;
}

/** Notes the line where it may begin with `Speaker:`, or be a speaker or code because it recurs. */
function speech(sketch: Sketch, line: number, words: Wording | null, start: number, end: number): void {
  const { text, kinds, prefixes, short } = sketch;
  kinds[line] = LineKind.Speech;
  // A block that begins with a name may have the next speaker on its next line.
  if (!sketch.is(line - 1, LineKind.Speech) || prefixes.has(line - 1)) {
    const colon = prefixColon(text, start, end);
    if (colon >= 0) prefixes.set(line, { colon, name: sketch.worded(text.slice(start, colon)) });
  }
  if (!words?.mayRecur || !sketch.standsAlone(line)) return;
  const found = short.get(words.text);
  if (found) found.push(line);
  else short.set(words.text, [line]);
}
