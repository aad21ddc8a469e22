import { spokenWords, summarize } from '../../study/summarize';
import { lineAt } from '../../transcript/lines';
import type { OpenTranscript } from '../shared/openTranscript';
import { interviewName, nameOf, part } from '../trees/tree';
import { citation } from './citation';
import { labelsByPassage } from './passages';
import type { QuotesList } from './quotesList';

/** A quote of a list with all that its row has no room for. */
export interface WholeQuote {
  /** The last part of its row's path. */
  readonly row: string;
  /** All of its words, just as they are spoken. */
  readonly words: string;
  /** Null for words before the first speaker line. */
  readonly speaker: string | null;
  /** On which its words begin, from 0. */
  readonly line: number;
  /** The codes on its passage as the codebook spells them, in the order of the text. */
  readonly labels: readonly string[];
  /** Markdown: the words and their source. */
  readonly citation: string;
}

/**
 * The quotes that a list shows of one transcript, whole, in the order of its rows.
 *
 * @param transcript as it is now: excerpts in the index are cut short
 * @param path of the file below its study, nothing escaped
 */
export function wholeQuotes(
  list: QuotesList,
  { study, file, transcript }: OpenTranscript,
  path: string,
): WholeQuote[] {
  const summary = summarize(transcript);
  const interview = interviewName(study, file, summary);
  const labels = labelsByPassage(study, transcript);
  return list.parts([part('file', file)]).flatMap((row) => {
    const coding = transcript.codings[Number(nameOf('quote', row))];
    const passage = transcript.passages[coding?.passage ?? -1];
    if (!coding || !passage) return [];
    const range = coding.quote?.target ?? passage.range;
    const words = spokenWords(transcript, range);
    const { speaker } = passage;
    const { coder } = summary;
    const line = lineAt(transcript.lineStarts, range.start);
    return {
      row,
      words,
      speaker,
      line,
      labels: [...(labels[coding.passage] ?? [])],
      citation: citation({ words, interview, speaker, coder, file: path, line }),
    };
  });
}
