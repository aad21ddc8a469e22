import * as l10n from '@vscode/l10n';
import { naturalOrder } from '../../codebook/naturalOrder';
import {
  codesOfFile,
  codingCounts,
  countByFile,
  countCodings,
  type FileCode,
  usedLabels,
} from '../../study/fileCodes';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';
import { itemAt } from '../../transcript/itemAt';
import { codes, codings, listed, notCoded } from '../shared/counts';
import { finder } from '../shared/find';
import { inInterviewOrder, interviewsInOrder } from '../shared/interviewOrder';
import { ArrangedCodes } from './arrangedCodes';
import type { Arrangement } from './arrangement';
import {
  codeRow,
  coderRow,
  coderShares,
  fileCounts,
  interviewNamer,
  nameOf,
  only,
  opensToHits,
  part,
  quoteRow,
  type TreeRow,
  topOf,
} from './tree';
import type { Tree } from './treeRows';

/**
 * Interviews > coders, where there are several > issues and other codes, each fix under its issue > quotes. A text
 * that is looked for shows whole interviews that are named so, and of the others those with codes of that name.
 */
export class InterviewTree implements Tree {
  private readonly shown: ArrangedCodes;
  private readonly finds: ReturnType<typeof finder>;
  private readonly formatName: ReturnType<typeof interviewNamer>;
  private readonly named = new Map<string, boolean>();
  private readonly codesIn = new Map<string, ReadonlyMap<string, FileCode>>();
  private ofKind: ReadonlySet<string> | null = null;
  private withCode: ReadonlySet<string> | null = null;

  constructor(
    private readonly study: Study,
    private readonly arrangement: Arrangement,
  ) {
    this.shown = new ArrangedCodes(study, arrangement);
    this.finds = finder(arrangement.text);
    this.formatName = interviewNamer(study);
  }

  size(path: readonly string[]): number {
    if (path.length === 0) return this.study.interviews.all.size;
    const file = this.fileOf(path);
    return file === null ? 0 : (this.study.transcripts.get(file)?.codings.length ?? 0);
  }

  parts(path: readonly string[]): readonly string[] {
    const [interview] = path;
    if (interview === undefined) return this.firstLevel().map((key) => part('interview', key));
    const file = this.fileOf(path);
    if (file === null) return this.filesOf(interview).map((one) => part('coder', one));
    const label = nameOf('code', path.at(-1));
    if (label === null) return this.topCodes(file).map((one) => part('code', one));
    const isTop = nameOf('code', path.at(-2)) === null;
    return [
      ...(isTop ? this.fixesOf(file, label) : []).map((fix) => part('code', fix)),
      ...(this.codesOf(file).get(label)?.use.codings ?? []).map((index) => part('quote', String(index))),
    ];
  }

  label(path: readonly string[]): string {
    // The whole row of an interview counts all of its codings.
    const [first = ''] = path.length === 1 ? this.filesOf(itemAt(path, 0)) : [];
    const summary = this.study.transcripts.get(first);
    return summary ? this.formatName(first, summary) : (this.row(path)?.label ?? '');
  }

  row(path: readonly string[]): TreeRow | null {
    const [interview = ''] = path;
    if (path.length === 1) return this.interviewRow(this.filesOf(interview), path);
    const file = this.fileOf(path);
    if (file === null) return null;
    const last = path.at(-1);
    if (nameOf('coder', last) !== null) return this.coderRow(file, path);
    const label = nameOf('code', last);
    if (label !== null) return this.codeRow(file, label, path);
    return quoteRow(this.study, file, Number(nameOf('quote', last)), path);
  }

  pathTo(file: string, coding: number | null): readonly string[] {
    const summary = this.study.transcripts.get(file);
    if (!summary || !this.shows(file)) return [];
    const interview = part('interview', this.study.interviews.keyOf(file));
    const several = this.filesOf(interview).length > 1;
    return [interview, ...(several ? [part('coder', file)] : []), ...this.codePath(summary, coding)];
  }

  private codePath(summary: Summary, coding: number | null): string[] {
    const label = coding === null ? undefined : summary.codings.at(coding)?.label;
    if (label === undefined) return [];
    const code = this.study.resolve(label);
    const issue = code ? this.issueOf(code.label) : null;
    return [
      ...(issue === null ? [] : [part('code', issue)]),
      part('code', code?.label ?? label),
      part('quote', String(coding)),
    ];
  }

  private firstLevel(): readonly string[] {
    const { text, coder, kinds, sort } = this.arrangement;
    const all = interviewsInOrder(this.study);
    const isFree = text === '' && coder === null && kinds.length === 0;
    const keys = isFree
      ? all
      : all.filter((key) => this.study.interviews.filesOf(key).some((file) => this.shows(file)));
    if (sort !== 'count') return keys;
    const ofKind =
      kinds.length === 0
        ? codingCounts(this.study)
        : this.countsOfCodes((label) => this.shown.hasKind(label));
    const found = text === '' ? ofKind : this.countsOfCodes((label) => this.shown.isWanted(label));
    const countOf = (file: string) => (found === ofKind || this.isNamed(file) ? ofKind : found)(file);
    const counted = keys.map((key) => {
      const files = isFree ? this.study.interviews.filesOf(key) : this.filesOf(part('interview', key));
      return { key, count: files.reduce((sum, file) => sum + countOf(file), 0) };
    });
    return counted.sort((a, b) => b.count - a.count).map(({ key }) => key);
  }

  private countsOfCodes(isWanted: (label: string) => boolean): (file: string) => number {
    const counts = countByFile(this.study, isWanted);
    return (file) => counts.get(file)?.codings ?? 0;
  }

  /** The files of an interview that are shown, by their coders. */
  private filesOf(interview: string): readonly string[] {
    const files = this.study.interviews.filesOf(nameOf('interview', interview) ?? '');
    return inInterviewOrder(
      this.study,
      files.filter((file) => this.shows(file)),
    );
  }

  private shows(file: string): boolean {
    const { text, kinds } = this.arrangement;
    if (!this.shown.isOfCoder(file)) return false;
    if (text !== '') {
      this.withCode ??= this.filesUsing((label) => this.shown.isWanted(label));
      if (this.withCode.has(file)) return true;
      if (!this.isNamed(file)) return false;
    }
    if (kinds.length === 0) return true;
    this.ofKind ??= this.filesUsing((label) => this.shown.hasKind(label));
    return this.ofKind.has(file);
  }

  private filesUsing(isWanted: (label: string) => boolean): Set<string> {
    const files = new Set<string>();
    for (const label of usedLabels(this.study))
      if (isWanted(label)) for (const file of this.study.usesOfLabel(label).files.keys()) files.add(file);
    return files;
  }

  /** Whether an interview's own name, coder or participant is what is looked for. */
  private isNamed(file: string): boolean {
    const known = this.named.get(file);
    if (known !== undefined) return known;
    const summary = this.study.transcripts.get(file);
    const participant = summary?.attributes.find(({ key }) => key === 'participant')?.value ?? null;
    const found =
      summary !== undefined &&
      this.finds(summary.title, summary.coder, participant, () => this.formatName(file, summary));
    this.named.set(file, found);
    return found;
  }

  /** The codes of a file that are shown. */
  private codesOf(file: string): ReadonlyMap<string, FileCode> {
    const known = this.codesIn.get(file);
    if (known) return known;
    const isNamed = this.isNamed(file);
    const isShown = (label: string) => (isNamed ? this.shown.hasKind(label) : this.shown.isWanted(label));
    const own = new Map([...codesOfFile(this.study, file)].filter(([label]) => isShown(label)));
    this.codesIn.set(file, own);
    return own;
  }

  private fileOf([interview, coder]: readonly string[]): string | null {
    const files = this.filesOf(interview ?? '');
    const named = nameOf('coder', coder);
    if (named !== null) return files.find((file) => file === named) ?? null;
    return files.length === 1 ? (files[0] ?? null) : null;
  }

  /** The issue under which a fix stands; null for other codes, and where no issues are shown. */
  private issueOf(label: string): string | null {
    const code = this.study.resolve(label);
    const issue = code?.kind === 'fix' ? code.fixes : null;
    return issue !== null && this.shown.hasKind(issue) ? issue : null;
  }

  /** Issues first, those included of which only a fix was named; then the other codes; then those the codebook lacks. */
  private topCodes(file: string): string[] {
    const used = this.codesOf(file);
    const issues = new Set<string>();
    const others = new Set<string>();
    for (const { label, kind } of this.study.codebook.codes) {
      if (!used.has(label)) continue;
      const issue = this.issueOf(label);
      if (issue !== null) issues.add(issue);
      else if (kind === 'issue') issues.add(label);
      else others.add(label);
    }
    const inOrder = this.study.codebook.codes.map(({ label }) => label).filter((label) => issues.has(label));
    const unknown = [...used.values()].filter(({ code }) => code === null).map(({ label }) => label);
    const top = [
      ...inOrder,
      ...[...others].filter((label) => !issues.has(label)),
      ...unknown.sort(naturalOrder),
    ];
    if (this.arrangement.sort !== 'count') return top;
    const countOf = (label: string) => used.get(label)?.use.codings.length ?? 0;
    return top.sort((a, b) => countOf(b) - countOf(a));
  }

  private fixesOf(file: string, issue: string): string[] {
    const used = this.codesOf(file);
    return this.study.codebook.codes
      .filter(({ label, fixes }) => fixes === issue && used.has(label) && this.issueOf(label) === issue)
      .map(({ label }) => label);
  }

  private interviewRow(files: readonly string[], path: readonly string[]): TreeRow | null {
    const [first] = files;
    const summary = first === undefined ? undefined : this.study.transcripts.get(first);
    if (first === undefined || !summary) return null;
    const name = this.formatName(first, summary);
    const isAlone = files.length === 1;
    const counts = this.countsOf(...files);
    const who = isAlone && summary.coder === null ? [] : [this.coders(files).join(', ')];
    return {
      path,
      type: 'interview',
      label: name,
      description: listed(...who, ...counts),
      tooltip: [summary.title ?? name, listed(...who, ...counts)].join('\n'),
      spoken: [name, ...who, ...counts].join(', '),
      kind: null,
      color: null,
      expandable: !isAlone || this.codesOf(first).size > 0,
      // What is named so is a hit itself; of the others the codes are.
      ...(files.some((file) => this.isNamed(file)) ? {} : opensToHits(this.arrangement)),
      file: isAlone ? first : null,
      place: isAlone ? topOf(first) : null,
    };
  }

  private coderRow(file: string, path: readonly string[]): TreeRow {
    const row = coderRow(path, file, this.coderOf(file), this.countsOf(file), this.codesOf(file).size > 0);
    return this.isNamed(file) ? row : { ...row, ...opensToHits(this.arrangement) };
  }

  private codeRow(file: string, label: string, path: readonly string[]): TreeRow | null {
    const found = this.codesOf(file).get(label);
    if (!found && this.fixesOf(file, label).length === 0) return null;
    const counts = found ? fileCounts(found.use) : only(l10n.t('only its fix'));
    const row = codeRow(this.study, path, label, counts);
    const leadsOn = this.fixesOf(file, label).length > 0 && !this.isNamed(file);
    return leadsOn ? { ...row, ...opensToHits(this.arrangement) } : row;
  }

  private coderOf(file: string): string {
    return this.study.transcripts.get(file)?.coder ?? l10n.t('unknown coder');
  }

  /** Who has coded some files; where there are several, each with how many of the codings are theirs. */
  private coders(files: readonly string[]): string[] {
    return coderShares(files.map((file) => [this.coderOf(file), countCodings(this.codesOf(file))]));
  }

  private countsOf(...files: readonly string[]): string[] {
    const count = files.reduce((sum, file) => sum + countCodings(this.codesOf(file)), 0);
    const labels = new Set(files.flatMap((file) => [...this.codesOf(file).keys()]));
    // A filter may leave none of the codings of a file that has some.
    const isCoded = files.some((file) => (this.study.transcripts.get(file)?.codings.length ?? 0) > 0);
    return isCoded ? [codings(count), codes(labels.size)] : [notCoded()];
  }
}
