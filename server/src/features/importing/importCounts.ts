import type { Imported } from '../../exchange/imported';

/** How much a file of another program holds. */
export interface ImportCounts {
  /** One for each source and coder. */
  readonly transcripts: number;
  readonly passages: number;
  readonly codings: number;
  readonly memos: number;
  readonly codes: number;
  /** Codings and memos that name nobody who made them. */
  readonly nobodys: number;
  /** Whether it says when something was said. */
  readonly hasTimes: boolean;
}

/** Counts what was read, before transcripts are made of it. The passages of a source count once, however many have coded it. */
export function countImport({ sources, codes }: Imported): ImportCounts {
  const sum = (count: (source: Imported['sources'][number]) => number) =>
    sources.reduce((all, source) => all + count(source), 0);
  return {
    transcripts: sum(({ codings, memos }) =>
      Math.max(1, new Set([...codings, ...memos].map(({ coder }) => coder)).size),
    ),
    passages: sum(({ passages }) => passages.length),
    codings: sum(({ codings }) => codings.length),
    memos: sum(
      ({ memos, codings }) => memos.length + codings.reduce((all, coding) => all + coding.memos.length, 0),
    ),
    codes: codes.length,
    nobodys: sum(({ codings, memos }) => [...codings, ...memos].filter(({ coder }) => coder === null).length),
    hasTimes: sources.some(({ passages }) => passages.some(({ time }) => time !== null)),
  };
}
