import { composed } from '../../transcript/composed';
import { lineAt, lineContent } from '../../transcript/lines';
import { LineKind, type Passage, type Quote, type Range, type Transcript } from '../../transcript/transcript';
import { holds } from '../shared/names';
import { wordRanges } from '../shared/words';
import { sentenceAt } from './sentences';

/**
 * What to select around an offset, step by step: a word; in talk the sentence and the passage, in an annotation its
 * label or quote and its line; then the passage with its annotations, the turn, the whole file.
 *
 * @returns from the innermost to the outermost, each larger than the one before
 */
export function selectionRangesAt(transcript: Transcript, offset: number): Range[] {
  const { text, frontMatter, turns } = transcript;
  const candidates = [
    wordAt(transcript, offset),
    ...partsOfLine(transcript, offset),
    ...partsOfPassage(transcript, offset),
    frontMatter?.range,
    turns.find(({ range }) => holds(range, offset))?.range,
    { start: 0, end: text.length },
  ];
  const ranges: Range[] = [];
  for (const range of candidates) {
    const inner = ranges.at(-1) ?? { start: offset, end: offset };
    if (range && range.start <= inner.start && inner.end <= range.end && sizeOf(range) > sizeOf(inner))
      ranges.push(range);
  }
  return ranges;
}

/** No word or sentence is longer, so that only so much is looked at on either side, even in a file of one line. In UTF-16 units. */
const longestWord = 200;
const longestSentence = 5000;

function wordAt(transcript: Transcript, offset: number): Range | null {
  const line = lineContent(transcript, lineAt(transcript.lineStarts, offset));
  const near = around(line, offset, longestWord);
  const text = transcript.text.slice(near.start, near.end);
  for (const { start, end } of wordRanges(text)) {
    const range = { start: near.start + start, end: near.start + end };
    if (holds(range, offset)) return range;
  }
  return null;
}

/** The part of a range that lies within a reach of an offset in it. */
function around({ start, end }: Range, offset: number, reach: number): Range {
  return { start: Math.max(start, offset - reach), end: Math.min(end, offset + reach) };
}

/** The parts of a line that is no talk: a name, a label, the words of a quote, and the line itself. */
function partsOfLine(transcript: Transcript, offset: number): (Range | null)[] {
  const { text, lineKinds, lineStarts, codings, turns } = transcript;
  const line = lineAt(lineStarts, offset);
  if (lineKinds[line] === LineKind.Speech || lineKinds[line] === LineKind.Blank) return [];
  const content = lineContent(transcript, line);
  const written = text.slice(content.start, content.end);
  const start = content.start + (written.length - written.trimStart().length);
  const whole = { start, end: content.start + written.trimEnd().length };
  const speaker = turns.find(({ speakerRange }) => speakerRange && holds(speakerRange, offset));
  if (speaker) return [speaker.speakerRange];
  const coding = codings.find((one) => one.line === line);
  const quote = coding?.quote ?? null;
  const words = quote && wordsOfQuote(text, quote);
  const parts = [coding?.labelRange ?? null, words, quote?.range ?? null].filter(
    (range) => range && holds(range, offset),
  );
  return lineKinds[line] === LineKind.Prefix ? parts : [...parts, whole];
}

/** What stands between the quotation marks; the last one may be missing. */
function wordsOfQuote(text: string, { range: { start, end }, text: words }: Quote): Range {
  const isClosed = composed(text.slice(start + 1, end)) !== words;
  return { start: start + 1, end: isClosed ? end - 1 : end };
}

function partsOfPassage(transcript: Transcript, offset: number): Range[] {
  const { text, passages, codings, memos, lineStarts } = transcript;
  const spoken = passages.find(({ range }) => holds(range, offset));
  if (spoken) {
    const { start, end } = around(spoken.range, offset, longestSentence);
    const sentence = sentenceAt(text.slice(start, end), offset - start);
    const found = sentence && { start: start + sentence.start, end: start + sentence.end };
    return [...(found ? [found] : []), spoken.range, withAnnotations(transcript, spoken)];
  }
  const line = lineAt(lineStarts, offset);
  const annotation = codings.find((one) => one.line === line) ?? memos.find((one) => one.line === line);
  const passage = annotation && passages[annotation.passage];
  return passage ? [withAnnotations(transcript, passage)] : [];
}

function withAnnotations({ codings, memos }: Transcript, { index, range }: Passage): Range {
  const coding = codings.findLast(({ passage }) => passage === index);
  const memo = memos.findLast(({ passage }) => passage === index);
  const ends = [coding?.quote?.range.end, coding?.labelRange.end, memo?.range.end];
  return { start: range.start, end: Math.max(range.end, ...ends.map((end) => end ?? 0)) };
}

function sizeOf({ start, end }: Range): number {
  return end - start;
}
