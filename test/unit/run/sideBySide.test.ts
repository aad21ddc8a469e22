// The steps of npm test, side by side.
import { deepEqual, equal } from 'node:assert/strict';
import { sideBySide } from '../../run/sideBySide.mjs';

/** Steps that end when they are told to, and what became of them. */
function steps(...asked: { name: string; needs?: string[]; alone?: boolean }[]) {
  const running: string[] = [];
  const ends = new Map<string, (last?: string) => void>();
  let shown = '';
  const works = asked.map((one) => ({
    ...one,
    start: (print: (text: string) => void) => {
      running.push(one.name);
      print(`${one.name} begins. `);
      return new Promise<void>((resolve) => {
        ends.set(one.name, () => {
          running.splice(running.indexOf(one.name), 1);
          print(`${one.name} ends. `);
          resolve();
        });
      });
    },
  }));
  const all = sideBySide(works, (text) => {
    shown += text;
  });
  /** Ends a step, and waits until those that may begin then have begun. */
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise(setImmediate);
  };
  return { running, end, all, shown: () => shown };
}

describe('The steps of npm test', () => {
  it('run two at a time, in their order', async () => {
    const { running, end, all } = steps({ name: 'a' }, { name: 'b' }, { name: 'c' });
    deepEqual(running, ['a', 'b']);
    await end('b');
    deepEqual(running, ['a', 'c']);
    await end('a');
    await end('c');
    await all;
  });

  it('wait for what they need, where that is run at all', async () => {
    const { running, end, all } = steps(
      { name: 'a', needs: ['z'] },
      { name: 'b' },
      { name: 'c', needs: ['a'] },
    );
    await end('b');
    deepEqual(running, ['a']);
    await end('a');
    deepEqual(running, ['c']);
    await end('c');
    await all;
  });

  it('run alone where they say so', async () => {
    const { running, end, all } = steps({ name: 'a' }, { name: 'b', alone: true }, { name: 'c' });
    deepEqual(running, ['a']);
    await end('a');
    deepEqual(running, ['b']);
    await end('b');
    deepEqual(running, ['c']);
    await end('c');
    await all;
  });

  it('are shown one after the other, the first of those that run as it goes', async () => {
    const { end, all, shown } = steps({ name: 'a' }, { name: 'b' }, { name: 'c' });
    equal(shown(), 'a begins. ');
    await end('b');
    equal(shown(), 'a begins. ');
    await end('a');
    equal(shown(), 'a begins. a ends. b begins. b ends. c begins. ');
    await end('c');
    await all;
    equal(shown(), 'a begins. a ends. b begins. b ends. c begins. c ends. ');
  });
});
