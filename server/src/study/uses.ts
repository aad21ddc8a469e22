import { codingsByLabel } from './codingTable';
import { type Interviews, numberKey } from './interviews';
import { SortedMap } from './sortedMap';
import type { CodingSummary, Summary } from './summary';

/** The codings of one label in one file. */
export interface FileUse {
  /** Indices into `Summary.codings`, ascending. */
  readonly codings: readonly number[];
  readonly segments: number;
}

/** The codings of one label in a study. The three counts are never mixed. */
export interface LabelUses {
  /** By file, in the order of their names. */
  readonly files: ReadonlyMap<string, FileUse>;
  readonly codings: number;
  readonly segments: number;
  /** How many interviews: files of several coders of one interview count once. */
  readonly interviews: number;
}

/** Indices into `Summary.codings`, ascending, by file. */
export type CodingsByFile = ReadonlyMap<string, Pick<FileUse, 'codings'>>;

/** Codings that are no uses, orphans and repeated ones, by label. There are few. */
export type Strays = Map<string, SortedMap<Pick<FileUse, 'codings'>>>;

export const noUses: LabelUses = { files: new Map(), codings: 0, segments: 0, interviews: 0 };

/** The index's own, changing form of `LabelUses`. */
class Tally implements LabelUses {
  readonly files: SortedMap<FileUse>;
  codings: number;
  segments: number;
  interviews: number;

  /** @param from a tally to go on from; it stays as it is */
  constructor(from: LabelUses = noUses) {
    this.files = new SortedMap(from.files);
    this.codings = from.codings;
    this.segments = from.segments;
    this.interviews = from.interviews;
  }

  /**
   * @param file that is not in it
   * @param together the files of its interview
   */
  add(file: string, together: readonly string[], use: FileUse): void {
    // Most interviews have one file.
    if (together.length < 2 || !this.hasAny(together)) this.interviews++;
    this.files.set(file, use);
    this.codings += use.codings.length;
    this.segments += use.segments;
  }

  remove(file: string, together: readonly string[]): void {
    const use = this.files.get(file);
    if (!use) return;
    this.files.delete(file);
    this.codings -= use.codings.length;
    this.segments -= use.segments;
    if (!this.hasAny(together)) this.interviews--;
  }

  /** Some of its files, all those of a number among them, are other interviews than before. */
  regroup(
    files: readonly string[],
    keyBefore: (file: string) => string,
    keyNow: (file: string) => string,
  ): void {
    const own = files.filter((file) => this.files.has(file));
    this.interviews += new Set(own.map(keyNow)).size - new Set(own.map(keyBefore)).size;
  }

  private hasAny(files: readonly string[]): boolean {
    return files.some((file) => this.files.has(file));
  }
}

/** The files that uses are counted in. */
interface Files {
  readonly transcripts: ReadonlyMap<string, Summary>;
  readonly interviews: Interviews;
}

/** The files of the interview that a file is part of. */
function together({ interviews }: Files, file: string): readonly string[] {
  return interviews.filesOf(interviews.keyOf(file));
}

/** Puts what a file uses into an index of uses, in place. */
export function addUses(
  uses: SortedMap<LabelUses>,
  strays: Strays,
  files: Files,
  file: string,
  summary: Summary,
): void {
  const ofInterview = together(files, file);
  for (const [label, codings] of codingsByLabel(summary.table)) {
    const use = useOf(summary, codings);
    if (use.codings.length > 0) tallyOf(uses, label).add(file, ofInterview, use);
    if (use.codings.length === codings.length) continue;
    const used = new Set(use.codings);
    const others = strays.get(label) ?? new SortedMap<Pick<FileUse, 'codings'>>();
    strays.set(label, others.set(file, { codings: codings.filter((index) => !used.has(index)) }));
  }
}

/** Takes what a file used out of an index of uses, in place: it is as if the file had never been added. */
export function removeUses(
  uses: SortedMap<LabelUses>,
  strays: Strays,
  files: Files,
  file: string,
  summary: Summary,
): void {
  const ofInterview = together(files, file);
  for (const [label] of codingsByLabel(summary.table)) {
    const others = strays.get(label);
    others?.delete(file);
    if (others?.size === 0) strays.delete(label);
    const tally = uses.get(label);
    if (!(tally instanceof Tally)) continue;
    tally.remove(file, ofInterview);
    if (tally.files.size === 0) uses.delete(label);
  }
}

/**
 * Some files belong to other interviews than before, so that a label is in more or fewer of them.
 *
 * @param moved the keys of the interviews before, by file
 */
export function regroupUses(
  uses: ReadonlyMap<string, LabelUses>,
  { transcripts, interviews }: Files,
  moved: ReadonlyMap<string, string>,
): void {
  const numbers = new Map<string, Set<string>>();
  for (const file of moved.keys()) {
    const summary = transcripts.get(file);
    if (!summary) continue;
    const number = numberKey(file, summary);
    const labels = numbers.get(number) ?? new Set();
    numbers.set(number, labels);
    for (const [label] of codingsByLabel(summary.table)) labels.add(label);
  }
  const keyNow = (file: string) => interviews.keyOf(file);
  for (const [number, labels] of numbers) {
    const files = interviews.withNumber(number);
    for (const label of labels) {
      const tally = uses.get(label);
      if (tally instanceof Tally) tally.regroup(files, (file) => moved.get(file) ?? keyNow(file), keyNow);
    }
  }
}

/** The uses of several spellings as those of one code: the same words coded under two spellings count once. */
export function mergeUses(found: readonly LabelUses[], known: Files): LabelUses {
  const [most, ...others] = [...found].sort((a, b) => b.files.size - a.files.size);
  if (!most) return noUses;
  if (others.length === 0) return most;
  const merged = new Tally(most);
  for (const { files } of others) {
    for (const [file, use] of files) {
      const summary = known.transcripts.get(file);
      if (!summary) continue;
      const ofInterview = together(known, file);
      const before = merged.files.get(file);
      // Few files mix spellings, and only those have to be counted again.
      if (before) merged.remove(file, ofInterview);
      const codings = before && [...before.codings, ...use.codings].sort((a, b) => a - b);
      merged.add(file, ofInterview, codings ? useOf(summary, codings) : use);
    }
  }
  return merged;
}

/** The uses in some of the files only. */
export function usesWithin(
  { files }: LabelUses,
  known: Files,
  isWanted: (file: string, summary: Summary) => boolean,
): LabelUses {
  const within = new Tally();
  for (const [file, use] of files) {
    const summary = known.transcripts.get(file);
    if (summary && isWanted(file, summary)) within.add(file, together(known, file), use);
  }
  return within;
}

/** Two codings with one key say the same of the same words. */
export function sameWordsKey({ passage, words }: CodingSummary): string {
  return `${passage}:${words.line}:${words.column}:${words.endLine}:${words.endColumn}`;
}

/** Leaves out orphans and codings that say again what one before them says of the same words. */
export function useOf(summary: Summary, indices: readonly number[]): FileUse {
  const codings: number[] = [];
  const passages: number[] = [];
  let first: CodingSummary | null = null;
  let onPassage: Set<string> | null = null;
  for (const index of indices) {
    const coding = summary.codings.at(index);
    if (!coding || coding.passage < 0 || coding.label === '') continue;
    // Codings stand in the order of their passages, and nearly all are alone on theirs.
    if (first === null || first.passage !== coding.passage) {
      first = coding;
      onPassage = null;
    } else {
      onPassage ??= new Set([sameWordsKey(first)]);
      const key = sameWordsKey(coding);
      if (onPassage.has(key)) continue;
      onPassage.add(key);
    }
    codings.push(index);
    passages.push(coding.passage);
  }
  const [only] = codings;
  if (only !== undefined && codings.length === 1) return usesOfOne[only] ?? useOfOne(only);
  // A study keeps one for each label of each file, and a list that grew has room for many more than it holds.
  return { codings: codings.slice(), segments: countSegments(passages) };
}

/** The use of a label with a single coding, by its index, for the first ones: most labels stand once in a file. */
const usesOfOne: readonly FileUse[] = Array.from({ length: 500 }, (_, index) => useOfOne(index));

function useOfOne(index: number): FileUse {
  return { codings: [index], segments: 1 };
}

function tallyOf(uses: SortedMap<LabelUses>, label: string): Tally {
  const found = uses.get(label);
  if (found instanceof Tally) return found;
  const tally = new Tally();
  uses.set(label, tally);
  return tally;
}

/**
 * How many segments a set of coded passages makes. A segment is a run of neighbouring passages of one file
 * that all carry the code: one stretch of talk that was coded once.
 *
 * @param passages passage numbers in ascending order, repeats allowed; orphans (-1) count for nothing
 */
function countSegments(passages: Iterable<number>): number {
  let segments = 0;
  let last = -2;
  for (const passage of passages) {
    if (passage < 0) continue;
    if (passage > last + 1) segments++;
    last = passage;
  }
  return segments;
}
