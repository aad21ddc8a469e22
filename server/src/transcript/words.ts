import type { MarkedNames } from './declaredHeads';
import { itemAt } from './itemAt';
import type { Lines } from './lines';
import { LineText, type LineTextCache } from './lineText';
import { longestName } from './names';
import { hasFewWords, mayRecur } from './recur';
import { endsPart, hasCodeShape, longestLabel } from './shape';
import type { Vocabulary } from './vocabulary';

/** What the lines of a file say, each worked out when it is first asked for. */
export class LineTexts {
  private readonly byText = new Map<string, LineText>();
  private readonly lineTexts: LineTextCache;
  /** By line, as far as they have been asked for. */
  private readonly ofLines: (LineText | null | undefined)[];

  constructor(
    private readonly text: string,
    private readonly lines: Lines,
    private readonly vocabulary: Vocabulary,
  ) {
    this.ofLines = new Array(lines.starts.length);
    this.lineTexts = vocabulary.lineTexts.by(vocabulary);
  }

  /** The speakers of the codebook whose names have marks of a head in them. */
  get markedNames(): MarkedNames {
    return this.lineTexts.markedNames;
  }

  /** What a line says, white space at its ends left out; null for a line that can be neither a name nor a label. */
  ofLine(line: number): LineText | null {
    const known = this.ofLines[line];
    if (known !== undefined) return known;
    const words = this.read(itemAt(this.lines.first, line), itemAt(this.lines.ends, line));
    this.ofLines[line] = words;
    return words;
  }

  private read(start: number, end: number): LineText | null {
    const length = end - start;
    if (length > longestLabel) return null;
    const text = this.text.slice(start, end);
    // Most of these lines are talk, which is known sooner than all that there is to know of them.
    if (length > longestName && !this.vocabulary.isLabel(text) && !hasCodeShape(text) && !mayRecur(text))
      return null;
    if (endsPart(text.charCodeAt(length - 1))) return new LineText(text, this.vocabulary);
    // What cannot come back is not worth keeping.
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    return hasFewWords(text, 0, length) ? this.kept(text) : new LineText(text, this.vocabulary);
  }

  /**
   * What a line says that has been asked for before, null for one that can be neither a name nor a label; undefined for any
   * other.
   */
  asked(line: number): LineText | null | undefined {
    return this.ofLines[line];
  }

  /** What a name or a label says, wherever it stands: one answer for all its places in the file. */
  of(text: string): LineText {
    return this.byText.get(text) ?? this.kept(text);
  }

  private kept(text: string): LineText {
    const words = this.lineTexts.of(text);
    this.byText.set(text, words);
    return words;
  }

  /** Has a line worked out anew that begins or ends elsewhere now. */
  forget(line: number): void {
    this.ofLines[line] = undefined;
  }
}
