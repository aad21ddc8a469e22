import { equal, notEqual, throws } from 'node:assert/strict';
import {
  anyChange,
  codesChange,
  derived,
  interviewsChange,
  unchanging,
} from '../../../server/src/study/derived';
import type { Study } from '../../../server/src/study/study';
import { summarize } from '../../../server/src/study/summarize';
import { parse } from '../../../server/src/transcript/parse';
import { studyOf } from '../studyFixture';

describe('What is kept of a study', () => {
  const talk = (quote: string) => `Interviewee\n\nWe lost it.\n\n${quote}\n`;
  const study = () =>
    studyOf({ 'codebook.yaml': 'codes: [Data-loss, Trust]', '1.txt': talk('Data-loss') }).study;

  function take(into: Study, file: string, text: string): void {
    into.set(file, summarize(parse(text, into.vocabulary(), file)));
  }

  const cases: [
    name: string,
    stateOf: (study: Study) => unknown,
    changes: (study: Study) => void,
    stale: boolean,
  ][] = [
    ['anything', anyChange, (one) => take(one, '1.txt', talk('Trust')), true],
    ['its interviews', interviewsChange, (one) => take(one, '2.txt', talk('Trust')), true],
    [
      'its interviews, not what they say',
      interviewsChange,
      (one) => take(one, '1.txt', talk('Trust')),
      false,
    ],
    ['its codes', codesChange, (one) => one.setCodebook(null), true],
    ['its codes, not where they are used', codesChange, (one) => take(one, '1.txt', talk('Trust')), false],
    ['nothing', unchanging, (one) => one.setCodebook(null), false],
  ];
  for (const [name, stateOf, change, isStale] of cases)
    it(`is worked out again as soon as something else is so, where it hangs on ${name}`, () => {
      const one = study();
      let made = 0;
      const count = derived(stateOf, (_: Study) => ++made);
      equal(count.isKnown(one), false);
      equal(count(one), 1);
      equal(count(one), 1);
      equal(count.isKnown(one), true);
      change(one);
      equal(count.isKnown(one), !isStale);
      equal(count(one), isStale ? 2 : 1);
    });

  it('is apart for each study and for each thing that follows', () => {
    const first = derived(anyChange, (_: Study) => ({}));
    const second = derived(anyChange, (_: Study) => ({}));
    const [one, other] = [study(), study()];
    equal(first(one), first(one));
    notEqual(first(one), first(other));
    notEqual(first(one), second(one));
  });

  it('is nothing where working it out has failed', () => {
    const fails = derived(unchanging, (_: Study): number => {
      throw new Error('not now');
    });
    const one = study();
    throws(() => fails(one), /not now/);
    equal(fails.isKnown(one), false);
  });
});
