import * as l10n from '@vscode/l10n';
import type { Code } from '../../codebook/codebook';
import { familiesOf } from '../../codebook/families';
import { naturalOrder } from '../../codebook/naturalOrder';
import { anyChange, derived } from '../../study/derived';
import type { Study } from '../../study/study';
import type { LabelUses } from '../../study/uses';
import { codes, codings, interviews, listed, segments } from '../shared/counts';
import { inInterviewOrder } from '../shared/interviewOrder';
import { ArrangedCodes } from './arrangedCodes';
import type { Arrangement } from './arrangement';
import {
  codeRow,
  fileCounts,
  interviewAndCoder,
  nameOf,
  only,
  opensToHits,
  part,
  quoteRow,
  type RowCounts,
  type TreeRow,
} from './tree';
import type { Tree } from './treeRows';

const unknownPart = part('unknown', '');

/** So many arrangements are kept: what is typed into a filter makes a new one with each letter. */
const mostKept = 4;

const treesOf = derived(anyChange, (_: Study) => new Map<string, CodeTree>());

/** The codes of a study in an arrangement. What has been worked out is kept while the study is as it is. */
export function codeTreeOf(study: Study, arrangement: Arrangement): CodeTree {
  const trees = treesOf(study);
  const key = JSON.stringify(arrangement);
  const known = trees.get(key);
  if (known) return known;
  if (trees.size >= mostKept) trees.clear();
  const tree = new CodeTree(study, arrangement);
  trees.set(key, tree);
  return tree;
}

/**
 * Families > codes with counts > interviews > quotes. Codes without a family stand on the first level; labels
 * that the codebook lacks stand together at the end.
 */
export class CodeTree implements Tree {
  private readonly shown: ArrangedCodes;
  private families: ReadonlyMap<string, readonly Code[]> | null = null;
  private readonly members = new Map<string, readonly Code[]>();
  private readonly familyCounts = new Map<string, number>();
  private level: readonly string[] | null = null;
  private missing: readonly string[] | null = null;

  constructor(
    private readonly study: Study,
    private readonly arrangement: Arrangement,
  ) {
    this.shown = new ArrangedCodes(study, arrangement);
  }

  size(path: readonly string[]): number {
    const last = path.at(-1);
    if (last === undefined || nameOf('family', last) !== null) return this.study.codebook.codes.length;
    if (last === unknownPart) return this.study.writtenLabels.size;
    const label = labelIn(path);
    if (label === null) return 0;
    const { files } = this.study.usesOfLabel(label);
    const file = nameOf('file', last);
    return file === null ? files.size : (files.get(file)?.codings.length ?? 0);
  }

  parts(path: readonly string[]): readonly string[] {
    const last = path.at(-1);
    if (last === undefined) {
      this.level ??= this.firstLevel();
      return this.level;
    }
    const family = nameOf('family', last);
    if (family !== null)
      return this.sorted(this.membersOf(family).map(({ label }) => label)).map((label) =>
        part('code', label),
      );
    if (last === unknownPart) return this.unknown().map((label) => part('code', label));
    const label = labelIn(path);
    if (label === null) return [];
    const { files } = this.shown.usesOf(label);
    const file = nameOf('file', last);
    if (file !== null) return (files.get(file)?.codings ?? []).map((index) => part('quote', String(index)));
    const inOrder = inInterviewOrder(this.study, files.keys());
    if (this.arrangement.sort === 'count')
      inOrder.sort((a, b) => (files.get(b)?.codings.length ?? 0) - (files.get(a)?.codings.length ?? 0));
    return inOrder.map((one) => part('file', one));
  }

  label(path: readonly string[]): string {
    return this.row(path)?.label ?? '';
  }

  row(path: readonly string[]): TreeRow | null {
    const last = path.at(-1);
    if (last === unknownPart) return this.unknownFamilyRow();
    const family = nameOf('family', last);
    if (family !== null) return this.familyRow(family);
    const label = labelIn(path);
    if (label === null || !this.shown.isShown(label)) return null;
    const index = nameOf('quote', last);
    const file = nameOf(
      'file',
      path.findLast((one) => nameOf('file', one) !== null),
    );
    if (index !== null) return file === null ? null : quoteRow(this.study, file, Number(index), path);
    return file === null ? this.codeRow(label, path) : this.fileRow(label, file, path);
  }

  pathTo(file: string, coding: number | null): readonly string[] {
    const label = coding === null ? undefined : this.study.transcripts.get(file)?.codings.at(coding)?.label;
    if (label === undefined || !this.shown.isOfCoder(file)) return [];
    const code = this.study.resolve(label);
    const unknown = this.study.hasCodebook ? [unknownPart] : [];
    const above = !code ? unknown : code.family === null ? [] : [part('family', code.family)];
    return [...above, part('code', code?.label ?? label), part('file', file), part('quote', String(coding))];
  }

  private firstLevel(): readonly string[] {
    const isCounted = this.arrangement.sort === 'count';
    const found = new Map<string, { name: string; count: number }>();
    const families = new Set<string>();
    for (const { family, label } of this.study.codebook.codes) {
      if (family !== null && families.has(family)) continue;
      if (!this.shown.isShown(label)) continue;
      if (family === null)
        found.set(part('code', label), {
          name: label,
          count: isCounted ? this.shown.codingsOf(label) : 0,
        });
      else {
        families.add(family);
        const count = isCounted ? this.codingsOfFamily(family) : 0;
        found.set(part('family', family), { name: family, count });
      }
    }
    const parts = this.arranged([...found].map(([one, facts]) => ({ one, ...facts }))).map(({ one }) => one);
    return this.unknown().length > 0 ? [...parts, unknownPart] : parts;
  }

  private sorted(labels: readonly string[]): string[] {
    const facts = labels.map((label) => ({ name: label, count: this.shown.codingsOf(label) }));
    return this.arranged(facts).map(({ name }) => name);
  }

  private arranged<T extends { name: string; count: number }>(items: T[]): T[] {
    if (this.arrangement.sort === 'given') return items;
    if (this.arrangement.sort === 'count') return items.sort((a, b) => b.count - a.count);
    return byName(items);
  }

  /** The codes of a family; the one that gives it its name only when it is used as a code itself. */
  private membersOf(family: string): readonly Code[] {
    const known = this.members.get(family);
    if (known) return known;
    this.families ??= familiesOf(this.study.codebook.codes);
    const all = this.families.get(family) ?? [];
    const members = all.filter(
      ({ label }) =>
        this.shown.isShown(label) &&
        (label !== family || all.length === 1 || this.study.usesOfLabel(label).codings > 0),
    );
    this.members.set(family, members);
    return members;
  }

  private codingsOfFamily(family: string): number {
    const known = this.familyCounts.get(family);
    if (known !== undefined) return known;
    const count = this.membersOf(family).reduce((sum, { label }) => sum + this.shown.codingsOf(label), 0);
    this.familyCounts.set(family, count);
    return count;
  }

  /** The labels in use that the codebook lacks. */
  private unknown(): readonly string[] {
    this.missing ??= this.labelsWithoutEntry();
    return this.missing;
  }

  private labelsWithoutEntry(): string[] {
    if (!this.study.hasCodebook) return [];
    const labels = [...this.study.writtenLabels.keys()].filter(
      (label) => !this.study.resolve(label) && this.shown.isShown(label),
    );
    const inOrder = byName(labels.map((name) => ({ name }))).map(({ name }) => name);
    return this.arrangement.sort === 'count' ? this.sorted(inOrder) : inOrder;
  }

  private familyRow(family: string): TreeRow | null {
    const members = this.membersOf(family);
    if (members.length === 0) return null;
    const counts = [codes(members.length), codings(this.codingsOfFamily(family))];
    const head = this.study.resolve(family);
    return {
      path: [part('family', family)],
      type: 'family',
      label: family,
      description: listed(...counts),
      tooltip: [family, head?.description ?? '', listed(...counts)].filter((line) => line !== '').join('\n'),
      spoken: [family, l10n.t('family'), ...counts].join(', '),
      kind: null,
      color: head?.color ?? members.find(({ color }) => color !== null)?.color ?? null,
      expandable: true,
      ...opensToHits(this.arrangement),
      file: null,
      place: null,
    };
  }

  private codeRow(label: string, path: readonly string[]): TreeRow {
    const uses = this.shown.usesOf(label);
    const row = codeRow(this.study, path, label, usesInWords(uses));
    return { ...row, expandable: uses.codings > 0 };
  }

  private unknownFamilyRow(): TreeRow | null {
    const labels = this.unknown();
    if (labels.length === 0) return null;
    const total = labels.reduce((sum, label) => sum + this.shown.codingsOf(label), 0);
    const label = l10n.t('Not in the codebook');
    const counts = [codes(labels.length), codings(total)];
    return {
      path: [unknownPart],
      type: 'family',
      label,
      description: listed(...counts),
      tooltip: l10n.t(
        'Codes that stand in transcripts and not in the codebook: misspelt ones, or new ones to be added.',
      ),
      spoken: [label, ...counts].join(', '),
      kind: 'unknown',
      color: null,
      expandable: true,
      ...opensToHits(this.arrangement),
      file: null,
      place: null,
    };
  }

  /** One row for each file: two coders of one interview are two readings of it. */
  private fileRow(code: string, file: string, path: readonly string[]): TreeRow | null {
    const summary = this.study.transcripts.get(file);
    const use = this.shown.usesOf(code).files.get(file);
    if (!summary || !use) return null;
    const label = interviewAndCoder(this.study, file, summary);
    const counts = fileCounts(use);
    return {
      path,
      type: 'interview',
      label,
      description: listed(...counts.brief),
      tooltip: [summary.title ?? label, listed(...counts.all)].join('\n'),
      spoken: [label, ...counts.all].join(', '),
      kind: null,
      color: null,
      expandable: true,
      file,
      place: null,
    };
  }
}

function labelIn(path: readonly string[]): string | null {
  return nameOf(
    'code',
    path.findLast((one) => nameOf('code', one) !== null),
  );
}

function byName<T extends { readonly name: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => naturalOrder(a.name, b.name));
}

function usesInWords(uses: LabelUses): RowCounts {
  if (uses.codings === 0) return only(l10n.t('not used'));
  const [all, stretches, people] = [
    codings(uses.codings),
    segments(uses.segments),
    interviews(uses.interviews),
  ];
  return { brief: [all, people], all: [all, stretches, people] };
}
