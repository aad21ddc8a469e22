import * as l10n from '@vscode/l10n';
import { naturalOrder } from '../../codebook/naturalOrder';
import { anyChange, derived } from '../../study/derived';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';
import type { LabelUses } from '../../study/uses';
import { codings, interviews, listed } from '../shared/counts';
import { inInterviewOrder } from '../shared/interviewOrder';
import { interviewAndCoder, interviewNamer, nameOf, part, quoteRow, type TreeRow } from '../trees/tree';
import type { Tree } from '../trees/treeRows';

/** Which quotes a list shows: those of one code or of a family, narrowed down where something is not null. */
export interface QuotesWanted {
  readonly of: { readonly kind: 'code' | 'family'; readonly name: string };
  /** The key of an interview, as in `Study.interviews`. */
  readonly interview: string | null;
  /** '' for files that name none. */
  readonly coder: string | null;
  /** '' for words before the first speaker line. */
  readonly speaker: string | null;
  /** Only passages that carry another code, one of this family. */
  readonly family: string | null;
}

/** With so many files, what is in each is shown at once. */
const fewFiles = 20;

/** The quotes of a code by transcript: interviews with their coders > quotes. All of it from the index of the study. */
export class QuotesList implements Tree {
  /** The labels that are looked at, as the codebook spells them. */
  readonly labels: readonly string[];
  private readonly uses: readonly LabelUses[];
  private readonly formatName: ReturnType<typeof interviewNamer>;
  private files: readonly string[] | null = null;
  private words: string | null = null;
  private counts: ReadonlyMap<string, number> | null = null;

  constructor(
    private readonly study: Study,
    private readonly wanted: QuotesWanted,
  ) {
    const { kind, name } = wanted.of;
    this.labels =
      kind === 'code'
        ? [study.resolve(name)?.label ?? name]
        : study.codebook.codes.filter(({ family }) => family === name).map(({ label }) => label);
    this.formatName = interviewNamer(study);
    this.uses = this.labels.map((label) => study.usesOfLabel(label));
  }

  /** What the list is of, as the codebook spells it. */
  get name(): string {
    const { kind, name } = this.wanted.of;
    return kind === 'code' ? (this.labels[0] ?? name) : name;
  }

  /** How much it shows, in words: of how much, where something is left out. */
  inWords(): string {
    this.words ??= this.counted();
    return this.words;
  }

  private counted(): string {
    const shown = [...this.countByFile().values()].reduce((sum, count) => sum + count, 0);
    const all = this.uses.reduce((sum, uses) => sum + uses.codings, 0);
    const keys = new Set(this.filesInOrder().map((file) => this.keyOf(file)));
    const some = shown === all ? codings(all) : l10n.t('{0} of {1}', shown, codings(all));
    return listed(some, interviews(keys.size));
  }

  size(path: readonly string[]): number {
    return path.length === 0 ? this.countByFile().size : 0;
  }

  parts(path: readonly string[]): readonly string[] {
    if (path.length === 0) return this.filesInOrder().map((file) => part('file', file));
    const file = nameOf('file', path.at(-1));
    return file === null ? [] : this.codingsIn(file).map((index) => part('quote', String(index)));
  }

  label(path: readonly string[]): string {
    const file = nameOf('file', path[0]) ?? '';
    const summary = this.study.transcripts.get(file);
    return summary ? interviewAndCoder(this.study, file, summary, this.formatName) : '';
  }

  row(path: readonly string[]): TreeRow | null {
    const file = nameOf('file', path[0]) ?? '';
    const summary = this.study.transcripts.get(file);
    if (!summary) return null;
    const index = nameOf('quote', path[1]);
    return index === null ? this.fileRow(file, summary, path) : this.codingRow(file, Number(index), path);
  }

  pathTo(file: string, coding: number | null): readonly string[] {
    if (coding === null || !this.codingsIn(file).includes(coding)) return [];
    return [part('file', file), part('quote', String(coding))];
  }

  /** The coding that stands for a line of a transcript: the one written there, else the first one about words on it. */
  codingAt(file: string, line: number): number | null {
    const summary = this.study.transcripts.get(file);
    const own = this.codingsIn(file);
    const isOn = (index: number) => {
      const words = summary?.codings.at(index)?.words;
      return words !== undefined && words.line <= line && line <= words.endLine;
    };
    return own.find((index) => summary?.codings.at(index)?.at.line === line) ?? own.find(isOn) ?? null;
  }

  private filesInOrder(): readonly string[] {
    this.files ??= inInterviewOrder(this.study, this.countByFile().keys());
    return this.files;
  }

  /** How many codings each file shows; files that show none are left out. */
  private countByFile(): ReadonlyMap<string, number> {
    if (this.counts) return this.counts;
    const counts = new Map<string, number>();
    const { interview, coder, speaker, family } = this.wanted;
    const isFree = interview === null && coder === null && speaker === null && family === null;
    for (const { files } of this.uses) {
      for (const [file, use] of files) {
        const before = counts.get(file);
        if (isFree) counts.set(file, (before ?? 0) + use.codings.length);
        else if (before === undefined) counts.set(file, this.codingsIn(file).length);
      }
    }
    if (!isFree) for (const [file, count] of counts) if (count === 0) counts.delete(file);
    this.counts = counts;
    return counts;
  }

  /** The codings of a file that are shown, ascending. */
  private codingsIn(file: string): readonly number[] {
    const { interview, coder, speaker, family } = this.wanted;
    const summary = this.study.transcripts.get(file);
    if (!summary) return [];
    if (interview !== null && this.keyOf(file) !== interview) return [];
    if (coder !== null && (summary.coder ?? '') !== coder) return [];
    const own = this.uses.flatMap(({ files }) => files.get(file)?.codings ?? []);
    if (this.uses.length > 1) own.sort((a, b) => a - b);
    if (speaker === null && family === null) return own;
    return own.filter((index) => {
      const coding = summary.codings.at(index);
      if (!coding || (speaker !== null && (coding.speaker ?? '') !== speaker)) return false;
      return family === null || this.isBeside(summary, index, family);
    });
  }

  /** Whether the passage of a coding carries another code that is of a family. */
  private isBeside({ codings: all }: Summary, index: number, family: string): boolean {
    const { passage, label = '' } = all.at(index) ?? {};
    const own = this.study.resolve(label)?.label ?? label;
    const isOther = (at: number) => {
      const code = this.study.resolve(all.at(at)?.label ?? '');
      return code?.family === family && code.label !== own;
    };
    // The codings of a passage stand together.
    for (let at = index - 1; all.at(at)?.passage === passage && at >= 0; at--) if (isOther(at)) return true;
    for (let at = index + 1; all.at(at)?.passage === passage && at < all.length; at++)
      if (isOther(at)) return true;
    return false;
  }

  private keyOf(file: string): string {
    const { transcripts, interviews } = this.study;
    return transcripts.has(file) ? interviews.keyOf(file) : '';
  }

  private fileRow(file: string, summary: Summary, path: readonly string[]): TreeRow | null {
    const count = this.countByFile().get(file);
    if (count === undefined) return null;
    const label = interviewAndCoder(this.study, file, summary, this.formatName);
    const counted = codings(count);
    return {
      path,
      type: 'interview',
      label,
      description: counted,
      tooltip: [summary.title ?? label, counted].join('\n'),
      spoken: [label, counted].join(', '),
      kind: null,
      color: null,
      expandable: true,
      open: this.countByFile().size <= fewFiles,
      file,
      place: null,
    };
  }

  /** The words, with who speaks and, where the list is of several codes, which one it is. */
  private codingRow(file: string, index: number, path: readonly string[]): TreeRow | null {
    const row = quoteRow(this.study, file, index, path);
    const coding = this.study.transcripts.get(file)?.codings.at(index);
    if (!row || !coding) return null;
    const code = this.study.resolve(coding.label);
    const isOfMany = this.wanted.of.kind === 'family';
    const named = isOfMany ? [code?.label ?? coding.label] : [];
    return {
      ...row,
      description: listed(...[row.description, ...named].filter((one) => one !== '')),
      spoken: [row.spoken, ...named].join(', '),
      kind: code?.kind ?? (this.study.hasCodebook ? 'unknown' : 'topic'),
      color: code?.color ?? null,
    };
  }
}

/**
 * The list of the quotes that are wanted. To put thousands of transcripts in order takes longer than a row may take to be
 * drawn, so it is done once for each state of a study.
 */
export function quotesListOf(study: Study, wanted: QuotesWanted): QuotesList {
  const { of, interview, coder, speaker, family } = wanted;
  const key = JSON.stringify([of.kind, of.name, interview, coder, speaker, family]);
  const last = lastList(study);
  if (last.list === null || last.key !== key) {
    last.key = key;
    last.list = new QuotesList(study, wanted);
  }
  return last.list;
}

/** The list that was wanted last, as one is shown at a time. */
const lastList = derived(anyChange, (_study: Study): { key: string; list: QuotesList | null } => ({
  key: '',
  list: null,
}));

/** What a list of quotes can be narrowed down to. */
export interface QuotesChoices {
  readonly interviews: readonly { readonly key: string; readonly name: string }[];
  /** '' among them where a file names none. */
  readonly coders: readonly string[];
  readonly speakers: readonly string[];
  /** All families of the study. */
  readonly families: readonly string[];
}

/** What the quotes of a code or of a family can be narrowed down to: what at least one of them has. */
export function quotesChoices(study: Study, of: QuotesWanted['of']): QuotesChoices {
  const { labels } = new QuotesList(study, { of, interview: null, coder: null, speaker: null, family: null });
  const files = new Set<string>();
  const speakers = new Set<string>();
  for (const label of labels) {
    for (const [file, { codings: used }] of study.usesOfLabel(label).files) {
      files.add(file);
      const all = study.transcripts.get(file)?.codings;
      for (const index of used) speakers.add(all?.at(index)?.speaker ?? '');
    }
  }
  const formatName = interviewNamer(study);
  const names = new Map<string, string>();
  const coders = new Set<string>();
  for (const file of inInterviewOrder(study, files)) {
    const summary = study.transcripts.get(file);
    if (!summary) continue;
    const key = study.interviews.keyOf(file);
    if (!names.has(key)) names.set(key, formatName(file, summary));
    coders.add(summary.coder ?? '');
  }
  const families = new Set(study.codebook.codes.flatMap(({ family }) => family ?? []));
  return {
    interviews: [...names].map(([key, name]) => ({ key, name })),
    coders: [...coders].sort(naturalOrder),
    speakers: [...speakers].sort(naturalOrder),
    families: [...families],
  };
}
