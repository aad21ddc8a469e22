import type { Study } from '../../study/study';
import { type LabelUses, usesWithin } from '../../study/uses';
import { finder } from '../shared/find';
import type { Arrangement, Kind } from './arrangement';

/** What an arrangement leaves of the codes of a study. It remembers what it has worked out, and goes when the study changes. */
export class ArrangedCodes {
  private readonly uses = new Map<string, LabelUses>();
  private readonly counts = new Map<string, number>();
  private readonly shown = new Map<string, boolean>();
  private filesOfCoder: ReadonlySet<string> | null = null;
  private readonly finds: ReturnType<typeof finder>;

  constructor(
    private readonly study: Study,
    private readonly arrangement: Arrangement,
  ) {
    this.finds = finder(arrangement.text);
  }

  /** Whether codes of this kind are wanted. */
  hasKind(label: string): boolean {
    const { kinds } = this.arrangement;
    return kinds.length === 0 || kinds.includes(kindOf(this.study, label));
  }

  /** Whether a code is of a wanted kind, and its name or definition says what is looked for. */
  isWanted(label: string): boolean {
    if (!this.hasKind(label)) return false;
    if (this.arrangement.text === '') return true;
    const code = this.study.resolve(label);
    if (!code) return this.finds(label);
    const { aliases, family, description, include, exclude, example } = code;
    return this.finds(code.label, ...aliases, family, description, include, exclude, example);
  }

  /** Whether a code is wanted and, where the codings of one coder are shown, has some of them. */
  isShown(label: string): boolean {
    const known = this.shown.get(label);
    if (known !== undefined) return known;
    const isShown = this.isWanted(label) && (this.arrangement.coder === null || this.codingsOf(label) > 0);
    this.shown.set(label, isShown);
    return isShown;
  }

  isOfCoder(file: string): boolean {
    const { coder } = this.arrangement;
    if (coder === null) return true;
    this.filesOfCoder ??= filesOf(this.study, coder);
    return this.filesOfCoder.has(file);
  }

  /** The uses by the coder. */
  usesOf(label: string): LabelUses {
    const all = this.study.usesOfLabel(label);
    if (this.arrangement.coder === null) return all;
    const known = this.uses.get(label);
    if (known) return known;
    const own = usesWithin(all, this.study, (file) => this.isOfCoder(file));
    this.uses.set(label, own);
    return own;
  }

  /** Only how many codings these are, for the sums of whole families. */
  codingsOf(label: string): number {
    const known = this.counts.get(label);
    if (known !== undefined) return known;
    const count = this.countOf(this.study.usesOfLabel(label));
    this.counts.set(label, count);
    return count;
  }

  private countOf({ files, codings }: LabelUses): number {
    if (this.arrangement.coder === null) return codings;
    let count = 0;
    for (const [file, own] of files) if (this.isOfCoder(file)) count += own.codings.length;
    return count;
  }
}

function filesOf({ transcripts }: Study, wanted: string): Set<string> {
  const files = new Set<string>();
  for (const [file, { coder }] of transcripts) if ((coder ?? '') === wanted) files.add(file);
  return files;
}

/** The kind of a code by its label: what a study has no codebook for is no unknown code. */
function kindOf(study: Study, label: string): Kind {
  return study.resolve(label)?.kind ?? (study.hasCodebook ? 'unknown' : 'topic');
}
