/** Resolves when whatever has come in meanwhile, such as a request or that one is cancelled, has had its turn. */
export function turnForOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** After so many things others have their turn: with the names of a study that is some milliseconds. */
const portion = 1000;

/**
 * Takes all of what comes one by one, and lets other requests have their turns meanwhile.
 *
 * @param isCancelled asked after each turn
 * @returns null when it was cancelled
 */
export async function gather<T>(things: Iterable<T>, isCancelled: () => boolean): Promise<T[] | null> {
  const gathered: T[] = [];
  for (const thing of things) {
    gathered.push(thing);
    if (gathered.length % portion !== 0) continue;
    await turnForOthers();
    if (isCancelled()) return null;
  }
  return gathered;
}
