import type { Code } from '../../codebook/codebook';
import { labelWords } from '../../codebook/labels';
import { derived, unchanging } from '../../study/derived';
import { increase } from './codeCounts';
import { wordsByStem } from './words';

/**
 * The words of some texts, by word: the texts that have it, and how much it tells of each. A rarer word tells more, and
 * any one less of a longer text.
 */
type Texts = ReadonlyMap<string, readonly { readonly text: number; readonly tells: number }[]>;

/** What codes are called and how they are defined, each in the order of the codebook. */
interface Names {
  readonly labels: Texts;
  readonly definitions: Texts;
  /** The words of each label. */
  readonly words: readonly (readonly string[])[];
}

/** A definition is said by then, in UTF-16 units. */
const longestDefinition = 1000;

/** The words of all labels and definitions: the same for every passage, until the codebook is another. */
export const wordsOfCodes = derived(unchanging, (codes: readonly Code[]): Names => {
  const labels = codes.map(({ label, aliases }) => [label, ...aliases].flatMap(labelWords).join(' '));
  const definitions = codes.map(({ description, include, example }) =>
    [description, include, example].join(' ').slice(0, longestDefinition),
  );
  return {
    labels: textsOf(labels),
    definitions: textsOf(definitions),
    words: codes.map(({ label }) => labelWords(label)),
  };
});

function textsOf(texts: readonly string[]): Texts {
  const words = texts.map((text) => [...wordsByStem(text).keys()]);
  const having = new Map<string, number>();
  for (const word of words.flat()) having.set(word, (having.get(word) ?? 0) + 1);
  const rarity = (word: string) => Math.log(texts.length / (having.get(word) ?? 1)) ** 2;
  const found = new Map<string, { text: number; tells: number }[]>();
  for (const [text, own] of words.entries()) {
    const all = own.reduce((sum, word) => sum + rarity(word), 0);
    for (const word of all > 0 ? own : []) {
      const one = { text, tells: rarity(word) / Math.sqrt(all) };
      const others = found.get(word);
      if (others) others.push(one);
      else found.set(word, [one]);
    }
  }
  return found;
}

/**
 * How many and how rare the words are that each text shares with what is said; the longer the text, the less.
 *
 * @param count of the texts
 */
export function likeNames(texts: Texts, count: number, said: ReadonlyMap<string, string>): Float64Array {
  const like = new Float64Array(count);
  for (const word of said.keys()) {
    for (const { text, tells } of texts.get(word) ?? []) increase(like, text, tells);
  }
  return like;
}
