import { MarkedNames } from './declaredHeads';
import { readHead } from './heads';
import { type NameLikeness, nameLikeness } from './names';
import { ownText } from './ownText';
import { longestRecurring, mayRecur } from './recur';
import { isRole } from './roles';
import { hasCodeShape } from './shape';
import { speakerKey } from './speakers';

/** What a study has agreed on that the answers hang on: labels, and speakers by their `speakerKey`. */
export interface Agreed {
  isLabel(text: string): boolean;
  readonly speakers: ReadonlyMap<string, string>;
}

/** So many wordings are kept at once, so that they stay small beside what a study holds of its files. */
const mostKept = 4000;

/**
 * What is told of the names and labels in the files of a study, each of which is asked for in many files. Nothing that
 * is answered hangs on what is kept: a `LineText` tells the same of its text whenever it is made.
 */
export class LineTextCache {
  private readonly byText = new Map<string, LineText>();
  private marked: MarkedNames | null = null;

  constructor(private readonly agreed: Agreed) {}

  /**
   * The wordings to use where this is agreed on: these, or others where it is something else, as in a file that names its own
   * speakers.
   */
  by(agreed: Agreed): LineTextCache {
    const { isLabel, speakers } = this.agreed;
    return isLabel === agreed.isLabel && speakers === agreed.speakers ? this : new LineTextCache(agreed);
  }

  /** The speakers whose names have marks of a head in them. */
  get markedNames(): MarkedNames {
    this.marked ??= new MarkedNames(this.agreed.speakers);
    return this.marked;
  }

  of(text: string): LineText {
    if (text.length > longestRecurring) return new LineText(text, this.agreed);
    let lineText = this.byText.get(text);
    if (lineText !== undefined) return lineText;
    // What is kept must not keep the file that it comes from.
    lineText = new LineText(ownText(text), this.agreed);
    if (this.byText.size >= mostKept) this.byText.clear();
    this.byText.set(lineText.text, lineText);
    return lineText;
  }
}

/**
 * What can be told of some words by themselves, wherever they stand. A file says the same names and labels on many
 * of its lines, so each answer is worked out when it is first asked for, and kept.
 */
export class LineText {
  private knownKey: string | null = null;
  private knownRole: boolean | null = null;
  private knownDeclared: boolean | null = null;
  private knownLabel: boolean | null = null;
  private knownShape: boolean | null = null;
  private knownRecurring: boolean | null = null;
  private knownLikeness: NameLikeness | null = null;
  private knownWhole: WholeLine | null = null;

  /** @param text without white space at its ends */
  constructor(
    readonly text: string,
    private readonly agreed: Agreed,
  ) {}

  /** The `speakerKey`. */
  get key(): string {
    this.knownKey ??= speakerKey(this.text);
    return this.knownKey;
  }

  /** True once the key has been asked for. */
  get hasKey(): boolean {
    return this.knownKey !== null;
  }

  get isRole(): boolean {
    this.knownRole ??= isRole(this.text);
    return this.knownRole;
  }

  /** True for a speaker of the codebook. */
  get isDeclared(): boolean {
    this.knownDeclared ??= this.agreed.speakers.has(this.key);
    return this.knownDeclared;
  }

  /** True for a speaker of the codebook, or one of the usual roles. */
  get isKnown(): boolean {
    return this.isDeclared || this.isRole;
  }

  /** True for a label of the codebook. */
  get isLabel(): boolean {
    this.knownLabel ??= this.agreed.isLabel(this.text);
    return this.knownLabel;
  }

  get hasCodeShape(): boolean {
    this.knownShape ??= hasCodeShape(this.text);
    return this.knownShape;
  }

  get likeness(): NameLikeness {
    this.knownLikeness ??= nameLikeness(this.text);
    return this.knownLikeness;
  }

  get mayRecur(): boolean {
    this.knownRecurring ??= mayRecur(this.text);
    return this.knownRecurring;
  }

  /** What the beginning of a line may be that says this and nothing else. */
  get whole(): WholeLine {
    this.knownWhole ??= wholeLine(this.text);
    return this.knownWhole;
  }
}

/**
 * What a line may be by its beginning that says nothing but some words: a name alone, talk that names nobody, or
 * something that has to be taken apart where it stands.
 */
export type WholeLine = 'name' | 'talk' | 'parts';

function wholeLine(text: string): WholeLine {
  // What a mark at the end of a line is may hang on what stands behind it.
  if (!/[\p{L}\p{N}]$/u.test(text)) return 'parts';
  const head = readHead(text, 0, text.length);
  if (head === null) return 'talk';
  if (head.style !== 'line' || head.time !== null) return 'parts';
  return head.nameStart === 0 && head.nameEnd === text.length ? 'name' : 'parts';
}
