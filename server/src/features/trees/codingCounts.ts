import { codesOfFile, countByFile } from '../../study/fileCodes';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';

/**
 * How many codings each file has. Counting all of them takes longer than a tree may take to draw, so it is done once; from
 * then on only files that have changed are counted again.
 */
export function codingCounts(study: Study): (file: string) => number {
  let known = knownCounts.get(study);
  if (known?.labels !== study.labels) {
    known = { labels: study.labels, counts: new WeakMap() };
    const all = countByFile(study);
    for (const [file, summary] of study.transcripts) known.counts.set(summary, all.get(file)?.codings ?? 0);
    knownCounts.set(study, known);
  }
  const { counts } = known;
  return (file) => {
    const summary = study.transcripts.get(file);
    if (!summary) return 0;
    const found = counts.get(summary) ?? codingsOfFile(study, file);
    counts.set(summary, found);
    return found;
  };
}

function codingsOfFile(study: Study, file: string): number {
  return [...codesOfFile(study, file).values()].reduce((sum, { use }) => sum + use.codings.length, 0);
}

const knownCounts = new WeakMap<
  Study,
  { readonly labels: Study['labels']; readonly counts: WeakMap<Summary, number> }
>();
