import { derived, interviewsChange, unchanging } from '../../study/derived';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';
import { unitOrder } from '../../study/unitOrder';
import { itemAt } from '../../transcript/itemAt';
import { numberNamer } from '../trees/tree';
import { naturalKey } from './find';

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
  const { places, files: inOrder } = orderOf(study);
  const here = from === null ? null : (places.get(from) ?? -1);
  const isBefore = direction === 'next' ? (a: number, b: number) => a < b : (a: number, b: number) => a > b;
  let first: number | null = null;
  let beyond: number | null = null;
  for (const file of files) {
    const place = places.get(file);
    if (place === undefined) continue;
    if (first === null || isBefore(place, first)) first = place;
    if (here !== null && isBefore(here, place) && (beyond === null || isBefore(place, beyond)))
      beyond = place;
  }
  const file = inOrder[beyond ?? first ?? -1];
  return file === undefined ? null : { file, wrapped: beyond === null && from !== null };
}

/** The keys of the interviews of a study in the order in which people go through it. */
export function interviewsInOrder(study: Study): readonly string[] {
  return orderOf(study).keys;
}

/** All files of a study in that order. */
export function filesInOrder(study: Study): readonly string[] {
  return orderOf(study).files;
}

/** Some files of a study in that order, within an interview by coder. Files that the study lacks are left out. */
export function inInterviewOrder(study: Study, files: Iterable<string>): string[] {
  const { places, files: inOrder } = orderOf(study);
  const all = [...files];
  // Nearly every interview has one file, and a tree asks for those of each.
  if (all.length < 2) return all;
  const found = Uint32Array.from(all.flatMap((file) => places.get(file) ?? []));
  return Array.from(found.sort(), (place) => itemAt(inOrder, place));
}

/**
 * Works out that order little by little, for whoever has the time before anybody asks for it: between two steps somebody
 * else may have a turn.
 */
export function* warmUpOrder(study: Study): Generator<void> {
  if (orderOf.isKnown(study)) return;
  const nameOf = numberNamer();
  for (const file of [...study.transcripts.keys()]) {
    interviewKeyOf(study, file, nameOf);
    yield;
  }
  orderOf(study);
}

interface Order {
  readonly keys: readonly string[];
  readonly files: readonly string[];
  /** The place of each file. */
  readonly places: ReadonlyMap<string, number>;
}

/** Sorting ten thousand takes longer than a tree may take to draw its first rows, so it is done once for each set of names. */
const orderOf = derived(interviewsChange, (study: Study): Order => {
  const nameOf = numberNamer();
  const sorted = Array.from(study.interviews.all, ([key, files]) => {
    const keyed = files.map((file) => ({ file, key: interviewKeyOf(study, file, nameOf) }));
    if (keyed.length > 1) keyed.sort((a, b) => unitOrder(a.key, b.key));
    // The first name of several, so that the order is the same whatever was read first.
    return { key, name: itemAt(keyed, 0).key, files: keyed };
  });
  sorted.sort((a, b) => unitOrder(a.name, b.name));
  const files = sorted.flatMap((one) => one.files.map(({ file }) => file));
  const places = new Map(files.map((file, place) => [file, place]));
  return { keys: sorted.map(({ key }) => key), files, places };
});

/** The key of each summary, which stays so where others change, as putting ten thousand in order takes longer without. */
const keptKey = derived(unchanging, (_summary: Summary): { key: string | null } => ({ key: null }));

/** Interviews are in order when these texts are, compared unit by unit: `Interview 9` before `Interview 10`. */
function interviewKeyOf(study: Study, file: string, nameOf: ReturnType<typeof numberNamer>): string {
  const summary = study.transcripts.get(file);
  if (!summary) return '';
  const kept = keptKey(summary);
  if (kept.key !== null) return kept.key;
  const name = `${nameOf(file, summary)}\n${summary.coder ?? ''}`;
  // The file only makes the order of equal names certain, and its path is the longest part by far.
  kept.key = `${naturalKey(name)}\n${file}`;
  return kept.key;
}
