import type { Study } from '../study/study';
import type { Summary } from '../study/summary';
import { naturalKey } from './find';
import { interviewName, interviewNamer } from './tree';

/** A file and whether the end of the study was passed to come to it. */
export interface Neighbour {
  readonly file: string;
  readonly wrapped: boolean;
}

/**
 * The nearest of some files after another one, or before it, round and round, in the order in which people go
 * through a study: by interview, by coder, and where those say nothing by the file's name. One look at each of
 * them: they need not be in order.
 *
 * @param files of the study
 * @param from where to go on from; null to begin at an end
 * @returns null when there is no file to go to
 */
export function neighbour(
  study: Study,
  files: Iterable<string>,
  from: string | null,
  direction: 'next' | 'previous',
): Neighbour | null {
  const here = from === null ? null : interviewKeyOf(study, from);
  const isBefore = direction === 'next' ? (a: string, b: string) => a < b : (a: string, b: string) => a > b;
  let first: Keyed | null = null;
  let beyond: Keyed | null = null;
  for (const file of files) {
    const key = interviewKeyOf(study, file);
    if (!first || isBefore(key, first.key)) first = { file, key };
    const isBeyond = here !== null && isBefore(here, key);
    if (isBeyond && (!beyond || isBefore(key, beyond.key))) beyond = { file, key };
  }
  if (beyond) return { file: beyond.file, wrapped: false };
  return first && { file: first.file, wrapped: from !== null };
}

/**
 * The `interviewKey`s of a study in the order in which people go through it.
 *
 * Sorting ten thousand takes longer than a tree may take to draw its first rows, so it is done once for each set of
 * names.
 */
export function interviewsInOrder(study: Study): readonly string[] {
  return orderOf(study).keys;
}

/** What is known of some files of a study, in that order; within an interview by coder. */
export function inFileOrder<T>(study: Study, known: ReadonlyMap<string, T>): (readonly [string, T])[] {
  const { places } = orderOf(study);
  const placeOf = (file: string) => places.get(file) ?? 0;
  const placed = Array.from(known, (entry) => ({ entry, place: placeOf(entry[0]) }));
  return placed.sort((a, b) => a.place - b.place).map(({ entry }) => entry);
}

interface Order {
  readonly version: number;
  readonly keys: readonly string[];
  /** The place of each file. */
  readonly places: ReadonlyMap<string, number>;
}

function orderOf(study: Study): Order {
  const { version, all } = study.interviews;
  const known = orders.get(study);
  if (known?.version === version) return known;
  // The first name of several, so that the order is the same whatever was read first.
  const nameOf = interviewNamer();
  const sorted = Array.from(all, ([key, files]) => ({
    key,
    name: files
      .map((file) => interviewKeyOf(study, file, nameOf))
      .reduce((a, b) => (unitOrder(a, b) <= 0 ? a : b)),
  }));
  sorted.sort((a, b) => unitOrder(a.name, b.name));
  const keys = sorted.map(({ key }) => key);
  const files = keys.flatMap((key) => inInterviewOrder(study, all.get(key) ?? []));
  const order = { version, keys, places: new Map(files.map((file, place) => [file, place])) };
  orders.set(study, order);
  return order;
}

const orders = new WeakMap<Study, Order>();

/** Files of a study in that order. */
export function inInterviewOrder(study: Study, files: Iterable<string>): string[] {
  const all = [...files];
  if (all.length < 2) return all;
  const keyed = Array.from(all, (file): Keyed => ({ file, key: interviewKeyOf(study, file) }));
  return keyed.sort((a, b) => unitOrder(a.key, b.key)).map(({ file }) => file);
}

function unitOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

interface Keyed {
  readonly file: string;
  readonly key: string;
}

/** Summaries never change, and a study of ten thousand is asked for all of its keys again and again. */
const keys = new WeakMap<Summary, string>();

/** Interviews are in order when these texts are, compared unit by unit: `Interview 9` before `Interview 10`. */
function interviewKeyOf(study: Study, file: string, nameOf = interviewName): string {
  const summary = study.transcripts.get(file);
  if (!summary) return '';
  const known = keys.get(summary);
  if (known !== undefined) return known;
  const name = `${nameOf(file, summary)}\n${summary.coder ?? ''}`;
  // The file only makes the order of equal names certain, and its path is the longest part by far.
  const key = `${naturalKey(name)}\n${file}`;
  keys.set(summary, key);
  return key;
}
