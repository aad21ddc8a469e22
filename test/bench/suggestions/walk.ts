import { learnMore } from '../../../server/src/features/suggestions/learnt';
import { rankCodes } from '../../../server/src/features/suggestions/rank';
import { numberKey } from '../../../server/src/study/interviews';
import type { Study } from '../../../server/src/study/study';
import type { Transcript } from '../../../server/src/transcript/transcript';

/** A study in memory with its transcripts. */
export interface CodedStudy {
  readonly name: string;
  readonly study: Study;
  readonly transcripts: ReadonlyMap<string, Transcript>;
}

/** One coding as it was about to be made. */
interface Moment {
  /** True when the passage before has not this code. */
  readonly begins: boolean;
  /** The place of the coder's own code in the ranking, from 0. */
  readonly rank: number;
  /** Its place among the same codes by how often they were put on in the other interviews. */
  readonly rankByFrequency: number;
  /** How long ranking took, in milliseconds. */
  readonly time: number;
}

/**
 * Walks through every transcript in reading order, with nothing below a coding known when it is made. All files of the interview
 * are left out of what is learnt, which the ranking does by itself; so does the frequency.
 */
export function* momentsOf({ study, transcripts }: CodedStudy): Generator<Moment> {
  while (learnMore(study));
  for (const [file, whole] of transcripts) {
    const frequency = frequencies({ study, transcripts }, file, whole);
    for (const [index, { label, passage }] of whole.codings.entries()) {
      const code = study.resolve(label);
      const earlier = whole.codings.slice(0, index);
      const isOn = (at: number) =>
        earlier.some((other) => other.passage === at && study.resolve(other.label) === code);
      if (!code || passage < 0 || isOn(passage)) continue;
      const began = performance.now();
      const ranked = rankCodes({ study, file, transcript: { ...whole, codings: earlier } }, passage);
      const time = performance.now() - began;
      const present = new Set(
        earlier.flatMap((other) => (other.passage === passage ? study.resolve(other.label) : [])),
      );
      const byFrequency = study.codebook.codes
        .filter((one) => !present.has(one) && one.deprecated === null)
        .sort((a, b) => (frequency.get(b.label) ?? 0) - (frequency.get(a.label) ?? 0));
      yield {
        begins: !isOn(passage - 1),
        rank: ranked.findIndex((one) => one.code === code),
        rankByFrequency: byFrequency.indexOf(code),
        time,
      };
    }
  }
}

/** How often each code was put on in the interviews but that of a file. */
function frequencies(
  { study, transcripts }: Omit<CodedStudy, 'name'>,
  file: string,
  own: Transcript,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const [other, transcript] of transcripts) {
    if (numberKey(other, transcript) === numberKey(file, own)) continue;
    for (const { label, passage } of transcript.codings) {
      const code = study.resolve(label);
      if (code && passage >= 0) found.set(code.label, (found.get(code.label) ?? 0) + 1);
    }
  }
  return found;
}
