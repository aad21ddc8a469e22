import type { SummaryData } from '../../study/summary';
import type { Transcript } from '../../transcript/transcript';
import { looksLikeTranscript } from '../../transcript/transcriptLikeness';

/**
 * False for a text that has nothing of a transcript: nobody speaks in it, and it has no title, no front matter and no name
 * that would say whose talk it is. So is a README or a page of notes that lies among transcripts.
 */
export function readsLikeTranscript(transcript: Transcript): boolean {
  const { title, frontMatter, interview, turns } = transcript;
  if (title !== null || frontMatter !== null || interview !== null) return true;
  return turns.some(({ speaker }) => speaker !== null) || looksLikeTranscript(transcript);
}

/** True where a summary tells as much. Where it does not, the transcript itself has to be asked. */
export function isSeenToReadLikeTranscript({ title, interview, speakers }: SummaryData): boolean {
  return title !== null || interview !== null || speakers.some(({ name }) => name !== null);
}
