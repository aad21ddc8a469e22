import type { Range } from '../../transcript/transcript';

/** The rules of Unicode (UAX 29); the language hardly matters to them, and it is not known. */
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** With white space around it, in UTF-16 units. */
const longestAbbreviation = 12;

/** The piece ends with a title, an initial or such, which the rules take for the end of a sentence. */
const abbreviation =
  /(?:^|[\s(“"'])(?:(?!I\.)\p{Lu}|Dr|Mr|Mrs|Ms|Prof|St|Mme|Mlle|Hr|Fr|vs|approx|e\.g|i\.e|z\.B|d\.h|cf)\.\s*$/u;

/**
 * The sentence of a text that an offset is in; right between two of them, the one that begins there.
 *
 * Line ends are white space here, as talk may be hard-wrapped, and stray marks go with the sentence before them, as
 * recognizers leave many.
 *
 * @param offset from 0 to the text's length
 * @returns offsets in the text, without white space at the ends; null where there is none but white space
 */
export function sentenceAt(text: string, offset: number): Range | null {
  let found: Range | null = null;
  for (const sentence of sentencesOf(text)) {
    if (sentence.start > offset) break;
    found = sentence;
  }
  const end = found && text.slice(0, found.end).trimEnd().length;
  return found && end !== null && end > found.start ? { start: found.start, end } : null;
}

/** Sentences with the white space that follows them: together they are the text. */
function* sentencesOf(text: string): Generator<Range> {
  let start = 0;
  let end = 0;
  for (const { segment, index } of segmenter.segment(text.replace(/[\r\n]/g, ' '))) {
    if (hasWords(segment) && isSentence(text.slice(start, end))) {
      yield { start, end };
      start = index;
    }
    end = index + segment.length;
  }
  yield { start, end };
}

function isSentence(text: string): boolean {
  return hasWords(text) && !abbreviation.test(text.slice(-longestAbbreviation));
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
