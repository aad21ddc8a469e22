import type { CodebookDraft } from '../../codebook/draft';
import type { Recoding } from './reshaping';

/** What a reshaping comes down to, by labels: before it is known which files have them. */
export interface LabelChanges {
  /** For people, in the infinitive: `Rename A to B`. */
  readonly title: string;
  /** What has been done, as the codebook's history has it: `renamed A to B`. */
  readonly done: string;
  /** What every code line with one of these labels, as written, is to say. None takes the line away. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  /** Single code lines that are to say something else. */
  readonly recodings: readonly Recoding[];
  /** A speaker who is to have another name. */
  readonly speaker: { readonly from: string; readonly to: string } | null;
  /** The codes, by their labels, that the same words are to have only once. */
  readonly once: ReadonlySet<string>;
  /** What becomes of entries of the codebook, by their labels: the label that has what they say, or null for none. */
  readonly became: ReadonlyMap<string, string | null>;
  /** The codebook as it is to be; null for a study that has none. */
  readonly draft: CodebookDraft | null;
}

/** What most reshapings leave out. */
export const noLabelChanges = {
  recodings: [],
  speaker: null,
  once: new Set<string>(),
  became: new Map<string, string | null>(),
} as const;
