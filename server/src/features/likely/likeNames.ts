import type { Code } from '../../codebook/codebook';
import { labelWords } from '../../codebook/labels';
import { wordsOf } from './words';

/** The words of some texts, and how much rarer than everywhere each is among them, in logarithms. */
interface Texts {
  readonly words: readonly (readonly string[])[];
  readonly rarity: ReadonlyMap<string, number>;
}

/** What codes are called and how they are defined, each in the order of the codebook. */
interface Names {
  readonly labels: Texts;
  readonly definitions: Texts;
}

/** A definition is said by then, in UTF-16 units. */
const longestDefinition = 1000;

const known = new WeakMap<readonly Code[], Names>();

/** The words of all labels and definitions: the same for every passage, until the codebook is another. */
export function namesOf(codes: readonly Code[]): Names {
  const before = known.get(codes);
  if (before) return before;
  const labels = codes.map(({ label, aliases }) => [label, ...aliases].flatMap(labelWords).join(' '));
  const definitions = codes.map(({ description, include, example }) =>
    [description, include, example].join(' ').slice(0, longestDefinition),
  );
  const names = { labels: textsOf(labels), definitions: textsOf(definitions) };
  known.set(codes, names);
  return names;
}

function textsOf(texts: readonly string[]): Texts {
  const words = texts.map((text) => [...wordsOf(text).keys()]);
  const rarity = new Map<string, number>();
  for (const word of words.flat()) rarity.set(word, (rarity.get(word) ?? 0) + 1);
  for (const [word, count] of rarity) rarity.set(word, Math.log(texts.length / count));
  return { words, rarity };
}

/** How many and how rare the words are that each text shares with what is said; the longer the text, the less. */
export function likeNames({ words, rarity }: Texts, said: ReadonlyMap<string, string>): Float64Array {
  return Float64Array.from(words, (text) => {
    let shared = 0;
    let all = 0;
    for (const word of text) {
      const rare = (rarity.get(word) ?? 0) ** 2;
      all += rare;
      if (said.has(word)) shared += rare;
    }
    return shared > 0 ? shared / Math.sqrt(all) : 0;
  });
}
