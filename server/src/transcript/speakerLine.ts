import type { Head } from './head';
import type { LineText } from './lineText';

/** A line that names a speaker, alone or before words. Offsets in the file. */
export interface SpeakerLine {
  readonly head: Pick<Head, 'nameStart' | 'nameEnd' | 'words' | 'time'>;
  readonly spelling: Spelling;
  /** Known speakers this is a lone misspelling of; empty when the speaker is known. */
  readonly suggestions: readonly string[];
}

/** A name as it is written on some lines that name a speaker. */
export interface Spelling {
  readonly lineText: LineText;
  /** How many lines. */
  lines: number;
  /** Its place among the spellings of those who speak; -1 as long as it has no line. */
  place: number;
}
