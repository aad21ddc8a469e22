import type { TextEdit } from '../transcript/textEdit';
import type { Range } from '../transcript/transcript';

/** What a code is about: a difficulty, how somebody deals with one, or anything else. */
export type CodeKind = 'issue' | 'fix' | 'topic';

/** One entry of the codebook, with what follows from its name and its place already worked out. */
export interface Code {
  /** The one spelling that counts: `ML-pipeline-issues [MLP]`. */
  readonly label: string;
  /** Other spellings of it that people have used. */
  readonly aliases: readonly string[];
  /** Stated, or else inferred from names: see `relate`. */
  readonly kind: CodeKind;
  /** The label of the issue that this fix deals with. */
  readonly fixes: string | null;
  /** The code it stands under in codebook.yaml. */
  readonly parent: string | null;
  /** The family it is shown in: the topmost parent that has sub-codes, else the family its prefix names; null for none. */
  readonly family: string | null;
  readonly description: string | null;
  readonly include: string | null;
  readonly exclude: string | null;
  readonly example: string | null;
  /** `#rrggbb`: its own, else that of what it stands under, else that of its family, else one by its place: see `relate`. */
  readonly color: string;
  /** Why it should not be used any more; `''` when the codebook only says that it should not. */
  readonly deprecated: string | null;
  /** The label that stands in for a deprecated code, when the codebook names one. */
  readonly successor: string | null;
  /** False for what only heads other codes, and is not to be put on words. */
  readonly codable: boolean;
  /** The label's value in codebook.yaml. */
  readonly labelRange: Range;
  /** The whole entry, its sub-codes included. */
  readonly range: Range;
}

/** Globs that name the transcripts of a study unless its codebook says otherwise. */
export const defaultTranscripts: readonly string[] = ['**/*.txt', '**/*.transcript'];

/** codebook.yaml as far as it can be read. */
export interface Codebook {
  readonly study: string | null;
  /** Globs, beside codebook.yaml. */
  readonly transcripts: readonly string[];
  /** Globs of the files that settle what several coders of an interview have coded, beside codebook.yaml. */
  readonly moderated: readonly PlacedGlob[];
  readonly speakers: readonly string[];
  /** Lines that look like codes and are not. */
  readonly speech: readonly string[];
  /** The templates that turns are written in; empty where each file tells. */
  readonly layout: readonly string[];
  /** True when only lines with `#` are codes. */
  readonly onlyMarked: boolean;
  /** Every code, in the order of the file, parents before their sub-codes. */
  readonly codes: readonly Code[];
  /** Every place that names a code, for whoever asks what stands at a place or where a code is named. */
  readonly mentions: readonly Mention[];
  /** Every place that gives a colour. */
  readonly colors: readonly PlacedColor[];
  readonly problems: readonly CodebookProblem[];
}

/** A place of codebook.yaml that names a code: the label of an entry, one of its aliases, what it fixes, or what to use instead. */
export interface Mention {
  readonly as: 'label' | 'alias' | 'fixes' | 'deprecated';
  /** The name as written there. It resolves like one in a transcript, or is unknown. */
  readonly text: string;
  /** With its quotation marks. */
  readonly range: Range;
}

/** A glob and where it stands in codebook.yaml, with its quotation marks. */
export interface PlacedGlob {
  readonly glob: string;
  readonly range: Range;
}

/** A place of codebook.yaml that gives a code its colour. */
export interface PlacedColor {
  /** `#rrggbb` */
  readonly color: string;
  /** With its quotation marks. */
  readonly range: Range;
}

export type CodebookProblemCode =
  | 'codebook-syntax'
  | 'codebook-shape'
  | 'merge-conflict'
  | 'unknown-key'
  | 'duplicate-label'
  | 'alias-is-label'
  | 'misread-label'
  | 'look-alike-label'
  | 'unknown-fixes'
  | 'bad-color'
  | 'bad-value';

export interface CodebookProblem {
  readonly code: CodebookProblemCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly range: Range;
  /** Absent where nobody but the user knows what is right. */
  readonly repair?: Repair;
}

/** One change of codebook.yaml that puts a problem right. */
export interface Repair {
  readonly edit: TextEdit;
  /** What will stand there, as people read it; '' when something is taken away. */
  readonly text: string;
  /** True when the codebook is read already as it will stand then, so that nothing changes but its looks. */
  readonly certain: boolean;
}
