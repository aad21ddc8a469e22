import { itemAt } from '../transcript/itemAt';
import { type AlignedWords, alignWords } from './alignWords';

/** Files of one interview cut into units: stretches that all of them begin and end with a block. */
export interface Alignment {
  readonly words: AlignedWords;
  readonly units: readonly AlignedUnit[];
  /** The blocks of each file that no other file has, ascending. */
  readonly unpaired: readonly (readonly number[])[];
}

export interface AlignedUnit {
  /** The blocks of each file, ascending; none of a file that lacks the unit. */
  readonly blocks: readonly (readonly number[])[];
  /** The first of the words that files share that it has, and the first behind it, by their number in `AlignedWords.shared`. */
  readonly start: number;
  readonly end: number;
}

/** What is compared of a file: its words, and of each the block it stands in, ascending: the passage, or the turn. */
export interface BlockWords {
  readonly words: readonly string[];
  readonly blocks: readonly number[];
}

/** The stretches at which a file has a border between blocks, in numbers of shared words before it. */
interface Border {
  readonly from: number;
  readonly to: number;
}

/**
 * Lays files of one interview beside each other. Words may differ a little, and blocks may be divided elsewhere.
 *
 * Borders with the same shared words before them are common; a unit is what stands between two neighbouring common borders,
 * where at least half of the words are shared. Blocks without a shared word, and those of stretches with fewer, belong to one
 * file only. Of two files each border has one number of shared words before it; of more, a file that lacks what others share
 * has one border for all of the stretch.
 *
 * @returns null for files whose words are too different to be one interview
 */
export function align(files: readonly BlockWords[]): Alignment | null {
  const words = alignWords(files.map((file) => file.words));
  if (words === null) return null;
  const kept = files.map(({ blocks }, file) => sharedBlocks(blocks, itemAt(words.sharedOf, file)));
  const cuts = commonBorders(
    kept.map((blocks) => bordersOf(blocks, words.shared.length)),
    words.shared.length,
  );
  const paired = files.map(() => new Set<number>());
  const units: AlignedUnit[] = [];
  const next = files.map(() => 0);
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    const end = itemAt(cuts, index + 1);
    const inside = kept.map((blocks, file) => {
      const found: SharedBlock[] = [];
      for (let at = itemAt(next, file); at < blocks.length && itemAt(blocks, at).first < end; at++)
        found.push(itemAt(blocks, at));
      next[file] = itemAt(next, file) + found.length;
      return found;
    });
    const blocks = alikeBlocks(inside, words, start, end);
    if (blocks.filter((own) => own.length > 0).length < 2) continue;
    blocks.forEach((own, file) => {
      for (const block of own) itemAt(paired, file).add(block);
    });
    units.push({ blocks, start, end });
  }
  const unpaired = files.map(({ blocks }, file) =>
    [...new Set(blocks)].filter((block) => !itemAt(paired, file).has(block)),
  );
  return { words, units, unpaired };
}

/** A block with a word that another file has, too. */
interface SharedBlock {
  readonly block: number;
  /** How many words it has. */
  readonly words: number;
  /** Its first and its last shared word. */
  readonly first: number;
  readonly last: number;
}

function sharedBlocks(blocks: readonly number[], shared: readonly number[]): SharedBlock[] {
  const found: SharedBlock[] = [];
  let start = 0;
  while (start < blocks.length) {
    const block = itemAt(blocks, start);
    let [end, first, last] = [start, -1, -1];
    for (; blocks[end] === block; end++) {
      const number = itemAt(shared, end);
      if (number < 0) continue;
      if (first < 0) first = number;
      last = number;
    }
    if (first >= 0) found.push({ block, words: end - start, first, last });
    start = end;
  }
  return found;
}

/** The borders of a file from its beginning to its end, ascending. */
function bordersOf(blocks: readonly SharedBlock[], shared: number): Border[] {
  const borders: Border[] = [];
  let from = 0;
  for (const { first, last } of blocks) {
    borders.push({ from, to: first });
    from = last + 1;
  }
  return [...borders, { from, to: shared }];
}

/** Where all files have a border, ascending: numbers of shared words before it, from 0 to all of them. */
function commonBorders(files: readonly (readonly Border[])[], shared: number): number[] {
  const cuts: number[] = [];
  const at = files.map(() => 0);
  const end: Border = { from: shared + 1, to: shared + 1 };
  for (;;) {
    const current = files.map((borders, file) => borders[itemAt(at, file)] ?? end);
    const from = Math.max(...current.map((border) => border.from));
    if (from > shared) return cuts;
    const isCommon = current.every(({ to }) => to >= from);
    if (isCommon) cuts.push(from);
    current.forEach(({ to }, file) => {
      if (to < from || (isCommon && to === from)) at[file] = itemAt(at, file) + 1;
    });
  }
}

/** The blocks of each file that shares at least half of its words and those of another one with it; none of the others. */
function alikeBlocks(
  files: readonly (readonly SharedBlock[])[],
  { shared }: AlignedWords,
  start: number,
  end: number,
): number[][] {
  const sizes = files.map((blocks) => blocks.reduce((sum, { words }) => sum + words, 0));
  const isAlike = (a: number, b: number) => {
    if (itemAt(sizes, a) === 0 || itemAt(sizes, b) === 0) return false;
    let both = 0;
    for (let at = start; at < end; at++) {
      const places = itemAt(shared, at);
      if (places[a] !== undefined && places[b] !== undefined) both++;
    }
    return 4 * both >= itemAt(sizes, a) + itemAt(sizes, b);
  };
  return files.map((blocks, file) =>
    files.some((_, other) => other !== file && isAlike(file, other)) ? blocks.map(({ block }) => block) : [],
  );
}
