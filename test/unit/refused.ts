import { Refusal } from '../../server/src/codebook/refusal';

/** What work comes to; where it is refused, why. */
export function orRefusal<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
