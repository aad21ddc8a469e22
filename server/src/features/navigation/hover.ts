import type { Codebook } from '../../codebook/codebook';
import { codeKeys, studyKeys } from '../../codebook/keys';
import { placesAt } from '../../codebook/placeAt';
import type { Study } from '../../study/study';
import type { Range } from '../../transcript/transcript';
import { type KeyNote, noteOfCodeKey, noteOfStudyKey } from '../completion/codebookKeys';
import { codingAt, mentionAt } from '../shared/names';
import type { OpenTranscript } from '../shared/openTranscript';
import { type CodeFacts, factsOf } from './codeFacts';

/** What a hover shows, and the label it is about, in offsets of its file. */
export interface CodeHover {
  readonly range: Range;
  readonly facts: CodeFacts;
}

/** A few: a hover is read in passing. */
const mostQuotes = 3;

/** What a hover shows over a code line; null where no label is. */
export function hoverInTranscript(
  { study, file, transcript }: OpenTranscript,
  offset: number,
): CodeHover | null {
  const index = codingAt(transcript, offset);
  const coding = transcript.codings[index];
  if (!coding || coding.label === '') return null;
  const facts = factsOf(study, coding.label, { file, coding: index }, mostQuotes);
  return { range: coding.labelRange, facts };
}

/**
 * What a hover shows over a label, an alias, or what `fixes` or `deprecated` names in codebook.yaml; null where none of them
 * is.
 */
export function hoverInCodebook(study: Study, codebook: Codebook, offset: number): CodeHover | null {
  const mention = mentionAt(codebook, offset);
  return mention && { range: mention.range, facts: factsOf(study, mention.text, null, mostQuotes) };
}

/** What a key of codebook.yaml means; null where no key is that a codebook has. */
export function hoverOfKey(text: string, offset: number): { range: Range; note: KeyNote } | null {
  const place = placesAt(text, offset).find(({ kind }) => kind === 'key');
  if (place?.kind !== 'key' || !place.hasColon) return null;
  const { of, name, range } = place;
  const inStudy = of === 'study' ? studyKeys.find((key) => key === name) : undefined;
  const inCode = of === 'code' ? codeKeys.find((key) => key === name) : undefined;
  const note = inStudy ? noteOfStudyKey(inStudy) : inCode ? noteOfCodeKey(inCode) : null;
  return note && { range, note };
}
