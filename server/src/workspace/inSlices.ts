import { TimeSlice } from './timeSlice';

/** How long counting goes on before other requests get their turn, in milliseconds. */
const sliceLength = 10;

/** What steps come to, worked out while other requests get their turn. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  const slice = new TimeSlice(sliceLength);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (slice.isOver) await slice.next();
  }
}
