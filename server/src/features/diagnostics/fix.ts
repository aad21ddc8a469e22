import type { Span } from '../../study/summary';
import type { TextEdit } from '../../transcript/textEdit';
import type { TranscriptDiagnosticCode } from './severities';

/** One thing that a click on the light bulb can do. */
export interface Fix {
  readonly title: string;
  /** True for the one that a key press takes. */
  readonly preferred: boolean;
  readonly change: FixChange;
}

/** What a fix changes. Study-wide ones are worked out only when they are taken. */
export type FixChange =
  /** Changes what it stands on and nothing else, which is seen to when it is proposed. */
  | { readonly kind: 'file'; readonly edits: readonly TextEdit[] }
  /** Changes codes and memos of the file, which was read again with it before it was offered; other files keep what they say. */
  | { readonly kind: 'annotations'; readonly edits: readonly TextEdit[] }
  /** Is meant to change how the file is read, and was read again with it before it was offered. */
  | { readonly kind: 'text'; readonly edit: TextEdit }
  /** Of so many files of the study. */
  | { readonly kind: 'study'; readonly written: string; readonly by: string; readonly files: number }
  | { readonly kind: 'codebook'; readonly add: { readonly label: string; readonly family: string | null } }
  | { readonly kind: 'codebook'; readonly speech: string }
  | { readonly kind: 'codebook'; readonly speakers: readonly string[] }
  /** Asks how the file is written, or who speaks in it. */
  | { readonly kind: 'asking'; readonly about: 'layout' | 'speakers' };

/** The finding to be fixed, as it came back from the editor. */
export interface Finding {
  readonly code: TranscriptDiagnosticCode;
  readonly at: Span;
  readonly written: string;
  readonly suggestions: readonly string[];
}
