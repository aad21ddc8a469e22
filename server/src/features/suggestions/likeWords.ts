import { numberAt } from '../../transcript/itemAt';
import { type CodeCounts, increase } from './codeCounts';

/** A code is taken to be about whatever the study is about until it was put on many more passages than this. */
const usualPassages = 16;

/**
 * How much the words of a text speak for each code: how many times likelier a passage with the code has them than any other, in
 * logarithms. Only words that speak for a code count. What is not said says little, as an excerpt is short.
 *
 * @param words what counts of each word
 */
export function likeWords(known: CodeCounts, words: Iterable<string>): Float64Array {
  const like = new Float64Array(known.codes.length);
  let seen = 0;
  for (const word of words) {
    const speaks = wordSpeaks(known, word);
    if (!speaks) continue;
    seen++;
    for (const [index, times] of speaks) increase(like, index, times);
  }
  // The words of one passage say the same thing several times over, so many count for less than they are.
  return like.map((value) => value / Math.sqrt(Math.max(1, seen)));
}

/** A word of more than every so manyth passage speaks for no code. */
const everywhere = 5;
/** Before so many passages are coded, nobody knows which words are everywhere. */
const fewPassages = 50;

/** How much a word speaks for the codes it speaks for; null for a word that was never seen, or is everywhere. */
export function wordSpeaks(known: CodeCounts, word: string): ReadonlyMap<number, number> | null {
  const { counts, codings, spoken } = known;
  const before = spoken.get(word);
  if (before !== undefined) return before;
  const seen = counts.words.get(word);
  if (!seen || (counts.passages > fewPassages && seen.passages * everywhere > counts.passages)) return null;
  const usual = (seen.passages + 0.5) / (counts.passages + 1);
  const found = known.byCode(seen.labels);
  for (const [index, count] of found) {
    const share = (count + usualPassages * usual) / (numberAt(codings, index) + usualPassages);
    if (share > usual) found.set(index, Math.log(share / usual));
    else found.delete(index);
  }
  spoken.set(word, found);
  return found;
}
