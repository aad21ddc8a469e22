import { deepEqual } from 'node:assert/strict';
import { Debounce } from '../../../server/src/workspace/debounce';

describe('What is put off while somebody types', () => {
  /** So long that a test is over before. */
  const long = 1_000_000;

  it('is done once for many keystrokes, when somebody cannot wait', async () => {
    const done: string[] = [];
    const pause = new Debounce(long, async (uri) => void done.push(uri));
    for (const uri of ['a', 'a', 'b', 'a']) pause.typed(uri);
    deepEqual(done, []);
    await pause.over();
    deepEqual(done.sort(), ['a', 'b']);
    await pause.over();
    deepEqual(done, ['a', 'b']);
  });

  it('is done when the typing pauses', async () => {
    const done = await new Promise((resolve) => new Debounce(1, async (uri) => resolve(uri)).typed('a'));
    deepEqual(done, 'a');
  });

  it('is waited for when it goes on already', async () => {
    let finish: () => void = () => {};
    const started = new Promise<void>((resolve) => {
      const pause = new Debounce(1, () => {
        resolve();
        return new Promise((end) => {
          finish = end;
        });
      });
      pause.typed('a');
      void pause.over().then(() => order.push('over'));
    });
    const order: string[] = [];
    await started;
    order.push('finished');
    finish();
    await new Promise((resolve) => setImmediate(resolve));
    deepEqual(order, ['finished', 'over']);
  });

  it('is not done when it is forgotten', async () => {
    const done: string[] = [];
    const pause = new Debounce(long, async (uri) => void done.push(uri));
    pause.typed('a');
    pause.drop('a');
    await pause.over();
    deepEqual(done, []);
  });
});
