// Live captions mark with `>>` where somebody else begins to speak, whether they name who it is or not.
import { deepEqual } from 'node:assert/strict';
import { parse } from '../../../server/src/transcript/parse';
import { knowing, lines, passages, turns } from './show';

describe('Live captions', () => {
  const read: [what: string, text: string[], turns: string[]][] = [
    [
      'give nobody the words of somebody who is not named',
      [
        '>> OLA BREK: Welcome, all.',
        '>> Thank you.',
        '>> TESSA: The pump',
        'is down.',
        '>> OLA BREK: Still?',
        '>> TESSA: Still.',
      ],
      [
        'OLA BREK: Welcome, all.',
        '-: >> Thank you.',
        'TESSA: The pump is down.',
        'OLA BREK: Still?',
        'TESSA: Still.',
      ],
    ],
    [
      'may have no space behind the mark, and three of it',
      [
        '>>OLA: Welcome.',
        '>>Thank you.',
        '>>OLA: And now?',
        '>>>TESSA: Rain.',
        '>>> More rain.',
        '>>>TESSA: Snow.',
      ],
      [
        'OLA: Welcome.',
        '-: >>Thank you.',
        'OLA: And now?',
        'TESSA: Rain.',
        '-: >>> More rain.',
        'TESSA: Snow.',
      ],
    ],
    [
      'may name one person only',
      ['>> OLA: Welcome.', '>> Evening.', '>> OLA: Where is it?', '>> In the shed.'],
      ['OLA: Welcome.', '-: >> Evening.', 'OLA: Where is it?', '-: >> In the shed.'],
    ],
    [
      'may have times before the mark',
      [
        '[00:00:01] >> OLA: Welcome.',
        '[00:00:04] >> Evening.',
        '[00:00:06] >> OLA: Well?',
        '[00:00:09] >> So.',
      ],
      ['OLA 00:00:01: Welcome.', '- 00:00:04: >> Evening.', 'OLA 00:00:06: Well?', '- 00:00:09: >> So.'],
    ],
    [
      'may have what looks like a code behind the mark',
      ['>> OLA: Full-time?', '>> Part-time', '>> OLA: And now?', '>> mm-hmm'],
      ['OLA: Full-time?', '-: >> Part-time', 'OLA: And now?', '-: >> mm-hmm'],
    ],
    [
      'may name nobody at all',
      ['>> Welcome, all.', '>> Thank you. The pump', 'is down.', '>> Still?', '>>> In other news, rain.'],
      [
        '-: >> Welcome, all.',
        '-: >> Thank you. The pump is down.',
        '-: >> Still?',
        '-: >>> In other news, rain.',
      ],
    ],
  ];
  for (const [what, text, expected] of read) it(what, () => deepEqual(turns(lines(...text)), expected));

  it('stay one turn each around the codes', () => {
    const text = lines(
      '>> OLA: Why?',
      '',
      '>> I was afraid.',
      '',
      'fear',
      '',
      '>> OLA: Of what?',
      '',
      '>> Of it.',
    );
    deepEqual(passages(parse(text, knowing({ labels: ['fear'] }))), [
      'OLA: Why?',
      '-: >> I was afraid. [fear]',
      'OLA: Of what?',
      '-: >> Of it.',
    ]);
  });

  const others: [what: string, text: string[]][] = [
    [
      'a mail within a mail',
      [
        'Hello,',
        '> When did you move?',
        '>> In May, as I said',
        '>> before the mill',
        '>> burnt down.',
        '> And why?',
      ],
    ],
    [
      'what was quoted and wrapped',
      ['>> we moved when the mill', '>> burnt down, and that', '>> was in May', 'Yes.'],
    ],
    ['two such lines', ['So we moved.', '>> In May.', '>> We did.', 'Yes.']],
  ];
  for (const [what, text] of others)
    it(`are not ${what}`, () => deepEqual(turns(lines(...text)), [`-: ${text.join(' ')}`]));
});
