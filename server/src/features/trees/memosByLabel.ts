import { anyChange, derived } from '../../study/derived';
import type { Study } from '../../study/study';
import type { MemoSummary, Summary } from '../../study/summary';
import { filesInOrder } from '../shared/interviewOrder';

/** A memo by its file and its place in `Summary.memos`. */
export interface MemoPlace {
  readonly file: string;
  readonly index: number;
}

/** The label of the code that a memo is about, as the codebook spells it; null for a memo about a passage. */
export function labelOfMemo(study: Study, { codings }: Summary, { coding }: MemoSummary): string | null {
  const label = codings.at(coding)?.label ?? '';
  return label === '' ? null : (study.resolve(label)?.label ?? label);
}

/** The files that have memos, in the order of the interviews. */
export function filesWithMemos(study: Study): string[] {
  return filesInOrder(study).filter((file) => (study.transcripts.get(file)?.memos.length ?? 0) > 0);
}

type MemosByLabel = ReadonlyMap<string | null, readonly MemoPlace[]>;

/** The memos of each code, null for those on no code. Looking at all of them is done once for each state of a study. */
export const memosByLabel = derived(anyChange, (study: Study): MemosByLabel => {
  const found = new Map<string | null, MemoPlace[]>();
  for (const file of filesWithMemos(study)) {
    const summary = study.transcripts.get(file);
    summary?.memos.forEach((memo, index) => {
      const label = labelOfMemo(study, summary, memo);
      const same = found.get(label);
      if (same) same.push({ file, index });
      else found.set(label, [{ file, index }]);
    });
  }
  return found;
});
