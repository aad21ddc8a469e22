import '../vscode/install';
import { deepEqual } from 'node:assert/strict';
import { type DoneStep, mostSteps, withoutLast, withStep } from '../../../client/src/retrieval/quotesWork';

function step(uri: string, before: number | undefined, after: number): DoneStep<string> {
  return { uri, before, after, what: 'recoded' };
}

describe('What was done from the quotes', () => {
  it('can be undone step by step, though undoing makes new versions of the document', () => {
    const steps = [step('a', 1, 2), step('a', 2, 3)];
    deepEqual(withoutLast(steps, 4), [step('a', 1, 4)]);
    deepEqual(withoutLast(withoutLast(steps, 4), 5), []);
  });

  it('is kept for a number of steps, and not for as long as the window is open', () => {
    let steps: DoneStep<string>[] = [];
    for (let at = 0; at < 3 * mostSteps; at++) steps = withStep(steps, step('a', at, at + 1));
    deepEqual([steps.length, steps.at(-1)], [mostSteps, step('a', 3 * mostSteps - 1, 3 * mostSteps)]);
  });

  it('is not undone any more when something was typed between two steps', () => {
    deepEqual(withoutLast([step('a', 1, 2), step('a', 5, 6)], 7), [step('a', 1, 2)]);
  });

  it('in one document does not hang on what was done in another', () => {
    deepEqual(withoutLast([step('a', 1, 2), step('b', 2, 3)], 4), [step('a', 1, 2)]);
  });
});
