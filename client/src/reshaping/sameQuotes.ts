import type { CodingOfCode } from '../../../server/src/protocol/codingsOfCode';

/**
 * Finds quotes again after the transcripts may have been edited, when their lines are others. The words tell, and of
 * quotes with the same words their order, as long as there are as many as before.
 *
 * @returns for each of the quotes of before, the one of now; undefined for one that cannot be told any more
 */
export function sameQuotes(
  before: readonly CodingOfCode[],
  now: readonly CodingOfCode[],
): (CodingOfCode | undefined)[] {
  const [old, found] = [byWords(before), byWords(now)];
  return before.map((quote) => {
    const key = keyOf(quote);
    const [alike = [], others = []] = [old.get(key), found.get(key)];
    return alike.length === others.length ? others[alike.indexOf(quote)] : undefined;
  });
}

function byWords(quotes: readonly CodingOfCode[]): Map<string, CodingOfCode[]> {
  const groups = new Map<string, CodingOfCode[]>();
  for (const quote of quotes) {
    const key = keyOf(quote);
    const group = groups.get(key);
    if (group) group.push(quote);
    else groups.set(key, [quote]);
  }
  return groups;
}

function keyOf({ words, excerpt, speaker }: CodingOfCode): string {
  return JSON.stringify([words.uri, speaker, excerpt]);
}
