import damerauLevenshtein from 'damerau-levenshtein';
import { composed } from '../transcript/composed';
import { itemAt, numberAt } from '../transcript/itemAt';
import { isLatin } from '../transcript/units';
import { Distances } from './distances';
import type { LabelIndex, Named } from './labels';
import { labelWords, numbersOf, singular } from './labels';
import { bitCount, hasLikeLetters, kindsOfLetters, letterCounts, letterMask } from './letters';
import { isLookAlike, type Looks, looksLike, looksOf } from './looks';

/**
 * The spellings of a codebook, laid out so that near misses of a word are found among many thousands
 * without measuring the distance to each.
 */
export interface NearIndex<T extends Named> {
  /** Sorted by the length of their keys, and those of one length by their letters. */
  readonly entries: readonly Entry<T>[];
  /** With how many letters the key of each begins as that of the one before. */
  readonly shared: Uint8Array;
  /** `letterMask` of each entry's key; beside the entries because nearly every search ends here. */
  readonly masks: Int32Array;
  /** `letterCounts` of the entries' keys, one after the other. */
  readonly counts: Uint8Array;
  /** The first entry whose key has at least so many units, by number of units. */
  readonly firstOfLength: Int32Array;
  /** The labels by what their spellings look like. */
  readonly looks: Looks;
}

/** One spelling of a label, in the singular or as it is. */
interface Entry<T extends Named> {
  readonly code: T;
  readonly spelling: string;
  readonly words: readonly string[];
  readonly key: string;
  readonly numbers: string;
  /** The place of the code in the codebook. */
  readonly order: number;
}

/** Longer texts are never labels, and measuring them would cost the square of their length. */
const longest = 200;
const mostSuggestions = 5;
const mostEdits = 3;

/** Makes ready to look for the labels that a text may be a misspelling of. It hangs on the labels alone. */
export function nearIndex<T extends Named>(labels: LabelIndex<T>): NearIndex<T> {
  const order = new Map<T, number>();
  const entries: Entry<T>[] = [];
  for (const [spelling, code] of labels.spellings) {
    const rank = order.get(code) ?? order.size;
    order.set(code, rank);
    if (spelling.length > longest) continue;
    const numbers = numbersOf(spelling);
    for (const words of wordings(spelling)) {
      entries.push({ code, spelling, words, key: words.join(''), numbers, order: rank });
    }
  }
  entries.sort((a, b) => a.key.length - b.key.length || (a.key < b.key ? -1 : Number(a.key > b.key)));
  const lengths = (entries.at(-1)?.key.length ?? 0) + 2;
  const firstOfLength = new Int32Array(lengths).fill(entries.length);
  for (let i = entries.length - 1; i >= 0; i--) firstOfLength[itemAt(entries, i).key.length] = i;
  for (let length = lengths - 2; length >= 0; length--) {
    const here = numberAt(firstOfLength, length);
    const next = numberAt(firstOfLength, length + 1);
    if (here > next) firstOfLength[length] = next;
  }
  const counts = new Uint8Array(entries.length * kindsOfLetters);
  entries.forEach((entry, i) => {
    counts.set(letterCounts(entry.key), i * kindsOfLetters);
  });
  return {
    entries,
    shared: Uint8Array.from(entries, ({ key }, i) => sharedLetters(entries[i - 1]?.key ?? '', key)),
    masks: Int32Array.from(entries, (entry) => letterMask(entry.key)),
    counts,
    firstOfLength,
    looks: looksOf(labels),
  };
}

/**
 * The labels that a text may be a misspelling of, best first, at most five.
 *
 * Case, hyphens, spaces and plurals count for nothing; beyond them one letter may be wrong in a label of 4
 * to 7 letters, two up to 13, three above that. Labels with different numbers (`Q2.1`, `Q2.2`) are different
 * codes, and so are labels of which one has a word more (`Data-duplicates`, `Data-duplicates-fix`). What cannot be told from a label by
 * looking at it means nothing else.
 *
 * @param uses how often a label is used: of labels equally near, the one used more comes first, then the one
 *   that comes first in the codebook
 */
export function nearLabels<T extends Named>(
  index: NearIndex<T>,
  given: string,
  uses: (label: string) => number = () => 0,
): string[] {
  return byUse(nearGroups(index, given), uses);
}

/** The labels that a text may be a misspelling of, the nearest first. Those of one group are equally near, and in the order of the codebook. */
export function nearGroups<T extends Named>(index: NearIndex<T>, given: string): string[][] {
  if (given.length > longest) return [];
  const written = composed(given);
  const alike = looksLike(index.looks, written);
  if (alike.length > 0) return [alike];
  const candidates: (() => Near<T> | null)[][] = [];
  eachNear(index, written, (entry, edits, isNear) => {
    if (entry.code.label === written) return true;
    const measure = () =>
      isNear() ? { entry, edits, letters: damerauLevenshtein(written, entry.spelling).steps } : null;
    const alike = candidates[edits];
    if (alike) alike.push(measure);
    else candidates[edits] = [measure];
    return true;
  });
  const best = new Map<T, Near<T>>();
  // Where hundreds are near, those that others come before need not be measured in full.
  for (const alike of candidates) {
    if (best.size >= mostSuggestions) break;
    const nearest = new Map<T, Near<T>>();
    for (const measure of alike ?? []) {
      const near = measure();
      if (!near || best.has(near.entry.code)) continue;
      const before = nearest.get(near.entry.code);
      if (before === undefined || nearer(near, before) < 0) nearest.set(near.entry.code, near);
    }
    for (const [code, near] of nearest) best.set(code, near);
  }
  const groups: string[][] = [];
  let before: Near<T> | null = null;
  for (const near of [...best.values()].sort((a, b) => nearer(a, b) || a.entry.order - b.entry.order)) {
    const { label } = near.entry.code;
    if (before && nearer(before, near) === 0) groups.at(-1)?.push(label);
    else groups.push([label]);
    before = near;
  }
  return groups;
}

/**
 * The best five of labels in groups, of those in one group the most used first.
 *
 * @param uses how often a label is used
 */
export function byUse(groups: readonly (readonly string[])[], uses: (label: string) => number): string[] {
  const found: string[] = [];
  for (const group of groups) {
    if (found.length >= mostSuggestions) break;
    found.push(...(group.length > 1 ? [...group].sort((a, b) => uses(b) - uses(a)) : group));
  }
  return found.slice(0, mostSuggestions);
}

interface Near<T extends Named> {
  readonly entry: Entry<T>;
  /** Distance between the normal forms. */
  readonly edits: number;
  /** Distance between the spellings as they are: decides between `Data-value` and `Data-values`. */
  readonly letters: number;
}

function nearer(a: Near<Named>, b: Near<Named>): number {
  return a.edits - b.edits || a.letters - b.letters;
}

/**
 * True when a line alone in its block is a misspelt label. The parser asks this of every short line that
 * might be speech, so it is strict and quick: at least eight letters and no mark that ends or divides a
 * sentence, but for what cannot be told from a label by looking at it.
 */
export function isNearLabel<T extends Named>(index: NearIndex<T>, line: string): boolean {
  if (line.length <= longest && isLookAlike(index.looks, line)) return true;
  const longestKey = index.firstOfLength.length - 2;
  // Each unit of a line is a letter of its key or a separator, and few labels have many separators.
  if (line.length < 8 || line.length > longest || line.length > 2 * longestKey + mostEdits) return false;
  if (!maybeLabel(line)) return false;
  let found = false;
  eachNear(index, line, (_, __, isNear) => {
    found = isNear();
    return !found;
  });
  return found;
}

/** At least eight letters and none of `. , ; ? ! : …`. */
function maybeLabel(line: string): boolean {
  let letters = 0;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (isLatin(unit)) letters++;
    else if (unit === 46 || unit === 44 || unit === 59 || unit === 63 || unit === 33 || unit === 58)
      return false;
    else if (unit === 0x2026) return false;
    else if (unit >= 0xaa && unit !== 0xbb && (unit < 0x2000 || unit > 0x206f)) letters++;
  }
  return letters >= 8;
}

/**
 * The words of a text in the singular, and as they are where that differs: a misspelling may lie in the very
 * letter that looks like a plural (`Mics` for `Misc`).
 */
function wordings(text: string): string[][] {
  const words = labelWords(text);
  const singulars = words.map(singular);
  return words.every((word, i) => word === singulars[i]) ? [words] : [singulars, words];
}

/**
 * Calls `visit` with every entry that is near `written` by its letters, until it answers false. Whether it is near by its words
 * as well is told when that is asked.
 */
function eachNear<T extends Named>(
  index: NearIndex<T>,
  written: string,
  visit: (entry: Entry<T>, edits: number, isNear: () => boolean) => boolean,
): void {
  const numbers = numbersOf(written);
  for (const words of wordings(written)) {
    const key = words.join('');
    if (key === '') continue;
    const mask = letterMask(key);
    const counts = letterCounts(key);
    const allowed = allowedEdits(key.length);
    const from = index.firstOfLength[Math.max(0, key.length - allowed)] ?? index.entries.length;
    const to = index.firstOfLength[key.length + allowed + 1] ?? index.entries.length;
    let distances: Distances | null = null;
    let shared = 0;
    for (let i = from; i < to; i++) {
      shared = Math.min(shared, numberAt(index.shared, i));
      if (distances?.isHopeless(shared)) continue;
      // A letter put in or left out changes one bit of the mask, a wrong letter two, two letters swapped none.
      if (bitCount(numberAt(index.masks, i) ^ mask) > 2 * allowed) continue;
      if (!hasLikeLetters(index.counts, i * kindsOfLetters, counts, 2 * allowed)) continue;
      const entry = index.entries[i];
      if (entry === undefined || entry.numbers !== numbers) continue;
      distances ??= new Distances(key, allowed);
      const edits = distances.of(entry.key, shared);
      shared = entry.key.length;
      if (edits > allowedEdits(entry.key.length)) continue;
      if (edits >= 0 && !visit(entry, edits, () => isReallyNear(entry, key, words))) return;
    }
  }
}

/** At most 255, which is more than keys have letters of. */
function sharedLetters(one: string, other: string): number {
  let shared = 0;
  while (shared < 255 && shared < one.length && one.charCodeAt(shared) === other.charCodeAt(shared)) shared++;
  return shared;
}

function isReallyNear(entry: Entry<Named>, key: string, words: readonly string[]): boolean {
  if (entry.key === key) return true;
  const allowed = allowedEdits(Math.min(entry.key.length, key.length));
  return wordsAgree(entry.words, words) && damerauLevenshtein(entry.key, key).steps <= allowed;
}

function allowedEdits(letters: number): number {
  if (letters < 4) return 0;
  if (letters < 8) return 1;
  return letters < 14 ? 2 : mostEdits;
}

/**
 * False when the words tell two labels apart that are near by their letters: a whole word more or less
 * (`Data-quality`, `ML-data-quality`), or one word quite another (`QM-robustness`, `ML-robustness`).
 */
function wordsAgree(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return !(a.length < b.length ? isWithin(a, b) : isWithin(b, a));
  return a.every((word, i) => {
    const other = itemAt(b, i);
    if (word === other) return true;
    const half = Math.floor(Math.min(word.length, other.length) / 2);
    return damerauLevenshtein(word, other).steps <= Math.max(1, half);
  });
}

/** True when all words of `few` stand in `many`, in the same order. */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  let found = 0;
  for (const word of many) if (singular(word) === singular(few[found] ?? '')) found++;
  return found === few.length;
}
