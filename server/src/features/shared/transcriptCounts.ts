import { unitOrder } from '../../codebook/naturalOrder';
import { codesOfSummary } from '../../study/fileCodes';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';

/** What one transcript holds, in numbers. */
export interface TranscriptCounts {
  readonly turns: number;
  readonly passages: number;
  /** `''` for passages of no speaker. */
  readonly passagesBySpeaker: Readonly<Record<string, number>>;
  readonly codedPassages: number;
  readonly codings: number;
  readonly distinctCodes: number;
  /** By the codebook's labels; as written where it has none. */
  readonly codes: Readonly<Record<string, { readonly codings: number; readonly segments: number }>>;
}

/** The numbers of one transcript of a study. Names are in the order of their UTF-16 units. */
export function transcriptCounts(study: Study, summary: Summary): TranscriptCounts {
  const codes = [...codesOfSummary(study, summary).values()].sort((a, b) => unitOrder(a.label, b.label));
  const speakers = summary.speakers
    .filter(({ passages }) => passages > 0)
    .map(({ name, passages }): [string, number] => [name ?? '', passages])
    .sort(([a], [b]) => unitOrder(a, b));
  return {
    turns: summary.turns,
    passages: summary.passages,
    passagesBySpeaker: Object.fromEntries(speakers),
    codedPassages: summary.codedPassages,
    codings: codes.reduce((sum, { use }) => sum + use.codings.length, 0),
    distinctCodes: codes.length,
    codes: Object.fromEntries(
      codes.map(({ label, use }) => [label, { codings: use.codings.length, segments: use.segments }]),
    ),
  };
}

/** The numbers of all transcripts of a study, by file. */
export function allTranscriptCounts(study: Study): Map<string, TranscriptCounts> {
  return new Map(
    Array.from(study.transcripts, ([file, summary]) => [file, transcriptCounts(study, summary)]),
  );
}
