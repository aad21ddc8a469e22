import { codesChange, derived, unchanging } from '../../study/derived';
import { codesOfFile, countByFile } from '../../study/fileCodes';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';

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
