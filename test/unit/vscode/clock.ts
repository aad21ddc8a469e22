// Time in the tests of the client.

/** Waits up to this long, in milliseconds, are for the sake of people's eyes and hands. */
const forPeople = 2500;

/**
 * Lets what waits for people's sake come at once, in the order in which it would have come. What is left to come is
 * forgotten at the end, so that nothing reaches into the next window.
 */
export function quickly(): { end(): void } {
  const { setTimeout: real } = globalThis;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const quick = (act: (...args: unknown[]) => void, wait = 0, ...args: unknown[]) => {
    const timer = real(act, wait <= forPeople ? wait / 50 : wait, ...args);
    timers.add(timer);
    return timer;
  };
  globalThis.setTimeout = Object.assign(quick, real) as typeof setTimeout;
  return {
    end() {
      globalThis.setTimeout = real;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
