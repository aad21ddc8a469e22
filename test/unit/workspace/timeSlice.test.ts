import { deepEqual, equal, ok } from 'node:assert/strict';
import { gather } from '../../../server/src/workspace/timeSlice';

describe('The names of a large study are gathered', () => {
  const many = 5000;
  let taken = 0;

  function* things() {
    for (taken = 0; taken < many; taken++) yield taken;
  }

  it('all of them, in their order', async () => {
    const all = await gather(things(), () => false);
    deepEqual(
      all,
      Array.from({ length: many }, (_, index) => index),
    );
  });

  it('no further once nobody waits for them any more', async () => {
    let isCancelled = false;
    const gathering = gather(things(), () => isCancelled);
    // Comes to its turn before all are gathered, or never.
    setTimeout(() => {
      isCancelled = true;
    }, 0);
    equal(await gathering, null);
    ok(taken > 0 && taken < many);
  });
});
