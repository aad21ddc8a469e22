import { type Agreed, LineTextCache } from './lineText';

/**
 * What a transcript cannot know of itself: the words its study has agreed on. The parser asks only these
 * questions, so that it knows no codebook.
 */
export interface Vocabulary extends Agreed {
  /** True when the text is a label or an alias of the codebook, exactly as written. */
  isLabel(text: string): boolean;
  /** The spelling of the codebook that a text is but for case, exact ones first; null for none. Null as a whole without labels. */
  readonly labelLike: ((text: string) => string | null) | null;
  /** The first words of all spellings, as `firstWordOf` gives them. */
  readonly firstWords: ReadonlySet<string>;
  /** Their first letters, as `firstLettersOf` gives them. */
  readonly firstLetters: ReadonlySet<number>;
  /** True when the text, which has not the shape of a code, is a misspelling of a label of the codebook. */
  isNearLabel(text: string): boolean;
  /** True when the codebook lists the line under `speech`. */
  isSpeech(text: string): boolean;
  /** The codebook's speakers: `speakerKey(name)` to the name as the codebook spells it. */
  readonly speakers: ReadonlyMap<string, string>;
  /** What is told of names and labels, so that it is worked out once for all files. It hangs on labels and speakers. */
  readonly lineTexts: LineTextCache;
  /** Labels and `speakerKey`s that transcripts of the study have shown by recurring there. No label is a speaker. */
  readonly inferredLabels: ReadonlySet<string>;
  readonly inferredSpeakers: ReadonlySet<string>;
  /** The templates that the codebook says turns are written in; empty where the file tells. */
  readonly layout: readonly string[];
  /** True when only lines with `#` are codes, and nothing is inferred. */
  readonly onlyMarked: boolean;
}

const nothingAgreed: Agreed = { isLabel: () => false, speakers: new Map() };

/** The vocabulary of a lone transcript: no codebook, no neighbours. */
export const emptyVocabulary: Vocabulary = {
  labelLike: null,
  firstWords: new Set(),
  firstLetters: new Set(),
  isNearLabel: () => false,
  isSpeech: () => false,
  ...nothingAgreed,
  lineTexts: new LineTextCache(nothingAgreed),
  inferredLabels: new Set(),
  inferredSpeakers: new Set(),
  layout: [],
  onlyMarked: false,
};
