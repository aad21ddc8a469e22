/** Gives each thing a name of its own: what is taken already gets ` (2)` behind it, ` (3)` and so on. */
export class FreeNames {
  private readonly taken: Set<string>;
  /** By name, the number that was given last. */
  private readonly numbers = new Map<string, number>();

  /** @param taken names that nothing gets */
  constructor(taken: Iterable<string>) {
    this.taken = new Set([...taken].map(key));
  }

  /** The name itself, or the first with a number that is free. It is taken from then on. */
  take(name: string): string {
    let number = this.numbers.get(key(name)) ?? 1;
    let free = name;
    while (this.taken.has(key(free))) {
      number += 1;
      free = `${name} (${number})`;
    }
    this.numbers.set(key(name), number);
    this.taken.add(key(free));
    return free;
  }
}

/** File systems take names that differ in case alone for one. */
function key(name: string): string {
  return name.toLowerCase();
}
