import { spokenWords } from '../../study/summarize';
import type { Range, Transcript } from '../../transcript/transcript';
import { holds } from '../shared/names';
import { countWords } from '../shared/words';
import { layoutInWords } from './layoutWords';

/** How much a speaker says in a transcript. */
export interface SpeakerFacts {
  readonly name: string;
  /** The name under the cursor, as it stands there. */
  readonly range: Range;
  /** When the turn under the cursor begins, in seconds; null where the file has no time for it. */
  readonly time: number | null;
  readonly turns: number;
  readonly words: number;
  /** Of all words said in the file, from 0 to 1. */
  readonly share: number;
  /** How the turns of the file are written, in words; '' where that was not recognized. */
  readonly layout: string;
}

/** What a transcript tells of the speaker whose name is at an offset; null where none is. */
export function speakerFactsAt(transcript: Transcript, offset: number): SpeakerFacts | null {
  const { turns, passages } = transcript;
  const turn = turns.find(({ speakerRange }) => speakerRange && holds(speakerRange, offset));
  if (!turn?.speakerRange || turn.speaker === null) return null;
  const { speaker: name, speakerRange: range, time } = turn;
  let words = 0;
  let all = 0;
  for (const passage of passages) {
    const count = countWords(spokenWords(transcript, passage.range));
    all += count;
    if (passage.speaker === name) words += count;
  }
  const share = all === 0 ? 0 : words / all;
  const count = turns.filter(({ speaker }) => speaker === name).length;
  return { name, range, time, turns: count, words, share, layout: layoutInWords(transcript.layout) };
}
