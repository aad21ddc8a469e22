import type { Code } from '../codebook/codebook';
import { codingsByLabel } from './codingTable';
import { codesChange, derived, unchanging } from './derived';
import type { Study } from './study';
import type { Summary } from './summary';
import { type FileUse, useOf } from './uses';

/** One code in one transcript. */
export interface FileCode {
  /** The codebook's label; as written where the codebook has none. */
  readonly label: string;
  /** Null for a label that the codebook lacks. */
  readonly code: Code | null;
  readonly use: FileUse;
}

/**
 * The codes that a transcript uses, by label, each under the codebook's spelling. Orphans and duplicates are no
 * uses; a code whose every coding is an orphan is not listed.
 *
 * @returns in the order in which the file first names them; nothing for a file that the study lacks
 */
export function codesOfFile(study: Study, file: string): Map<string, FileCode> {
  const summary = study.transcripts.get(file);
  return summary ? codesOfSummary(study, summary) : new Map();
}

/** The codes that a transcript uses by its summary, which the study need not have taken in (see `codesOfFile`). */
export function codesOfSummary(study: Study, summary: Summary): Map<string, FileCode> {
  const found = new Map<string, FileCode>();
  const indices = new Map<string, number[]>();
  for (const [written, codings] of codingsByLabel(summary.table)) {
    const label = study.resolve(written)?.label ?? written;
    const known = indices.get(label);
    indices.set(label, known ? [...known, ...codings].sort((a, b) => a - b) : codings);
  }
  for (const [label, codings] of indices) {
    const use = useOf(summary, codings);
    if (use.codings.length > 0) found.set(label, { label, code: study.resolve(label) ?? null, use });
  }
  return found;
}

/** How much a transcript is coded. */
interface FileCounts {
  readonly codings: number;
  readonly codes: number;
}

/**
 * The counts of every coded transcript of a study at once, from the index: much faster than file by file.
 *
 * @param wanted which codes count, by their labels in the codebook, or as written where it has none
 */
export function countByFile(
  study: Study,
  wanted: (label: string) => boolean = () => true,
): Map<string, FileCounts> {
  const counts = new Map<string, { codings: number; codes: number }>();
  for (const label of usedLabels(study)) {
    if (!wanted(label)) continue;
    for (const [file, use] of study.usesOfLabel(label).files) {
      const count = counts.get(file);
      if (count) {
        count.codings += use.codings.length;
        count.codes++;
      } else counts.set(file, { codings: use.codings.length, codes: 1 });
    }
  }
  return counts;
}

/** How many code lines have a label just as it is written, by file, orphans and repeated ones among them. */
export function linesWith(study: Study, label: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const places of study.writtenAt(label))
    for (const [file, { codings }] of places) lines.set(file, (lines.get(file) ?? 0) + codings.length);
  return lines;
}

/** The labels of all codes of the codebook, and those in use that it lacks. */
export function* usedLabels(study: Study): Iterable<string> {
  for (const { label } of study.codebook.codes) yield label;
  for (const label of study.writtenLabels.keys()) if (!study.resolve(label)) yield label;
}

/**
 * How many codings each file has. Counting all of them takes longer than a tree may take to draw, so it is done once; from
 * then on only files that have changed are counted again.
 */
export function codingCounts(study: Study): (file: string) => number {
  const countOf = countsOf(study);
  return (file) => {
    const summary = study.transcripts.get(file);
    if (!summary) return 0;
    const count = countOf(summary);
    count.codings ??= codingsOfFile(study, file);
    return count.codings;
  };
}

/** By summary, as files that have changed have another one. */
const countsOf = derived(codesChange, (study: Study) => {
  const countOf = derived(unchanging, (_summary: Summary): { codings: number | null } => ({ codings: null }));
  const all = countByFile(study);
  for (const [file, summary] of study.transcripts) countOf(summary).codings = all.get(file)?.codings ?? 0;
  return countOf;
});

function codingsOfFile(study: Study, file: string): number {
  return [...codesOfFile(study, file).values()].reduce((sum, { use }) => sum + use.codings.length, 0);
}

/** How many codings the codes of a file have together. */
export function countCodings(codes: ReadonlyMap<string, FileCode>): number {
  return [...codes.values()].reduce((sum, { use }) => sum + use.codings.length, 0);
}
