import type { Codebook } from '../codebook/codebook';
import type { Study } from '../study/study';
import type { Range, Transcript } from '../transcript/transcript';
import { type CodeFacts, factsOf } from './codeFacts';
import { codingAt, mentionAt } from './names';

/** What a hover shows, and the label it is about, in offsets of its file. */
export interface CodeHover {
  readonly range: Range;
  readonly facts: CodeFacts;
}

/** A few: a hover is read in passing. */
const mostQuotes = 3;

/** What a hover shows over a code line; null where no label is. */
export function hoverInTranscript(
  study: Study,
  file: string,
  transcript: Transcript,
  offset: number,
): CodeHover | null {
  const index = codingAt(transcript, offset);
  const coding = transcript.codings[index];
  if (!coding || coding.label === '') return null;
  const facts = factsOf(study, coding.label, { file, coding: index }, mostQuotes);
  return { range: coding.labelRange, facts };
}

/** The same over a label, an alias or the value of `fixes` in codebook.yaml. */
export function hoverInCodebook(study: Study, codebook: Codebook, offset: number): CodeHover | null {
  const mention = mentionAt(codebook, offset);
  return mention && { range: mention.range, facts: factsOf(study, mention.text, null, mostQuotes) };
}
