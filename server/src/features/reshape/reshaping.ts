import type { CreatedCode } from '../coding/newCodes';

/** One thing that can be done to the codes of a study. Codes are named by their labels, or by any spelling of them. */
export type Reshaping =
  | { readonly kind: 'rename'; readonly label: string; readonly to: string; readonly keepAlias: boolean }
  | {
      readonly kind: 'renamePrefix';
      /** The prefix that codes of a family share: `MLP` of `MLP-drift`, and of the code that has `[MLP]` at its end. */
      readonly family: string;
      readonly to: string;
      readonly keepAlias: boolean;
    }
  | { readonly kind: 'renameSpeaker'; readonly from: string; readonly to: string }
  | Respelling
  | {
      readonly kind: 'merge';
      readonly labels: readonly string[];
      readonly into: string;
      readonly keepAlias: boolean;
    }
  | {
      readonly kind: 'recode';
      readonly codings: readonly Recoding[];
      readonly newCodes?: readonly CreatedCode[] | undefined;
    }
  | { readonly kind: 'create'; readonly code: CreatedCode }
  | { readonly kind: 'define'; readonly label: string; readonly definition: NewDefinition }
  | {
      readonly kind: 'recolor';
      readonly label: string;
      /** `#rrggbb`; null for that of its family. */
      readonly color: string | null;
    }
  | { readonly kind: 'move'; readonly label: string; readonly under: string | null }
  | { readonly kind: 'delete'; readonly label: string; readonly codings: 'keep' | 'remove' }
  | {
      readonly kind: 'deprecate';
      readonly label: string;
      readonly successor: string | null;
      readonly migrate: boolean;
    };

/** Writes a label otherwise wherever it stands just so, and changes nothing else. */
export interface Respelling {
  readonly kind: 'respell';
  readonly written: string;
  readonly by: string;
}

/** The texts by which the codebook says what a code is. */
export const definingKeys = ['description', 'include', 'exclude', 'example'] as const;
/** Each text is '' where the codebook says nothing. */
export type Definition = { readonly [key in (typeof definingKeys)[number]]: string };
/** What is to be said of a code: what is left out stays as it is. */
export type NewDefinition = { readonly [key in keyof Definition]?: string | undefined };

/** One coding, and the codes that it becomes. */
export interface Recoding {
  readonly file: string;
  /** Of the code, from 0. */
  readonly line: number;
  /** The label as written there. */
  readonly label: string;
  /** The `codingStamp` of the coding as it was listed. Left out, line and label tell which coding is meant. */
  readonly stamp?: string | undefined;
  /** None takes the coding away; its memos stay with the passage. */
  readonly to: readonly string[];
}
