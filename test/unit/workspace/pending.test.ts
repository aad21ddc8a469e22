// What waits for work holds on to nothing of it: editors run for weeks.
import { deepEqual, equal, ok } from 'node:assert/strict';
import v8 from 'node:v8';
import vm from 'node:vm';
import { Debounce } from '../../../server/src/workspace/debounce';
import { Pending } from '../../../server/src/workspace/pending';

v8.setFlagsFromString('--expose-gc');
const collect: () => void = vm.runInNewContext('gc');

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** How many of the things are still held by anything. */
async function held(things: readonly WeakRef<object>[]): Promise<number> {
  await turn();
  collect();
  return things.filter((one) => one.deref() !== undefined).length;
}

describe('Work that is waited for', () => {
  it('is over when all of it is done or has failed', async () => {
    const pending = new Pending();
    const order: string[] = [];
    let finish: () => void = () => {};
    void pending.add(new Promise<void>((resolve) => (finish = resolve)).then(() => order.push('done')));
    pending.add(Promise.reject(new Error('no'))).catch(() => order.push('failed'));
    const over = pending.over().then(() => order.push('over'));
    await turn();
    finish();
    await over;
    deepEqual(order, ['failed', 'done', 'over']);
  });

  it('leaves nothing behind, however often there is some', async () => {
    const pending = new Pending();
    const results: WeakRef<object>[] = [];
    for (let time = 0; time < 50; time++) {
      const rows = { time };
      results.push(new WeakRef(rows));
      await pending.add(Promise.resolve(rows));
    }
    // The last one may still be in a register.
    ok((await held(results)) <= 1);
    await pending.over();
  });

  it('leaves nothing behind where it was put off', async () => {
    const results: WeakRef<object>[] = [];
    const pause = new Debounce(1_000_000, async () => {
      const rows = {};
      results.push(new WeakRef(rows));
      return rows as never;
    });
    for (let time = 0; time < 50; time++) {
      pause.typed('a');
      await pause.over();
    }
    equal(results.length, 50);
    // The last one may still be in a register.
    ok((await held(results)) <= 1);
  });
});
