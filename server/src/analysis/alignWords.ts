import { diffArrays } from 'diff';
import { itemAt } from '../transcript/itemAt';

/** The words of several files of one interview beside each other. */
export interface AlignedWords {
  /** The words that at least two files have, in order: of each its number in every file, undefined in one that lacks it. */
  readonly shared: readonly (readonly (number | undefined)[])[];
  /** For each word of each file its number among those; -1 for a word that no other file has. */
  readonly sharedOf: readonly (readonly number[])[];
}

/** More edits than this are not looked for: the files are no copies of one text. */
const mostEdits = 3000;

/** Files of one interview differ in no more than this share of all their words. */
const mostDifferent = 0.3;

/** A word with its number in every file that has it. */
interface Column {
  readonly word: string;
  readonly places: (number | undefined)[];
}

/**
 * Lays the words of files beside each other by a shortest edit from what the files before have together to each next one.
 *
 * @returns null where the words of one differ too much from those before it
 */
export function alignWords(files: readonly (readonly string[])[]): AlignedWords | null {
  let columns: Column[] = [];
  for (const [file, words] of files.entries()) {
    const merged =
      file === 0 ? words.map((word, at) => ({ word, places: [at] })) : merge(columns, words, file);
    if (merged === null) return null;
    columns = merged;
  }
  const shared: Column['places'][] = [];
  const sharedOf = files.map((words) => new Array<number>(words.length).fill(-1));
  for (const { places } of columns) {
    if (places.reduce((count: number, place) => (place === undefined ? count : count + 1), 0) < 2) continue;
    places.forEach((place, file) => {
      if (place !== undefined) itemAt(sharedOf, file)[place] = shared.length;
    });
    shared.push(places);
  }
  return { shared, sharedOf };
}

function merge(columns: readonly Column[], words: readonly string[], file: number): Column[] | null {
  const all = columns.length + words.length;
  const changes = diffArrays(
    columns.map(({ word }) => word),
    [...words],
    { maxEditLength: Math.min(mostEdits, Math.floor(mostDifferent * all)) },
  );
  if (!changes) return null;
  const merged: Column[] = [];
  let [column, word, matched] = [0, 0, 0];
  for (const { count, added, removed } of changes) {
    for (let step = 0; step < count; step++) {
      if (added) merged.push(columnOf(itemAt(words, word), file, word));
      else {
        const old = itemAt(columns, column);
        if (!removed) old.places[file] = word;
        merged.push(old);
      }
      if (!removed) word++;
      if (!added) column++;
      if (!added && !removed) matched++;
    }
  }
  return 4 * matched >= all ? merged : null;
}

function columnOf(word: string, file: number, place: number): Column {
  const places: Column['places'] = [];
  places[file] = place;
  return { word, places };
}
