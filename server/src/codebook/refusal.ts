/**
 * Why something that was asked for cannot be done, and what to do: a sentence for people. It is the one way to refuse.
 * `lsp/guard.ts` makes an answer of it, and the command line the error of a call.
 */
export class Refusal extends Error {}

/** What work comes to; null where it is refused, for whoever only offers what can be done. Other errors come through. */
export function unlessRefused<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    return refusedNull(error);
  }
}

/** Null for a refusal, where that is all that is to be known of it. Throws whatever else it is given. */
export function refusedNull(error: unknown): null {
  if (error instanceof Refusal) return null;
  throw error;
}
