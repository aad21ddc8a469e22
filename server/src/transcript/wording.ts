import { type NameLikeness, nameLikeness } from './names';
import { mayRecur } from './recur';
import { isRole } from './roles';
import { hasCodeShape } from './shape';
import { speakerKey } from './speakers';

/** What a study has agreed on that the answers hang on: labels, and speakers by their `speakerKey`. */
export interface Agreed {
  isLabel(text: string): boolean;
  readonly speakers: ReadonlyMap<string, string>;
}

/** The wordings of what a study has agreed on, which are asked for in all of its files. */
export class AgreedWordings {
  private readonly byText = new Map<string, Wording>();
  private longest = 0;

  /** @param texts labels and speakers as they are spelt */
  constructor(texts: Iterable<string>, agreed: Agreed) {
    for (const text of texts) {
      this.byText.set(text, new Wording(text, agreed));
      this.longest = Math.max(this.longest, text.length);
    }
  }

  get(text: string): Wording | undefined {
    return text.length <= this.longest ? this.byText.get(text) : undefined;
  }
}

/**
 * What can be told of some words by themselves, wherever they stand. A file says the same names and labels on many
 * of its lines, so each answer is worked out when it is first asked for, and kept.
 */
export class Wording {
  private knownKey: string | null = null;
  private knownRole: boolean | null = null;
  private knownDeclared: boolean | null = null;
  private knownLabel: boolean | null = null;
  private knownShape: boolean | null = null;
  private knownRecurring: boolean | null = null;
  private knownLikeness: NameLikeness | null = null;

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
}
