// What a file of another program is made into: plain data, before a word of it becomes a transcript. Every reader gives it, and
// one writer makes files of it.

/** A study or a part of one, as a reader found it. */
export interface Imported {
  /** What the study is called; left out where the file does not tell. */
  readonly study?: string;
  readonly sources: readonly ImportedSource[];
  /** The codes of the codebook, heads before what is under them. */
  readonly codes: readonly ImportedCode[];
  readonly lost: readonly Loss[];
}

/** The text of one interview, whoever coded it. */
export interface ImportedSource {
  /** The name of the source without the ending of a file. It may hold anything. */
  readonly name: string;
  /** What stands above the talk as its title; null for none. */
  readonly title: string | null;
  /** What is known of the interview, for front matter, in order: names and values. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly passages: readonly ImportedPassage[];
  readonly codings: readonly ImportedCoding[];
  readonly memos: readonly ImportedMemo[];
  /** Whether parts of seconds are kept: in a transcript of ours that had them. Programs print them where nobody asks for them. */
  readonly exactTimes?: boolean;
}

/** A stretch of one person's talk. */
export interface ImportedPassage {
  /** null where nobody is named, also where the turn of the passage before goes on. */
  readonly speaker: string | null;
  /** The words, without line ends at their beginning and end. A line end within them is a line feed. */
  readonly text: string;
  /** When it was said, in seconds from the beginning; null where nothing is told. */
  readonly time: number | null;
}

/** Words that somebody gave a code. */
export interface ImportedCoding {
  /** Which passage of the source, from 0. */
  readonly passage: number;
  /** Where its words begin and end in the text of the passage, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** The `id` of an ImportedCode. */
  readonly code: string;
  /** null where nobody is named. */
  readonly coder: string | null;
  readonly memos: readonly string[];
}

/** What somebody wrote of a passage without giving it a code. */
export interface ImportedMemo {
  /** Which passage of the source, from 0. */
  readonly passage: number;
  readonly text: string;
  readonly coder: string | null;
}

export interface ImportedCode {
  /** Tells it from the others of the import; nobody sees it. */
  readonly id: string;
  /** The name as it stands in the source. Other codes may have it, too. */
  readonly label: string;
  /** The `id` of the code that it is under; null on the first level. */
  readonly parent: string | null;
  readonly description: string | null;
  /** `#rrggbb`; null for none. */
  readonly color: string | null;
  /** False for a head that no words may be given. */
  readonly codable: boolean;
  /** What a codebook of ours said of it beside its description; only where we wrote the file. */
  readonly own?: OwnCodeNotes;
}

/** What other programs have no place for. null for what is said nowhere. */
export interface OwnCodeNotes {
  readonly include: string | null;
  readonly exclude: string | null;
  readonly example: string | null;
  readonly aliases: readonly string[];
  readonly deprecated: string | null;
}

/** The stable names of what an import loses or changes. */
export const lossKinds = [
  'coding-over-passages',
  'words-changed',
  'outside-speech',
  'code-renamed',
  'duplicate-code-name',
  'not-codable',
  'unknown-code-ref',
  'selection-without-code',
  'source-without-text',
  'picture-audio-video',
  'sets-links-graphs',
  'positions-guessed',
  'two-coders',
  'speech-read-as-code',
  'cue-without-time',
  'repeated-caption',
  'comment-without-place',
  'coding-without-place',
  'tracked-change',
  'unknown-column',
  'name-too-long',
  'encoding',
] as const;

export type LossKind = (typeof lossKinds)[number];

/** What of a file did not come in as it was, counted. */
export interface Loss {
  readonly kind: LossKind;
  readonly count: number;
  /** Where it was first, in words of the source: the name of a source, of a code, the number of a line. */
  readonly first: string;
}

/** A file that cannot be read as what it seems to be. Its message is a sentence for people, which says what they can do. */
export class ImportError extends Error {}

/** Counts what is lost, a kind at a time, and keeps the first place of each. */
export class Losses {
  private readonly found = new Map<LossKind, { count: number; readonly first: string }>();

  add(kind: LossKind, first: string, count = 1): void {
    const known = this.found.get(kind);
    if (known) known.count += count;
    else if (count > 0) this.found.set(kind, { count, first });
  }

  /** Adds what was counted elsewhere. */
  addAll(lost: readonly Loss[]): void {
    for (const { kind, first, count } of lost) this.add(kind, first, count);
  }

  /** In the order of `lossKinds`. */
  all(): Loss[] {
    return lossKinds.flatMap((kind) => {
      const loss = this.found.get(kind);
      return loss ? [{ kind, ...loss }] : [];
    });
  }
}
