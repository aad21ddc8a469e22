import { itemAt } from '../../transcript/itemAt';
import type { Coding, Passage, Range, Transcript } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';

/** A stretch of talk that carries the same codes from its first unit to its last. */
export interface CodedStretch {
  /** Offsets. Never longer than a passage. */
  readonly range: Range;
  /** What stands for it in the codebook, else as written, in the order of the code lines; each once. */
  readonly labels: readonly string[];
}

/**
 * The coded words of a transcript: those that a code line quotes, else the whole passage above it, cut where the codes
 * change. In the order of the text; no two of them overlap.
 */
export function codedText(open: OpenTranscript): CodedStretch[] {
  return codedByPassage(open).flatMap(stretches);
}

/** A coding with what it is about. */
export interface CodedWords {
  /** What stands for it in the codebook, else as written. */
  readonly label: string;
  readonly range: Range;
  /** False where a quote says which words it is about. */
  readonly isWhole: boolean;
}

/** The codings of each coded passage, in the order of the code lines. */
export function codedByPassage({ study, transcript: { passages, codings } }: OpenTranscript): CodedWords[][] {
  const byPassage = new Map<Passage, CodedWords[]>();
  for (const { label, passage: index, quote } of codings) {
    const passage = passages[index];
    if (!passage || label === '') continue;
    const target = quote?.target ?? null;
    const coded = {
      label: study.resolve(label)?.label ?? label,
      range: target ?? passage.range,
      isWhole: target === null,
    };
    const others = byPassage.get(passage);
    if (others) others.push(coded);
    else byPassage.set(passage, [coded]);
  }
  return [...byPassage.values()];
}

/** Where code lines name a code of the study: each from the `#` or the label to the end of its quote. */
export function labelPlaces({ study, transcript }: OpenTranscript): { range: Range; label: string }[] {
  return transcript.codings.flatMap((coding) => {
    const code = study.resolve(coding.label);
    if (!code) return [];
    const { start, end } = labelWithMark(transcript, coding);
    return [{ range: { start, end: coding.quote?.range.end ?? end }, label: code.label }];
  });
}

/** A label with the `#` before it, as both have one colour. */
export function labelWithMark({ text }: Transcript, { marked, labelRange }: Coding): Range {
  return marked ? { start: text.lastIndexOf('#', labelRange.start), end: labelRange.end } : labelRange;
}

function stretches(coded: readonly CodedWords[]): CodedStretch[] {
  return cutWhereTheyChange(coded).flatMap(({ range, here }) =>
    here.length === 0 ? [] : [{ range, labels: [...new Set(here.map(({ label }) => label))] }],
  );
}

/**
 * Cuts words where one of some ranges begins or ends, in the order of the text.
 *
 * @returns each stretch with those of the ranges that hold all of it, in their order: none between ranges that are apart
 */
export function cutWhereTheyChange<T extends { readonly range: Range }>(
  ranges: readonly T[],
): { readonly range: Range; readonly here: readonly T[] }[] {
  const cuts = [...new Set(ranges.flatMap(({ range }) => [range.start, range.end]))].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = itemAt(cuts, index + 1);
    const here = ranges.filter(({ range }) => range.start <= start && end <= range.end);
    return { range: { start, end }, here };
  });
}
