import type { Transcript } from '../transcript/transcript';
import type { BlockWords } from './align';
import { spokenWordsOf } from './spokenWords';

/** The words of a transcript as they are compared with those of another file, in the order of the file. */
export interface ComparedWords extends BlockWords {
  /** The offsets at which they begin. */
  readonly starts: readonly number[];
}

/** Begins what stands for a passage without a word, so that it is like no word. */
const notAWord = '\u0000';

/** True for what stands for a passage without any word, such as one of dots: it is compared, and never counted as a word. */
export function isWordless(word: string): boolean {
  return word.startsWith(notAWord);
}

/** The words of all passages, each with the number of its passage as its block. A passage without a word has one that stands for it. */
export function comparedWords(transcript: Transcript): ComparedWords {
  const words: string[] = [];
  const starts: number[] = [];
  const blocks: number[] = [];
  const add = (word: string, start: number, passage: number) => {
    words.push(word);
    starts.push(start);
    blocks.push(passage);
  };
  const addWordless = (from: number, to: number) => {
    for (const { index, range } of transcript.passages.slice(from, to)) {
      const signs = transcript.text.slice(range.start, range.end).replace(/\s+/g, '');
      add(notAWord + signs, range.start, index);
    }
  };
  let next = 0;
  for (const { key, range, passage } of spokenWordsOf(transcript)) {
    if (passage > next) addWordless(next, passage);
    next = passage + 1;
    add(key, range.start, passage);
  }
  addWordless(next, transcript.passages.length);
  return { words, starts, blocks };
}
