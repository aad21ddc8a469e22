import type { Range, Transcript } from '../transcript/transcript';
import { holds } from './names';
import { countWords } from './words';

/** How much a speaker says in a transcript. */
export interface SpeakerFacts {
  readonly name: string;
  /** The name under the cursor, as it stands there. */
  readonly range: Range;
  readonly turns: number;
  readonly words: number;
  /** Of all words said in the file, from 0 to 1. */
  readonly share: number;
}

/** What a transcript tells of the speaker whose name is at an offset; null where none is. */
export function speakerFactsAt({ text, turns, passages }: Transcript, offset: number): SpeakerFacts | null {
  const turn = turns.find(({ speakerRange }) => speakerRange && holds(speakerRange, offset));
  if (!turn?.speakerRange || turn.speaker === null) return null;
  const { speaker: name, speakerRange: range } = turn;
  let words = 0;
  let all = 0;
  for (const passage of passages) {
    const count = countWords(text.slice(passage.range.start, passage.range.end));
    all += count;
    if (passage.speaker === name) words += count;
  }
  const share = all === 0 ? 0 : words / all;
  return { name, range, turns: turns.filter(({ speaker }) => speaker === name).length, words, share };
}
