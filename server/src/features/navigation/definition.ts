import type { Codebook } from '../../codebook/codebook';
import type { Study } from '../../study/study';
import type { Range } from '../../transcript/transcript';
import { codingAt, mentionAt } from '../shared/names';
import type { OpenTranscript } from '../shared/openTranscript';

/**
 * The entry of the codebook that a code line means: its label, in offsets of codebook.yaml. Null where no label
 * is, and for one that the codebook lacks: what it may be a misspelling of is for the reader to say.
 */
export function definitionFromTranscript(
  { study, transcript }: OpenTranscript,
  offset: number,
): Range | null {
  return entryOf(study, transcript.codings[codingAt(transcript, offset)]?.label);
}

/**
 * The entry of the code that a label, an alias, or what `fixes` or `deprecated` names in codebook.yaml means: its label, in
 * offsets of codebook.yaml. Null where nothing names a code that the codebook has.
 */
export function definitionFromCodebook(study: Study, codebook: Codebook, offset: number): Range | null {
  return entryOf(study, mentionAt(codebook, offset)?.text);
}

function entryOf(study: Study, written: string | undefined): Range | null {
  if (written === undefined || !study.hasCodebook) return null;
  return study.resolve(written)?.labelRange ?? null;
}
