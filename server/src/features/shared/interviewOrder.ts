import { naturalOrder, unitOrder } from '../../codebook/naturalOrder';
import { derived, interviewsChange, unchanging } from '../../study/derived';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';
import { itemAt } from '../../transcript/itemAt';
import { numberNamer } from '../trees/tree';

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
  for (const [file, summary] of [...study.transcripts]) {
    nameIn(summary, file, nameOf);
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

/** What says where a file stands in the order. */
interface Standing {
  readonly file: string;
  readonly name: string;
  readonly coder: string;
}

/** Sorting ten thousand takes longer than a tree may take to draw its first rows, so it is done once for each set of names. */
const orderOf = derived(interviewsChange, (study: Study): Order => {
  const nameOf = numberNamer();
  const sorted = Array.from(study.interviews.all, ([key, files]) => {
    const own = files.map((file) => standingOf(study, file, nameOf));
    if (own.length > 1) own.sort(byStanding);
    // The first of several, so that the order is the same whatever was read first.
    return { key, first: itemAt(own, 0), own };
  });
  sorted.sort((a, b) => byStanding(a.first, b.first));
  const files = sorted.flatMap(({ own }) => own.map(({ file }) => file));
  const places = new Map(files.map((file, place) => [file, place]));
  return { keys: sorted.map(({ key }) => key), files, places };
});

/** The file only makes the order of equal names certain. */
function byStanding(a: Standing, b: Standing): number {
  return naturalOrder(a.name, b.name) || naturalOrder(a.coder, b.coder) || unitOrder(a.file, b.file);
}

function standingOf(study: Study, file: string, nameOf: ReturnType<typeof numberNamer>): Standing {
  const summary = study.transcripts.get(file);
  return summary
    ? { file, name: nameIn(summary, file, nameOf), coder: summary.coder ?? '' }
    : { file, name: '', coder: '' };
}

/** The name of each interview, which stays so where others change, as naming ten thousand takes long. */
const keptName = derived(unchanging, (_summary: Summary): { name: string | null } => ({ name: null }));

function nameIn(summary: Summary, file: string, nameOf: ReturnType<typeof numberNamer>): string {
  const kept = keptName(summary);
  kept.name ??= nameOf(file, summary);
  return kept.name;
}
