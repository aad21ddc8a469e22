import '../vscode/install';
import { deepEqual } from 'node:assert/strict';
import { type DoneStep, withoutLast } from '../../../client/src/retrieval/quotesWork';

function step(uri: string, before: number | undefined, after: number): DoneStep<string> {
  return { uri, before, after, what: 'recoded' };
}

describe('What was done from the quotes', () => {
  it('can be undone step by step, though undoing makes new versions of the document', () => {
    const steps = [step('a', 1, 2), step('a', 2, 3)];
    deepEqual(withoutLast(steps, 4), [step('a', 1, 4)]);
    deepEqual(withoutLast(withoutLast(steps, 4), 5), []);
  });

  it('is not undone any more when something was typed between two steps', () => {
    deepEqual(withoutLast([step('a', 1, 2), step('a', 5, 6)], 7), [step('a', 1, 2)]);
  });

  it('in one document does not hang on what was done in another', () => {
    deepEqual(withoutLast([step('a', 1, 2), step('b', 2, 3)], 4), [step('a', 1, 2)]);
  });
});
