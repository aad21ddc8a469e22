import { labelWords } from '../../codebook/labels';
import { distanceOf, partOf, parts } from './counts';
import type { Scene } from './scene';
import { wordsOf } from './words';

/**
 * What may speak for a code. Each is a number for every code, in logarithms of how many times likelier it makes the code, so
 * that they may be added; 0 where it says nothing.
 */
export interface Evidence {
  /** It is on the passage before. */
  readonly goesOn: Float64Array;
  /** It runs longer or shorter than others do. */
  readonly runs: Float64Array;
  /** It begins often. */
  readonly common: Float64Array;
  /** It was used in this file, so many passages ago. */
  readonly recent: Float64Array;
  /** The words of the passage are those it was put on. */
  readonly words: Float64Array;
  /** The words of the question are those it was put on. */
  readonly question: Float64Array;
  /** Its label has words of the passage. */
  readonly label: Float64Array;
  readonly labelInQuestion: Float64Array;
  /** Its definition has words of the passage or of the question. */
  readonly definition: Float64Array;
  /** It goes with the codes on the passage. */
  readonly together: Float64Array;
  /** It is of the family of a code on the passage. */
  readonly family: Float64Array;
  /** It is of the family of a code that began last. */
  readonly familyBefore: Float64Array;
  /** It began after what began last in this file. */
  readonly follows: Float64Array;
  /** It fixes an issue that is on the passage, or was on one of the few before. */
  readonly fixes: Float64Array;
  /** It begins in this part of an interview. */
  readonly place: Float64Array;
}

export type Source = keyof Evidence;

/** Weighs everything that may speak for the codes of a scene. */
export function evidenceIn(scene: Scene): Evidence {
  const folded = foldedCounts(scene);
  return {
    ...evidenceOfRuns(scene, folded),
    common: folded.share.map((share) => Math.log(share * scene.codes.length)),
    recent: recentUse(scene),
    words: likeWords(scene, folded, scene.words),
    question: likeWords(scene, folded, scene.question),
    ...evidenceOfNames(scene),
    ...evidenceOfNeighbours(scene, folded),
    place: likePlace(scene, folded),
  };
}

/** The counts by code: those of all its spellings. */
interface Folded {
  readonly begins: Float64Array;
  readonly codings: Float64Array;
  readonly chances: Float64Array;
  /** The share of all beginnings, never 0. */
  readonly share: Float64Array;
  readonly total: number;
  /** The codes of every label that was learnt. */
  readonly labels: ReadonlyMap<string, number>;
  /** The number of the family of each code; a code of none is its own. */
  readonly family: Int32Array;
}

/** A code that was never used counts as if it had been so often: it may be the very next. */
const unseen = 0.5;

function foldedCounts({ codes, counts, indexOf }: Scene): Folded {
  const begins = new Float64Array(codes.length);
  const codings = new Float64Array(codes.length);
  const chances = new Float64Array(codes.length);
  const labels = new Map<string, number>();
  for (const [label, one] of counts.labels) {
    const index = indexOf(label);
    if (index === undefined) continue;
    labels.set(label, index);
    bump(begins, index, one.begins);
    bump(codings, index, one.codings);
    bump(chances, index, one.chances);
  }
  const total = sum(begins);
  const share = begins.map((count) => (count + unseen) / (total + unseen * codes.length));
  return { begins, codings, chances, share, total, labels, family: familiesOf(codes) };
}

function familiesOf(codes: Scene['codes']): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(codes, ({ family, label }) => {
    const key = family ?? label;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

/** How much sooner what was used so long ago is used again than what was not used, before anything is learnt, and its worth in chances. */
const usualReturns = [0.6, 0.12, 0.07, 0.05, 0.04, 0.03, 0.02];
const worth = 20;

function rateOf({ counts }: Scene, distance: number): number {
  const usual = usualReturns[distance] ?? 0;
  return ((counts.returns[distance] ?? 0) + worth * usual) / ((counts.chances[distance] ?? 0) + worth);
}

/** How often a code is put on a passage that was not used in its file so far. */
function rateOfNew({ counts, codes }: Scene): number {
  const news = counts.codings - counts.returns.reduce((all, count) => all + count, 0);
  return (news + worth * 0.5) / ((counts.passages + worth) * Math.max(1, codes.length));
}

function evidenceOfRuns(scene: Scene, { chances, codings, begins }: Folded) {
  const goesOn = new Float64Array(scene.codes.length);
  const runs = new Float64Array(scene.codes.length);
  const rate = rateOf(scene, 0);
  for (const index of scene.before.keys()) {
    goesOn[index] = Math.log(rate / rateOfNew(scene));
    const on = (codings[index] ?? 0) - (begins[index] ?? 0);
    runs[index] = Math.log((on + 4 * rate) / ((chances[index] ?? 0) + 4) / rate);
  }
  return { goesOn, runs };
}

function recentUse(scene: Scene): Float64Array {
  const recent = new Float64Array(scene.codes.length);
  const rateNew = rateOfNew(scene);
  for (const [index, passages] of scene.ago) {
    if (passages > 1) recent[index] = Math.log(rateOf(scene, distanceOf(passages)) / rateNew);
  }
  return recent;
}

/** Smooths what was seen with so many cases of what is usual. */
const usualCases = 2;

/** How much each word speaks for each code; null for a word never seen. */
function wordSpeaks(scene: Scene, { codings, labels }: Pick<Folded, 'codings' | 'labels'>, word: string) {
  const { counts } = scene;
  const seen = counts.words.get(word);
  if (!seen) return null;
  const on = new Float64Array(scene.codes.length);
  for (const [label, count] of seen.labels) {
    const index = labels.get(label);
    if (index !== undefined) bump(on, index, count);
  }
  const usual = (seen.passages + 0.5) / (counts.passages + 1);
  return on.map((count, index) =>
    Math.log((count + usualCases * usual) / ((codings[index] ?? 0) + usualCases) / usual),
  );
}

function likeWords(scene: Scene, folded: Folded, words: ReadonlyMap<string, string>): Float64Array {
  const like = new Float64Array(scene.codes.length);
  let known = 0;
  for (const word of words.keys()) {
    const speaks = wordSpeaks(scene, folded, word);
    if (!speaks) continue;
    known++;
    for (let index = 0; index < like.length; index++) bump(like, index, speaks[index] ?? 0);
  }
  // Words of one passage say the same thing several times over, so many count for less than they are.
  return like.map((value) => value / Math.sqrt(Math.max(1, known)));
}

function evidenceOfNames({ codes, words, question }: Scene) {
  const { names, definitions } = namesOf(codes);
  const both = new Map([...question, ...words]);
  return {
    label: sharedWith(names, words),
    labelInQuestion: sharedWith(names, question),
    definition: sharedWith(definitions, both),
  };
}

/** The words of some texts, and how much rarer than everywhere each is among them, in logarithms. */
interface Texts {
  readonly words: readonly (readonly string[])[];
  readonly rarity: ReadonlyMap<string, number>;
}

/** A definition is said by then, in UTF-16 units. */
const longestDefinition = 1000;

const knownNames = new WeakMap<Scene['codes'], { names: Texts; definitions: Texts }>();

/** The words of all labels and of all definitions: the same for every passage until the codebook is another. */
function namesOf(codes: Scene['codes']) {
  const known = knownNames.get(codes);
  if (known) return known;
  const names = codes.map(({ label, aliases }) => [label, ...aliases].flatMap(labelWords).join(' '));
  const definitions = codes.map(({ description, include, example }) =>
    [description, include, example].join(' ').slice(0, longestDefinition),
  );
  const found = { names: textsOf(names), definitions: textsOf(definitions) };
  knownNames.set(codes, found);
  return found;
}

function textsOf(texts: readonly string[]): Texts {
  const words = texts.map((text) => [...wordsOf(text).keys()]);
  const rarity = new Map<string, number>();
  for (const word of words.flat()) rarity.set(word, (rarity.get(word) ?? 0) + 1);
  for (const [word, count] of rarity) rarity.set(word, Math.log(texts.length / count));
  return { words, rarity };
}

/** How rare the words are that each text shares with what is said, the longer the text the less. */
function sharedWith({ words, rarity }: Texts, said: ReadonlyMap<string, string>): Float64Array {
  return Float64Array.from(words, (text) => {
    let found = 0;
    let all = 0;
    for (const word of text) {
      const rare = (rarity.get(word) ?? 0) ** 2;
      all += rare;
      if (said.has(word)) found += rare;
    }
    return found > 0 ? found / Math.sqrt(all) : 0;
  });
}

function evidenceOfNeighbours(scene: Scene, folded: Folded) {
  const { codes, present, before, begunLast, ago } = scene;
  const last = begunLast.size > 0 ? begunLast : new Set<number>();
  const together = likePairs(scene, folded, present, 'together');
  const follows = likePairs(scene, folded, new Set([...last].filter((index) => !present.has(index))), 'next');
  const families = new Set([...present].map((index) => folded.family[index]));
  const familiesBefore = new Set([...before.keys(), ...last].map((index) => folded.family[index]));
  const near = (label: string) => {
    const index = scene.indexOf(label);
    return index !== undefined && (present.has(index) || (ago.get(index) ?? Infinity) <= 4);
  };
  return {
    together,
    follows,
    family: Float64Array.from(folded.family, (family) => (families.has(family) ? 1 : 0)),
    familyBefore: Float64Array.from(folded.family, (family) => (familiesBefore.has(family) ? 1 : 0)),
    fixes: Float64Array.from(codes, ({ fixes }) => (fixes !== null && near(fixes) ? 1 : 0)),
  };
}

function likePairs(
  { codes, counts }: Scene,
  { share, labels }: Folded,
  given: ReadonlySet<number>,
  pairs: 'together' | 'next',
): Float64Array {
  const like = new Float64Array(codes.length);
  if (given.size === 0) return like;
  const seen = new Float64Array(codes.length);
  for (const [label, index] of labels) {
    if (!given.has(index)) continue;
    for (const [other, count] of counts.labels.get(label)?.[pairs] ?? []) {
      const to = labels.get(other);
      if (to !== undefined && to !== index) bump(seen, to, count);
    }
  }
  const all = sum(seen);
  return share.map((usual, index) =>
    Math.log(((seen[index] ?? 0) + usualCases * usual) / (all + usualCases) / usual),
  );
}

function likePlace({ codes, counts, place }: Scene, { labels, family, total, begins }: Folded): Float64Array {
  const here = partOf(place);
  const inPart = new Float64Array(codes.length);
  let all = 0;
  for (const [label, index] of labels) {
    const { beginsIn } = counts.labels.get(label) ?? {};
    // The parts beside it count, too, as interviews are not of one length.
    const count = (beginsIn?.[here] ?? 0) + ((beginsIn?.[here - 1] ?? 0) + (beginsIn?.[here + 1] ?? 0)) / 2;
    bump(inPart, index, count);
    all += count;
  }
  const usual = total > 0 ? (all + 1) / (total + 2) : 2 / parts;
  const ofFamily = new Map<number, { here: number; all: number }>();
  for (const [index, number] of family.entries()) {
    const known = ofFamily.get(number) ?? { here: 0, all: 0 };
    known.here += inPart[index] ?? 0;
    known.all += begins[index] ?? 0;
    ofFamily.set(number, known);
  }
  return inPart.map((count, index) => {
    const { here: near, all: ever } = ofFamily.get(family[index] ?? -1) ?? { here: 0, all: 0 };
    const likeFamily = (near + 3 * usual) / (ever + 3);
    return Math.log((count + 3 * likeFamily) / ((begins[index] ?? 0) + 3) / usual);
  });
}

function bump(values: Float64Array, at: number, by: number): void {
  values[at] = (values[at] ?? 0) + by;
}

function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}
