import '../vscode/install';
import { deepEqual } from 'node:assert/strict';
import { remembered } from '../../../client/src/coding/recentCodes';

describe('What was coded lately', () => {
  const cases = [
    { name: 'is the latest first', before: [['A']], now: ['B'], after: [['B'], ['A']] },
    {
      name: 'keeps together what was put on together',
      before: [['A']],
      now: ['B', 'C'],
      after: [['B', 'C'], ['A']],
    },
    {
      name: 'names each code once, where it was used last',
      before: [['A', 'B'], ['C']],
      now: ['B', 'C'],
      after: [['B', 'C'], ['A']],
    },
    { name: 'stays as it is when codes were only taken off', before: [['A']], now: [], after: [['A']] },
  ];
  for (const { name, before, now, after } of cases) it(name, () => deepEqual(remembered(before, now), after));

  it('forgets what was long ago', () => {
    const many = Array.from({ length: 30 }, (_, index) => [`Code-${index}`]);
    const kept = many.reduce(
      (recent: string[][], labels) => [...remembered(recent, labels).map((one) => [...one])],
      [],
    );
    deepEqual([kept.length, kept[0], kept.at(-1)], [12, ['Code-29'], ['Code-18']]);
  });
});
