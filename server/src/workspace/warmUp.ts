import { warmUpInterviewFiles } from '../analysis/interviewFiles';
import { warmUpOrder } from '../features/shared/interviewOrder';
import { learnMore } from '../features/suggestions/learnt';
import type { Study } from '../study/study';
import { TimeSlice } from './timeSlice';

/** How long this goes on before requests get their turn, in milliseconds. */
const sliceLength = 5;

/**
 * Works out what the first requests to a study would have to wait for, in slices between which requests are answered.
 *
 * @param studies that have been read to their end
 */
export async function warmUp(studies: readonly Study[]): Promise<void> {
  const slice = new TimeSlice(sliceLength);
  for (const study of studies) {
    for (const _ of stepsFor(study)) if (slice.isOver) await slice.next();
  }
}

function* stepsFor(study: Study): Generator<void> {
  yield* warmUpOrder(study);
  yield* warmUpInterviewFiles(study);
  while (learnMore(study)) yield;
}
