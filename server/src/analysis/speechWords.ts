import { composed } from '../transcript/composed';
import { numberAt } from '../transcript/itemAt';
import { lineContent, rangesWithin } from '../transcript/lines';
import { LineKind, type Passage, type Range, type Transcript } from '../transcript/transcript';
import { unspacedScripts } from '../transcript/unspacedScripts';

/** The words of all passages of a transcript in their order, in columns: of each what it is compared by, and where it stands. */
export interface SpeechWords {
  /** In small letters and composed. */
  readonly words: readonly string[];
  /** The offsets at which they begin. */
  readonly starts: readonly number[];
  /** The numbers of their passages. */
  readonly passages: readonly number[];
}

const run = /[\p{L}\p{M}\p{N}_]+(?:['’ʼ][\p{L}\p{M}\p{N}_]+)*/gu;
const unspaced = new RegExp(`[${unspacedScripts}]`, 'u');
/** A letter of a script without spaces with its marks, or a stretch of others. */
const part = new RegExp(`[${unspacedScripts}]\\p{M}*|[^${unspacedScripts}]+`, 'gu');

/** Begins what stands for a passage without a word, so that it is like no word. */
const notAWord = '\u0000';

/** True for what stands for a passage without any word, such as one of dots: it is compared, and never counted as a word. */
export function isWordless(word: string): boolean {
  return word.startsWith(notAWord);
}

/** The words by which two transcripts of one interview are laid beside each other. */
export function speechWords(transcript: Transcript): SpeechWords {
  const words: string[] = [];
  const starts: number[] = [];
  const passages: number[] = [];
  const add = (word: string, start: number, passage: number) => {
    words.push(word);
    starts.push(start);
    passages.push(passage);
  };
  for (const passage of transcript.passages) {
    const before = words.length;
    for (const range of spokenRanges(transcript, passage)) {
      const text = transcript.text.slice(range.start, range.end);
      for (const { 0: word, index } of text.matchAll(run)) {
        if (!unspaced.test(word)) add(plainWord(word), range.start + index, passage.index);
        else
          for (const { 0: letter, index: at } of word.matchAll(part))
            add(plainWord(letter), range.start + index + at, passage.index);
      }
    }
    if (words.length > before) continue;
    const { start, end } = passage.range;
    add(notAWord + transcript.text.slice(start, end).replace(/\s+/g, ''), start, passage.index);
  }
  return { words, starts, passages };
}

function plainWord(word: string): string {
  return composed(word).toLowerCase().replace(/[’ʼ]/g, "'");
}

/** Where a passage is speech: its lines without the furniture between them, and without their marks. */
function* spokenRanges(transcript: Transcript, { range, firstLine, lastLine }: Passage): Generator<Range> {
  for (let line = firstLine; line <= lastLine; line++) {
    const kind = numberAt(transcript.lineKinds, line);
    if (kind !== LineKind.Speech && kind !== LineKind.Prefix) continue;
    const content = lineContent(transcript, line);
    let start = Math.max(content.start, range.start);
    const end = Math.min(content.end, range.end);
    for (const mark of rangesWithin(transcript.marks, { start, end })) {
      if (mark.start > start) yield { start, end: mark.start };
      start = Math.max(start, mark.end);
    }
    if (start < end) yield { start, end };
  }
}
