import type { Imported } from '../../exchange/imported';

/** How much a file of another program holds. */
export interface ImportCounts {
  readonly transcripts: number;
  readonly passages: number;
  readonly codings: number;
  readonly memos: number;
  readonly codes: number;
  /** Whether it says when something was said. */
  readonly hasTimes: boolean;
}

/** Counts what was read, before a transcript is made of it: each source once, however many have coded it. */
export function countImport({ sources, codes }: Imported): ImportCounts {
  const sum = (count: (source: Imported['sources'][number]) => number) =>
    sources.reduce((all, source) => all + count(source), 0);
  return {
    transcripts: sources.length,
    passages: sum(({ passages }) => passages.length),
    codings: sum(({ codings }) => codings.length),
    memos: sum(
      ({ memos, codings }) => memos.length + codings.reduce((all, coding) => all + coding.memos.length, 0),
    ),
    codes: codes.length,
    hasTimes: sources.some(({ passages }) => passages.some(({ time }) => time !== null)),
  };
}
