import { codesOfSummary } from '../study/fileCodes';
import type { Study } from '../study/study';
import { summarize } from '../study/summarize';
import type { Range, Transcript } from '../transcript/transcript';
import { codedStretch } from './spokenWords';

/** A file of an interview with what one coder has put into it. */
export interface CodedFile {
  /** What the study knows it by. */
  readonly file: string;
  readonly coder: string;
  readonly transcript: Transcript;
  /** In the order of the file. Orphans, and the very same coding once more, are none. */
  readonly codings: readonly FileCoding[];
}

/** A coding of a file under the codebook's label. */
export interface FileCoding {
  /** For a code that the codebook lacks the label that stands there. */
  readonly label: string;
  /** The number of its passage. */
  readonly passage: number;
  /** The words it is about: those of its quote, where the passage says them, else the passage. */
  readonly range: Range;
  /** What its quote says; null where it is about the whole passage, or the passage does not say it. */
  readonly quote: string | null;
  /** The line of its code, from 0. */
  readonly line: number;
}

/** Reads what a coder has coded. */
export function codedFile(study: Study, file: string, coder: string, transcript: Transcript): CodedFile {
  const codings: { readonly index: number; readonly coding: FileCoding }[] = [];
  for (const { label, use } of codesOfSummary(study, summarize(transcript)).values()) {
    for (const index of use.codings) {
      const coding = transcript.codings[index];
      const range = coding && codedStretch(transcript, coding);
      if (!coding || !range) continue;
      const { passage, line, quote } = coding;
      codings.push({
        index,
        coding: { label, passage, range, line, quote: quote?.target ? quote.text : null },
      });
    }
  }
  codings.sort((a, b) => a.index - b.index);
  return { file, coder, transcript, codings: codings.map(({ coding }) => coding) };
}
