/** Something done to a file from a view, to be undone from there. */
export interface DoneStep<T> {
  readonly uri: string;
  /** The version of the document that it began with; undefined when nothing showed the file. */
  readonly before: number | undefined;
  /** The version with nothing but this as the latest change. With any other, undoing would undo something else. */
  readonly after: number;
  /** What the view remembers of it. */
  readonly what: T;
}

/** So many steps are kept: who goes back further does so in the editors. */
export const mostSteps = 100;

/** What was done from a view, and now this; the oldest first. */
export function withStep<T>(steps: readonly DoneStep<T>[], step: DoneStep<T>): DoneStep<T>[] {
  return [...steps, step].slice(-mostSteps);
}

/**
 * What was done from a view, by the versions of the documents. Plain data: undoing makes a document a new version, too, so
 * the step before ends with that from then on, if nothing came between the two.
 *
 * @param steps the oldest first
 * @param version of the document after its last step was undone
 */
export function withoutLast<T>(steps: readonly DoneStep<T>[], version: number): DoneStep<T>[] {
  const last = steps.at(-1);
  return steps
    .slice(0, -1)
    .map((step) =>
      step.uri === last?.uri && step.after === last.before ? { ...step, after: version } : step,
    );
}
