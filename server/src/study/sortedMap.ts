import { unitOrder } from '../codebook/naturalOrder';

/**
 * A map by text that is gone through in the order of its keys, unit by unit, whatever was put in first. Most of what is put in
 * comes in that order, and then nothing is ever sorted; else it is, when somebody next goes through it.
 *
 * Whoever is going through it while it changes may miss what comes, and meet what goes.
 */
export class SortedMap<V> implements ReadonlyMap<string, V> {
  private map: Map<string, V>;
  private isSorted = true;
  /** No key is behind it. */
  private last = '';

  constructor(from: Iterable<readonly [string, V]> = []) {
    this.map = new Map();
    for (const [key, value] of from) this.set(key, value);
  }

  get size(): number {
    return this.map.size;
  }

  get(key: string): V | undefined {
    return this.map.get(key);
  }

  has(key: string): boolean {
    return this.map.has(key);
  }

  set(key: string, value: V): this {
    if (key >= this.last) this.last = key;
    else if (!this.map.has(key)) this.isSorted = false;
    this.map.set(key, value);
    return this;
  }

  /** @returns true when it was there */
  delete(key: string): boolean {
    return this.map.delete(key);
  }

  keys(): MapIterator<string> {
    return this.inOrder().keys();
  }

  values(): MapIterator<V> {
    return this.inOrder().values();
  }

  entries(): MapIterator<[string, V]> {
    return this.inOrder().entries();
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  forEach(run: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) run(value, key, this);
  }

  private inOrder(): Map<string, V> {
    if (!this.isSorted) {
      // A new map, as somebody may be in the middle of the one before.
      this.map = new Map([...this.map].sort(([a], [b]) => unitOrder(a, b)));
      this.isSorted = true;
    }
    return this.map;
  }
}
