import type { Code } from '../../codebook/codebook';
import type { Range } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';

/** The codes of the passage that begins at a place. */
export interface PassageCodes {
  /** The first words of the passage. */
  readonly range: Range;
  /** In the order of the file; none when it is not coded. */
  readonly codes: readonly PassageCode[];
}

export interface PassageCode {
  /** The codebook's label; as written where the codebook has none. */
  readonly label: string;
  /** Null for a label that the codebook lacks. */
  readonly code: Code | null;
  /** The words that it is about; null for the whole passage. */
  readonly quote: string | null;
}

/** So many words are the beginning of a passage: enough to point at, and the rest can be read in peace. */
const firstWords = 5;

/** What is coded of a passage over the first words of which an offset is; null everywhere else. */
export function passageCodesAt({ study, transcript }: OpenTranscript, offset: number): PassageCodes | null {
  const { text, passages, codings } = transcript;
  const passage = passages.find(({ range }) => range.start <= offset && offset <= range.end);
  if (!passage) return null;
  const beginning = text.slice(passage.range.start, passage.range.end);
  const words = [...beginning.slice(0, 200).matchAll(/\S+/g)].slice(0, firstWords).at(-1);
  const end = passage.range.start + (words ? words.index + words[0].length : 0);
  if (offset > end) return null;
  const codes = codings
    .filter((coding) => coding.passage === passage.index && coding.label !== '')
    .map(({ label, quote }) => {
      const code = study.resolve(label) ?? null;
      return { label: code?.label ?? label, code, quote: quote?.text ?? null };
    });
  return { range: { start: passage.range.start, end }, codes };
}
