import * as z from 'zod/mini';
import { codebookFromLabels, relate, statedCode } from '../../codebook/relate';
import { type CodebookVocabulary, vocabularyOf, wordsKey } from '../../codebook/vocabulary';
import { findsOtherwise, holdsWhatMatters, readsOtherwise } from '../../study/readsOtherwise';
import { checksum, unpacked } from './packed';

/** What `wordsKey` says. */
const said = z.tuple([
  z.array(z.tuple([z.string()], z.string())),
  z.array(z.string()),
  z.array(z.string()),
  z.array(z.string()),
  z.boolean(),
  z.array(z.string()),
  z.array(z.string()),
]);

/** Tells of a packed summary whether it says what it would say if its file were read now. */
type IsSame = (summary: Buffer) => boolean;

/** The words by which transcripts are read, as far as what is kept of them hangs on these. */
export class Words {
  /** Equal for two by which all is read alike. */
  readonly text: string;
  /** Stands for the text. */
  readonly sum: string;
  private readonly byEarlier = new Map<string, IsSame>();

  constructor(private readonly vocabulary: CodebookVocabulary) {
    this.text = wordsKey(vocabulary.source);
    this.sum = checksum(this.text);
  }

  /**
   * True for a packed summary that was made by other words, but says what it would say by these: most files have nothing to do with
   * a label that has come or gone since.
   *
   * @param earlier the text of those words
   */
  saysSame(earlier: string, summary: Buffer): boolean {
    const isSame = this.byEarlier.get(earlier) ?? this.comparedWith(earlier);
    this.byEarlier.set(earlier, isSame);
    return isSame(summary);
  }

  private comparedWith(earlier: string): IsSame {
    const before = vocabularyBy(earlier);
    const matters = before && readsOtherwise(before, this.vocabulary);
    if (!matters) return () => false;
    const isOther = holdsWhatMatters(matters, findsOtherwise(before, this.vocabulary));
    return (summary) => !isOther(unpacked(summary));
  }
}

/**
 * A vocabulary by which all is read as by the one that `wordsKey` made a text of.
 *
 * @returns null for JSON of another kind
 */
function vocabularyBy(text: string): CodebookVocabulary | null {
  const words = said.safeParse(JSON.parse(text));
  if (!words.success) return null;
  const [codes, speakers, speech, layout, onlyMarked, labels, keys] = words.data;
  const stated = codes.map(([label, ...aliases]) => statedCode(label, aliases));
  const codebook = { ...codebookFromLabels([]), codes: relate(stated), speakers, speech, layout, onlyMarked };
  return vocabularyOf(codebook, { labels: new Set(labels), speakers: new Set(keys) });
}
