// Walking through the quotes of a code to split it.
import '../vscode/install';
import { deepEqual, equal } from 'node:assert/strict';
import { beginSplit, decideQuote, goBack, moved, onKey } from '../../../client/src/reshaping/splitPicker';

describe('Splitting a code', () => {
  it('gives each quote to a code, or leaves it, one after the other', () => {
    const walk = decideQuote(decideQuote(decideQuote(beginSplit(3), 'Data-loss'), null), 'Data-late');
    deepEqual(moved(walk), [
      { quote: 0, to: 'Data-loss' },
      { quote: 2, to: 'Data-late' },
    ]);
    equal(walk.at, 3);
  });

  it('puts each code that was chosen on a key, in the order in which they were', () => {
    const walk = decideQuote(decideQuote(decideQuote(beginSplit(9), 'Data-loss'), 'Data-late'), 'Data-loss');
    deepEqual(walk.targets, ['Data-loss', 'Data-late']);
    equal(onKey(walk, '2'), 'Data-late');
    for (const key of ['3', '0', '12', 'a', '']) equal(onKey(walk, key), undefined);
  });

  it('goes back to decide anew, and keeps what was decided for the others', () => {
    const two = decideQuote(decideQuote(beginSplit(3), 'Data-loss'), 'Data-late');
    const back = decideQuote(goBack(goBack(two)), null);
    deepEqual(moved(back), [{ quote: 1, to: 'Data-late' }]);
    equal(goBack(beginSplit(3)).at, 0);
  });

  it('leaves what was not decided', () =>
    deepEqual(moved(decideQuote(beginSplit(5), 'Data-loss')).length, 1));
});
