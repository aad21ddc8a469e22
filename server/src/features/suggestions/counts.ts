import { numberAt } from '../../transcript/itemAt';
import type { CodedPassage } from './steps';

/** How long ago a code was put on, in passages of the file; the last one is for whatever is longer ago. */
const distances = [1, 2, 4, 8, 16, 32];

/** Which of the stretches of `distances` a number of passages falls into, from 0. */
export function distanceOf(passages: number): number {
  let stretch = 0;
  while (passages > (distances[stretch] ?? Number.POSITIVE_INFINITY)) stretch++;
  return stretch;
}

/** A file is divided into so many parts to tell where in interviews a code is put on. */
const parts = 8;

/** The part of an interview that a place is in, from 0; the place is 0 at the beginning and 1 at the end. */
export function partOf(place: number): number {
  return Math.max(0, Math.min(parts - 1, Math.floor(place * parts)));
}

/** What is counted of one label. */
export class LabelCounts {
  /** The passages that have it. */
  codings = 0;
  /** The passages that have it and begin a segment. */
  begins = 0;
  /** The coded passages right after one that has it, and those of them that have it, too. */
  chances = 0;
  readonly beginsIn = new Int32Array(parts);
  /** How often a segment of another label began on a passage that had this one. */
  readonly together = new Map<string, number>();
  /** How often a segment of another label was the next to begin after one of this label. */
  readonly next = new Map<string, number>();

  /** The passages where it went on. */
  get continued(): number {
    return this.codings - this.begins;
  }
}

/** In how many coded passages a word is, and in how many of those a label was put on. */
export class WordCounts {
  passages = 0;
  readonly labels = new Map<string, number>();
}

/**
 * What can be counted in the coding of some files. Kept by difference: what was added can be taken away again, and is then
 * as if it had never been there.
 */
export class LearntCounts {
  /** The coded passages. */
  passages = 0;
  codings = 0;
  begins = 0;
  /** By how long ago a code had been used: how often a coded passage could have had it again, and how often it had. */
  readonly chances = new Int32Array(distances.length + 1);
  readonly returns = new Int32Array(distances.length + 1);
  readonly labels = new Map<string, LabelCounts>();
  readonly words = new Map<string, WordCounts>();

  /** Takes in the coded passages of a file, in its order; a sign of -1 takes them out again. */
  add(steps: readonly CodedPassage[], sign: 1 | -1): void {
    const last = new Map<string, number>();
    let before: readonly string[] = [];
    for (const step of steps) {
      this.addStep(step, last, sign);
      const begun = step.labels.filter((label) => step.passage - (last.get(label) ?? -2) !== 1);
      this.addBegins(step, begun, before, sign);
      if (begun.length > 0) before = begun;
      for (const label of step.labels) last.set(label, step.passage);
    }
    if (sign < 0) this.forgetUnused(steps);
  }

  private addStep(
    { passage, labels, words }: CodedPassage,
    last: ReadonlyMap<string, number>,
    sign: number,
  ): void {
    this.passages += sign;
    this.codings += sign * labels.length;
    for (const [label, at] of last) {
      const distance = distanceOf(passage - at);
      change(this.chances, distance, sign);
      if (labels.includes(label)) change(this.returns, distance, sign);
      if (distance === 0) this.ofLabel(label).chances += sign;
    }
    for (const label of labels) this.ofLabel(label).codings += sign;
    for (const word of words) {
      const counts = this.words.get(word) ?? new WordCounts();
      this.words.set(word, counts);
      counts.passages += sign;
      for (const label of labels) shift(counts.labels, label, sign);
    }
  }

  private addBegins(
    { place, labels }: CodedPassage,
    begun: readonly string[],
    before: readonly string[],
    sign: number,
  ): void {
    this.begins += sign * begun.length;
    for (const label of begun) {
      const counts = this.ofLabel(label);
      counts.begins += sign;
      change(counts.beginsIn, partOf(place), sign);
      for (const other of labels) if (other !== label) shift(this.ofLabel(other).together, label, sign);
      for (const other of before) if (!labels.includes(other)) shift(this.ofLabel(other).next, label, sign);
    }
  }

  private forgetUnused(steps: readonly CodedPassage[]): void {
    for (const { labels, words } of steps) {
      for (const label of labels) if (this.labels.get(label)?.codings === 0) this.labels.delete(label);
      for (const word of words) if (this.words.get(word)?.passages === 0) this.words.delete(word);
    }
  }

  private ofLabel(label: string): LabelCounts {
    const known = this.labels.get(label);
    if (known) return known;
    const counts = new LabelCounts();
    this.labels.set(label, counts);
    return counts;
  }
}

function change(counts: Int32Array, at: number, by: number): void {
  counts[at] = numberAt(counts, at) + by;
}

function shift(counts: Map<string, number>, key: string, by: number): void {
  const now = (counts.get(key) ?? 0) + by;
  if (now === 0) counts.delete(key);
  else counts.set(key, now);
}
