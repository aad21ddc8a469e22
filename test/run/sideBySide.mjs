// @ts-check
// Runs the steps of npm test, two at a time where they may, and shows one after the other.

/**
 * @typedef {object} Work
 * @property {string} name
 * @property {readonly string[]} [needs] names of what must have ended before, where it is done at all
 * @property {boolean} [alone] nothing else may run beside it
 * @property {(print: (text: string) => void) => Promise<void>} start does it, and settles when it has ended
 */

/** How many run at once at most: what they measure and wait for is made for two cores. */
const most = 2;

/** Does all of it, each as soon as it may begin, in their order. What each prints is shown whole and in that order, too: of
 * the first that has not ended as it comes, of the others when their turn is there.
 * @param {readonly Work[]} works
 * @param {(text: string) => void} show
 * @returns {Promise<void>} */
export async function sideBySide(works, show) {
  /** @type {Set<Work>} */
  const running = new Set();
  /** @type {Set<string>} */
  const ended = new Set();
  const known = new Set(works.map(({ name }) => name));
  // What waits to be shown, by its place.
  const held = works.map(() => '');
  let shown = 0;
  /** @type {Map<Work, Promise<void>>} */
  const ends = new Map();

  for (const [place, work] of works.entries()) {
    const mayBegin = () =>
      running.size < (work.alone ? 1 : most) &&
      ![...running].some(({ alone }) => alone) &&
      (work.needs ?? []).every((name) => ended.has(name) || !known.has(name));
    while (!mayBegin()) await Promise.race([...running].map((one) => ends.get(one)));
    running.add(work);
    /** @param {string} text */
    const print = (text) => {
      if (place === shown) show(text);
      else held[place] += text;
    };
    const end = work.start(print).finally(() => {
      running.delete(work);
      ended.add(work.name);
      while (shown < works.length && ended.has(works[shown]?.name ?? '')) {
        shown++;
        show(held[shown] ?? '');
      }
    });
    ends.set(work, end);
  }
  await Promise.all(ends.values());
}
