import type { Lines } from './lines';
import { longestName } from './names';
import { mayRecur } from './recur';
import { hasCodeShape, longestLabel } from './shape';
import type { Vocabulary } from './vocabulary';
import { Wording } from './wording';

/** What the lines of a file say, each worked out when it is first asked for. */
export class Words {
  private readonly byText = new Map<string, Wording>();
  /** By line, as far as they have been asked for. */
  private readonly ofLines: (Wording | null | undefined)[];

  constructor(
    private readonly text: string,
    private readonly lines: Lines,
    private readonly vocabulary: Vocabulary,
  ) {
    this.ofLines = new Array(lines.starts.length);
  }

  /** What a line says, white space at its ends left out; null for a line that can be neither a name nor a label. */
  ofLine(line: number): Wording | null {
    const known = this.ofLines[line];
    if (known !== undefined) return known;
    const words = this.read(this.lines.first[line] ?? 0, this.lines.ends[line] ?? 0);
    this.ofLines[line] = words;
    return words;
  }

  private read(start: number, end: number): Wording | null {
    const length = end - start;
    if (length > longestLabel) return null;
    const text = this.text.slice(start, end);
    // Most of these lines are talk, which is known sooner than all that there is to know of them.
    if (length > longestName && !this.vocabulary.isLabel(text) && !hasCodeShape(text) && !mayRecur(text))
      return null;
    const agreed = this.vocabulary.wordings.get(text);
    if (agreed !== undefined) return agreed;
    const words = new Wording(text, this.vocabulary);
    // What cannot recur is not worth looking up.
    return words.mayRecur ? this.shared(words) : words;
  }

  /** The same for a line that has been asked for before; undefined for another. */
  asked(line: number): Wording | null | undefined {
    return this.ofLines[line];
  }

  /** The same for a name or a label, wherever it stands. */
  of(text: string): Wording {
    const known = this.vocabulary.wordings.get(text) ?? this.byText.get(text);
    return known ?? this.shared(new Wording(text, this.vocabulary));
  }

  /** The wording that all lines have in common that say the same as this one. */
  private shared(words: Wording): Wording {
    const known = this.byText.get(words.text);
    if (known === undefined) this.byText.set(words.text, words);
    return known ?? words;
  }

  /** Has a line worked out anew that begins or ends elsewhere now. */
  forget(line: number): void {
    this.ofLines[line] = undefined;
  }
}
