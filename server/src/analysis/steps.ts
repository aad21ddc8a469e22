/** What a count that goes step by step comes to, for whoever has nothing else to do meanwhile. */
export function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
