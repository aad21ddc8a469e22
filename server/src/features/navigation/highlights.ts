import type { Study } from '../../study/study';
import type { Range, Transcript } from '../../transcript/transcript';
import { codingAt, quoteAt, speakerAt } from '../shared/names';
import type { OpenTranscript } from '../shared/openTranscript';

/**
 * What lights up with the thing at an offset, that thing included: every line of a code, whichever of its spellings
 * it has; every line of a speaker; a quote, and the words of the passage that it quotes.
 *
 * @returns in the order of the file; nothing in talk
 */
export function highlightsAt({ study, transcript }: OpenTranscript, offset: number): Range[] {
  const coding = transcript.codings[codingAt(transcript, offset)];
  if (coding) return coding.label === '' ? [] : linesOfCode(study, transcript, coding.label);
  const speaker = speakerAt(transcript, offset);
  if (speaker !== null) return linesOfSpeaker(transcript, speaker);
  const quote = quoteAt(transcript, offset);
  return quote?.target ? [quote.target, quote.range] : [];
}

function linesOfCode(study: Study, { codings }: Transcript, written: string): Range[] {
  const code = study.resolve(written);
  const isSame = (label: string) =>
    label === written || (code !== undefined && study.resolve(label) === code);
  return codings.filter(({ label }) => isSame(label)).map(({ labelRange }) => labelRange);
}

/** Where a file names a speaker, by the canonical name: at each turn, in the order of the file. */
export function linesOfSpeaker({ turns }: Transcript, name: string): Range[] {
  return turns.flatMap(({ speaker, speakerRange }) =>
    speaker === name && speakerRange ? [speakerRange] : [],
  );
}
