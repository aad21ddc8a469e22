import type { Code } from '../../codebook/codebook';

/** What a code is in a study: `unknown` when its codebook lacks it. */
export type Kind = Code['kind'] | 'unknown';

/** What of a tree is shown, and in which order. */
export interface Arrangement {
  /** Words to look for; '' for everything. */
  readonly text: string;
  /** Only the codings of this coder, '' for files that name none; null for those of all. */
  readonly coder: string | null;
  /** Only codes of these kinds; none given for all. */
  readonly kinds: readonly Kind[];
  /** `given` is the order of the codebook for codes and of the names for interviews. */
  readonly sort: 'given' | 'name' | 'count';
  /** What memos stand under: their interviews, which is the usual way, or their codes. */
  readonly by?: 'interview' | 'code' | undefined;
}

/** Everything, in the usual order. */
export const everything: Arrangement = { text: '', coder: null, kinds: [], sort: 'given' };
