import { codesOfSummary } from '../../study/fileCodes';
import type { Study } from '../../study/study';
import { spokenWords, summarize } from '../../study/summarize';
import { codings, interviews, listed, segments } from '../shared/counts';
import { inInterviewOrder } from '../shared/interviewOrder';
import { escapeMarkdown } from '../shared/markdown';
import type { OpenTranscript } from '../shared/openTranscript';
import { interviewName } from '../trees/tree';
import { citation } from './citation';

/** What stands above the quotes of a code, and where to find them. */
export interface QuotesOfCode {
  /** The codebook's label; as written where it has none. */
  readonly label: string;
  readonly codings: number;
  /** Markdown: the label as a heading, and the counts. */
  readonly heading: string;
  /** The transcripts that use the code, in the order of the interviews. */
  readonly files: readonly string[];
}

/** Begins a collection of all quotes of a code. */
export function quotesOfCode(study: Study, written: string): QuotesOfCode {
  const label = study.resolve(written)?.label ?? written;
  const uses = study.usesOfLabel(label);
  const counts = listed(codings(uses.codings), segments(uses.segments), interviews(uses.interviews));
  return {
    label,
    codings: uses.codings,
    heading: `# ${escapeMarkdown(label)}\n\n${counts}`,
    files: inInterviewOrder(study, uses.files.keys()),
  };
}

/**
 * The quotes of a code in one transcript, each as a citation in Markdown with a link to its file. Repeated and
 * misplaced code lines have no quote of their own.
 *
 * @param transcript as it is now: excerpts in the index are cut short
 * @param path of the file below its study, nothing escaped
 */
export function quotesInTranscript(
  { study, file, transcript }: OpenTranscript,
  label: string,
  path: string,
): string[] {
  const summary = summarize(transcript);
  const use = codesOfSummary(study, summary).get(label)?.use;
  return (use?.codings ?? []).flatMap((index) => {
    const coding = transcript.codings[index];
    const passage = transcript.passages[coding?.passage ?? -1];
    const line = summary.codings.at(index)?.words.line;
    if (!coding || !passage || line === undefined) return [];
    const { speaker } = passage;
    const words = spokenWords(transcript, coding.quote?.target ?? passage.range);
    const { coder } = summary;
    const interview = interviewName(study, file, summary);
    return citation({ words, interview, speaker, coder, file: path, line }, 'linked');
  });
}
