import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { type Cited, citation } from '../../../../server/src/features/retrieval/citation';
import { anyString } from '../../anyString';

const cited: Cited = {
  words: 'we lost some data',
  interview: 'Interview 35',
  speaker: 'Interviewee',
  coder: 'Ilan',
  file: 'rounds/Interview 35 - Ilan.txt',
  line: 11,
};

describe('A citation in Markdown', () => {
  it('is the words and, below them, who said them where', () => {
    equal(
      citation(cited),
      '> we lost some data\n>\n> — Interviewee, Interview 35, coded by Ilan (rounds/Interview 35 - Ilan.txt, line 12)',
    );
  });
  it('leaves out what is not known', () => {
    equal(
      citation({ ...cited, speaker: null, coder: null, interview: 'pilot' }),
      '> we lost some data\n>\n> — pilot (rounds/Interview 35 - Ilan.txt, line 12)',
    );
  });
  it('shows speech and names as they are, whatever they mean in Markdown', () => {
    equal(
      citation({ ...cited, words: '1. *really*  <b>\n- no', speaker: 'A_B' }).split('\n')[0],
      '> 1\\. \\*really\\* \\<b\\> - no',
    );
    equal(citation({ ...cited, speaker: 'A_B', file: 'a*b.txt' }).includes('A\\_B'), true);
  });
  it('keeps every word, on one quoted line', () => {
    fc.assert(
      fc.property(anyString(), (words) => {
        const [first = '', ...others] = citation({ ...cited, words }).split('\n');
        const shown = first.slice('> '.length).replace(/\\([!-/:-@[-`{-~])/g, '$1');
        equal(shown, words.replace(/\s+/g, ' ').trim());
        equal(others.length, 2);
      }),
      { seed: 7 },
    );
  });
});
