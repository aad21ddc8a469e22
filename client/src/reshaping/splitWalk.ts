/** How far somebody is who gives the quotes of a code to others, one at a time. Plain data: every step makes a new one. */
export interface SplitWalk {
  /** How many quotes there are. */
  readonly quotes: number;
  /** The quote to be decided now, from 0; `quotes` when all are. */
  readonly at: number;
  /** What was decided for each of those before, by its place: the code it goes to, or null to stay as it is. */
  readonly decided: readonly (string | null)[];
  /** The codes that quotes were given to, in the order in which they were first chosen: those on the keys 1 to 9. */
  readonly targets: readonly string[];
}

export function beginSplit(quotes: number): SplitWalk {
  return { quotes, at: 0, decided: [], targets: [] };
}

/** Gives the quote to a code, or with null leaves it as it is, and goes on to the next. */
export function decideQuote(walk: SplitWalk, to: string | null): SplitWalk {
  const decided = [...walk.decided.slice(0, walk.at), to, ...walk.decided.slice(walk.at + 1)];
  const targets = to === null || walk.targets.includes(to) ? walk.targets : [...walk.targets, to];
  return { ...walk, decided, targets, at: Math.min(walk.at + 1, walk.quotes) };
}

/** Goes back to the quote before; what was decided for it is decided anew. */
export function goBack(walk: SplitWalk): SplitWalk {
  return { ...walk, at: Math.max(0, walk.at - 1) };
}

/** The code on a key; undefined for a key that has none. */
export function onKey({ targets }: SplitWalk, key: string): string | undefined {
  return /^[1-9]$/.test(key) ? targets[Number(key) - 1] : undefined;
}

/** The quotes that go to another code, by their places. */
export function moved({ decided }: SplitWalk): { readonly quote: number; readonly to: string }[] {
  return decided.flatMap((to, quote) => (to === null ? [] : [{ quote, to }]));
}
