import { readFileSync, rmSync } from 'node:fs';
import { checksum } from './packed';
import { dropOldDrafts, type KeptPlace, Segment, SegmentDraft, segmentsIn } from './segment';
import type { Stamp } from './stamps';
import type { Words } from './words';

/** The coarsest clock of a disk has steps of two seconds: within one a file may change and have the times that it had. In milliseconds. */
const coarsest = 2000;

/** From so many segments on they are made one. */
const mostSegments = 8;

/** A draft that nobody has written to for so long is none any more, in milliseconds. */
const abandoned = 24 * 60 * 60 * 1000;

interface Kept {
  readonly place: KeptPlace;
  readonly segment: Segment;
}

/**
 * Summaries of transcripts, kept in a folder from one start to the next. Each was made of a file with this stamp, by this build, and
 * by these words or others by which it would say the same; any other is not found, and neither is what is damaged. What fails with the folder only costs time, as
 * the transcripts are read then, so nobody is told.
 */
export class SummaryCache {
  /** By the names of the files, and for each by the sums of the words by which it was read. */
  private readonly kept = new Map<string, Map<string, Kept>>();
  private readonly segments: Segment[] = [];
  private readonly asked = new Set<string>();
  /** Null where nothing can be written. */
  private draft: SegmentDraft | null = null;
  private readonly openedAt: number;

  /**
   * @param build what reads transcripts: see `buildOf`
   * @param openedAt when that is, in milliseconds: by the clock of the disk, unless it is said
   */
  constructor(
    private readonly folder: string,
    private readonly build: string,
    openedAt?: number,
  ) {
    try {
      this.draft = new SegmentDraft(folder);
    } catch {
      // Nothing is kept then, and all is read.
    }
    this.openedAt = openedAt ?? this.draft?.begunAt ?? Number.NEGATIVE_INFINITY;
    for (const path of segmentsIn(folder)) {
      const segment = Segment.open(path, build);
      // Nobody will ever find anything in it.
      if (segment === null) this.remove(path);
      else this.segments.push(segment);
      for (const place of segment?.places ?? [])
        if (segment) this.ofName(place.name).set(place.words, { place, segment });
    }
  }

  /**
   * What a file says: as it is kept where the file has not changed since, else as it is read now, which is kept.
   *
   * @param name of the file, by which it is read
   * @param words by which it is read
   * @param stamp taken before it is read; null where it cannot be told whether it changes
   * @param read null where the file cannot be read
   * @returns the summary, packed
   */
  summary(name: string, words: Words, stamp: Stamp | null, read: () => Buffer | null): Buffer | null {
    if (stamp === null) return read();
    this.asked.add(words.sum);
    const found = this.find(name, words, stamp);
    if (found !== null) return found;
    const summary = read();
    const isSettled = stamp.changedAt + coarsest < this.openedAt;
    if (summary !== null && isSettled) this.keep(name, words, stamp, summary);
    return summary;
  }

  /**
   * Writes what was read since it was opened, so that the next start finds it. What is read from then on is not kept.
   *
   * @param stampOf of a file by its name, as it is now
   */
  finish(stampOf: (name: string) => Stamp | null): void {
    const { draft } = this;
    if (draft === null || draft.isEmpty) return;
    const old = this.segments.length >= mostSegments ? this.segments : [];
    try {
      if (old.length > 0) this.keepOld(stampOf);
      draft.finish(this.build);
      this.draft = null;
      for (const { path } of old) this.remove(path);
      dropOldDrafts(this.folder, draft.begunAt - abandoned);
    } catch {
      this.giveUp();
    }
  }

  close(): void {
    this.giveUp();
    for (const segment of this.segments.splice(0)) segment.close();
    this.kept.clear();
  }

  private find(name: string, words: Words, stamp: Stamp): Buffer | null {
    const kept = this.kept.get(name);
    const own = kept?.get(words.sum);
    if (own?.place.stamp === stamp.text) return own.segment.bytes(own.place);
    for (const { place, segment } of kept?.values() ?? []) {
      const earlier = segment.words[place.words];
      if (earlier === undefined || place.stamp !== stamp.text) continue;
      const bytes = segment.bytes(place);
      if (bytes === null || !words.saysSame(earlier, bytes)) continue;
      this.asked.add(place.words);
      return bytes;
    }
    return null;
  }

  private keep(name: string, { sum, text }: Words, stamp: Stamp, bytes: Buffer): void {
    try {
      this.draft?.add({ name, words: sum, stamp: stamp.text }, text, bytes);
      this.kept.get(name)?.delete(sum);
    } catch {
      this.giveUp();
    }
  }

  private ofName(name: string): Map<string, Kept> {
    const known = this.kept.get(name) ?? new Map<string, Kept>();
    this.kept.set(name, known);
    return known;
  }

  /** Takes over what may be found again: of files that are as they were, by words that have been asked for. */
  private keepOld(stampOf: (name: string) => Stamp | null): void {
    for (const { place, segment } of [...this.kept.values()].flatMap((ofName) => [...ofName.values()])) {
      const words = segment.words[place.words];
      if (words === undefined || !this.asked.has(place.words)) continue;
      const bytes = stampOf(place.name)?.text === place.stamp ? segment.bytes(place) : null;
      if (bytes) this.draft?.add(place, words, bytes);
    }
  }

  private giveUp(): void {
    try {
      this.draft?.drop();
    } catch {
      // A draft that stays is taken away some other day.
    }
    this.draft = null;
  }

  private remove(path: string): void {
    try {
      rmSync(path, { force: true });
    } catch {
      // Whoever may not remove it has no need to.
    }
  }
}

/** What stands for the rules by which transcripts are read: the program that reads them, and what it runs in. */
export function buildOf(program: string): string {
  return checksum(`${checksum(readFileSync(program))} ${process.version} ${process.arch}`);
}
