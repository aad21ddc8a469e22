/** Resolves when whatever has come in meanwhile, such as a request or that one is cancelled, has had its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Measures how long something has gone on since others had their turn. */
export class TimeSlice {
  private began = performance.now();

  /** @param length how long it may go on, in milliseconds */
  constructor(private readonly length: number) {}

  get isOver(): boolean {
    return performance.now() - this.began >= this.length;
  }

  /** Gives others their turn, and begins the next slice. */
  async next(): Promise<void> {
    await nextTurn();
    this.began = performance.now();
  }
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
    await nextTurn();
    if (isCancelled()) return null;
  }
  return gathered;
}
