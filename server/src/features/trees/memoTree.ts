import * as l10n from '@vscode/l10n';
import { naturalOrder } from '../../codebook/naturalOrder';
import { usedLabels } from '../../study/fileCodes';
import type { Study } from '../../study/study';
import type { MemoSummary, Summary } from '../../study/summary';
import { itemAt } from '../../transcript/itemAt';
import { interviews, listed, memos } from '../shared/counts';
import { finder, someWordOf } from '../shared/find';
import { quoted } from '../shared/quoted';
import type { Arrangement } from './arrangement';
import { filesWithMemos, labelOfMemo, type MemoPlace, memosByLabel } from './memosByLabel';
import { codeRow, interviewAndCoder, interviewNamer, nameOf, opensToHits, part, type TreeRow } from './tree';
import type { Tree } from './treeRows';

/** Under which the memos stand that are about a passage and none of its codes. */
const noCode = part('noCode', '');

/**
 * Interviews > memos, or codes > memos. A text that is looked for may stand in the memo, in the label of its code or in
 * the name of its interview. Made for one question: it remembers what it has worked out.
 */
export class MemoTree implements Tree {
  private readonly finds: ReturnType<typeof finder>;
  private readonly formatName: ReturnType<typeof interviewNamer>;
  private inLabels: boolean | null = null;
  private readonly under = new Map<string, readonly MemoPlace[]>();

  constructor(
    private readonly study: Study,
    private readonly arrangement: Arrangement,
  ) {
    this.finds = finder(arrangement.text);
    this.formatName = interviewNamer(study);
  }

  size(path: readonly string[]): number {
    return path.length === 0 && !this.isByCode ? this.study.transcripts.size : this.parts(path).length;
  }

  parts(path: readonly string[]): readonly string[] {
    const [above] = path;
    if (above === undefined) return this.isByCode ? this.codeParts() : this.fileParts();
    return this.placesUnder(above).map(memoPart);
  }

  label(path: readonly string[]): string {
    const place = placeOf(path.at(-1));
    // Under a code, what leads to a memo is its interview.
    if (place && this.isByCode) return this.interviewOf(place.file);
    if (path.at(-1) === noCode) return onNoCode();
    const code = nameOf('code', path.at(-1));
    if (code !== null && !place) return code;
    const file = nameOf('file', path.at(-1));
    return file === null ? (this.row(path)?.label ?? '') : this.interviewOf(file);
  }

  row(path: readonly string[]): TreeRow | null {
    const last = path.at(-1);
    const place = placeOf(last);
    if (place) return this.memoRow(place, path);
    const shown = last === undefined ? [] : this.placesUnder(last);
    if (last === undefined || shown.length === 0) return null;
    const file = nameOf('file', last);
    if (file !== null) return this.fileRow(file, shown.length, path);
    const counts = [memos(shown.length), interviews(interviewsOf(this.study, shown))];
    if (last === noCode) return { ...noCodeRow(counts, path), ...opensToHits(this.arrangement) };
    const label = nameOf('code', last) ?? '';
    const row = codeRow(this.study, path, label, { brief: [memos(shown.length)], all: counts });
    return { ...row, ...opensToHits(this.arrangement) };
  }

  /** @param memo its place in `Summary.memos` */
  pathTo(file: string, memo: number | null): readonly string[] {
    const summary = this.study.transcripts.get(file);
    const found = memo === null ? undefined : summary?.memos[memo];
    if (!summary || !found || memo === null || !this.isShown(file, summary, found)) return [];
    const label = labelOfMemo(this.study, summary, found);
    const byCode = label === null ? noCode : part('code', label);
    return [this.isByCode ? byCode : part('file', file), memoPart({ file, index: memo })];
  }

  /** Whether a memo has what is looked for. */
  isShown(file: string, summary: Summary, memo: MemoSummary): boolean {
    if (this.arrangement.text === '') return true;
    return this.finds(
      memo.text,
      () => interviewAndCoder(this.study, file, summary, this.formatName),
      () => (this.mayBeLabel() ? labelOfMemo(this.study, summary, memo) : null),
    );
  }

  /** Whether any label has a word that is looked for: most words are in none, and then no memo is asked for its own. */
  private mayBeLabel(): boolean {
    if (this.inLabels === null) {
      const isIn = someWordOf(this.arrangement.text);
      this.inLabels = [...usedLabels(this.study)].some(isIn);
    }
    return this.inLabels;
  }

  /** The label of the row that a memo stands under. */
  heading(file: string, summary: Summary, memo: MemoSummary): string {
    if (!this.isByCode) return interviewAndCoder(this.study, file, summary, this.formatName);
    return labelOfMemo(this.study, summary, memo) ?? onNoCode();
  }

  /** The files with memos that are shown, in the order of the interviews. */
  files(): string[] {
    return this.fileParts().flatMap((one) => nameOf('file', one) ?? []);
  }

  /** How many memos of these files are shown. */
  count(files: readonly string[]): number {
    return files.reduce((sum, file) => sum + this.shownIn(file).length, 0);
  }

  private get isByCode(): boolean {
    return this.arrangement.by === 'code';
  }

  private fileParts(): string[] {
    return filesWithMemos(this.study)
      .filter((file) => this.hasShown(file))
      .map((file) => part('file', file));
  }

  /** In the order of the codebook, then those it lacks, then what is on no code. */
  private codeParts(): string[] {
    const found = memosByLabel(this.study);
    // Without a codebook its codes are in the order in which files were read, which says nothing.
    const codes = this.study.hasCodebook ? this.study.codebook.codes : [];
    const order = new Map(codes.map(({ label }, index) => [label, index]));
    const last = order.size;
    return [...found.keys()]
      .filter((label) => this.placesUnder(label === null ? noCode : part('code', label)).length > 0)
      .sort((a, b) => {
        if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
        return (order.get(a) ?? last) - (order.get(b) ?? last) || naturalOrder(a, b);
      })
      .map((label) => (label === null ? noCode : part('code', label)));
  }

  /** The memos below a row of the first level. */
  private placesUnder(above: string): readonly MemoPlace[] {
    const known = this.under.get(above);
    if (known) return known;
    const found = this.findUnder(above);
    this.under.set(above, found);
    return found;
  }

  private findUnder(above: string): readonly MemoPlace[] {
    const file = nameOf('file', above);
    if (file !== null) {
      const shown = new Set(this.shownIn(file));
      const all = this.study.transcripts.get(file)?.memos ?? [];
      return all.flatMap((memo, index) => (shown.has(memo) ? { file, index } : []));
    }
    const all = memosByLabel(this.study).get(above === noCode ? null : nameOf('code', above)) ?? [];
    if (this.arrangement.text === '') return all;
    return all.filter((place) => {
      const summary = this.study.transcripts.get(place.file);
      const memo = summary?.memos[place.index];
      return summary && memo && this.isShown(place.file, summary, memo);
    });
  }

  private hasShown(file: string): boolean {
    const summary = this.study.transcripts.get(file);
    return summary?.memos.some((memo) => this.isShown(file, summary, memo)) ?? false;
  }

  /** The memos of a file that are shown. */
  private shownIn(file: string): readonly MemoSummary[] {
    const summary = this.study.transcripts.get(file);
    if (!summary || this.arrangement.text === '') return summary?.memos ?? [];
    return summary.memos.filter((memo) => this.isShown(file, summary, memo));
  }

  private interviewOf(file: string): string {
    const summary = this.study.transcripts.get(file);
    return summary ? interviewAndCoder(this.study, file, summary, this.formatName) : '';
  }

  private fileRow(file: string, count: number, path: readonly string[]): TreeRow {
    const label = this.interviewOf(file);
    return {
      path,
      type: 'interview',
      label,
      description: memos(count),
      tooltip: [this.study.transcripts.get(file)?.title ?? label, memos(count)].join('\n'),
      spoken: [label, memos(count)].join(', '),
      kind: null,
      color: null,
      expandable: true,
      ...opensToHits(this.arrangement),
      file,
      place: null,
    };
  }

  private memoRow({ file, index }: MemoPlace, path: readonly string[]): TreeRow | null {
    const summary = this.study.transcripts.get(file);
    const memo = summary?.memos[index];
    if (!summary || !memo) return null;
    const label = labelOfMemo(this.study, summary, memo);
    const words = summary.codings.at(memo.coding)?.excerpt ?? memo.excerpt ?? '';
    const where = this.interviewOf(file);
    const about = label ?? words;
    return {
      path,
      type: 'memo',
      label: memo.text,
      description: this.isByCode ? where : about,
      tooltip: [
        memo.text,
        words === '' ? '' : quoted(words),
        listed(...(label === null ? [] : [label]), where),
      ]
        .filter((one) => one !== '')
        .join('\n\n'),
      spoken: [memo.text, label ?? '', words, where].filter((one) => one !== '').join(', '),
      kind: null,
      color: null,
      expandable: false,
      file,
      place: { file, at: memo.at },
    };
  }
}

/**
 * The memo that stands on a line.
 *
 * @returns its place in `Summary.memos`; null for none
 */
export function memoOnLine({ memos: all }: Summary, line: number): number | null {
  const index = all.findIndex(({ at }) => at.line === line);
  return index < 0 ? null : index;
}

/** In how many interviews memos stand. */
function interviewsOf({ transcripts, interviews }: Study, places: readonly MemoPlace[]): number {
  const known = places.filter(({ file }) => transcripts.has(file));
  return new Set(known.map(({ file }) => interviews.keyOf(file))).size;
}

function noCodeRow(counts: readonly string[], path: readonly string[]): TreeRow {
  const label = onNoCode();
  return {
    path,
    type: 'family',
    label,
    description: itemAt(counts, 0),
    tooltip: [l10n.t('Memos that stand right below a passage.'), listed(...counts)].join('\n'),
    spoken: [label, ...counts].join(', '),
    kind: null,
    color: null,
    expandable: true,
    file: null,
    place: null,
  };
}

function onNoCode(): string {
  return l10n.t('On no code');
}

function memoPart({ file, index }: MemoPlace): string {
  return part('memo', `${index} ${file}`);
}

function placeOf(of: string | undefined): MemoPlace | null {
  const name = nameOf('memo', of);
  if (name === null) return null;
  const space = name.indexOf(' ');
  return { index: Number(name.slice(0, space)), file: name.slice(space + 1) };
}
