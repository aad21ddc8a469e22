import type { Passage, Range } from '../../transcript/transcript';
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
export function codedText({ study, transcript: { passages, codings } }: OpenTranscript): CodedStretch[] {
  const byPassage = new Map<Passage, Coded[]>();
  for (const { label, passage: index, quote } of codings) {
    const passage = passages[index];
    if (!passage || label === '') continue;
    const coded = { label: study.resolve(label)?.label ?? label, range: quote?.target ?? passage.range };
    const others = byPassage.get(passage);
    if (others) others.push(coded);
    else byPassage.set(passage, [coded]);
  }
  return [...byPassage.values()].flatMap(stretches);
}

interface Coded {
  readonly label: string;
  readonly range: Range;
}

function stretches(coded: readonly Coded[]): CodedStretch[] {
  const cuts = [...new Set(coded.flatMap(({ range }) => [range.start, range.end]))].sort((a, b) => a - b);
  return cuts.flatMap((start, index) => {
    const end = cuts[index + 1];
    if (end === undefined) return [];
    const here = coded.filter(({ range }) => range.start <= start && end <= range.end);
    return here.length === 0
      ? []
      : [{ range: { start, end }, labels: [...new Set(here.map(({ label }) => label))] }];
  });
}
