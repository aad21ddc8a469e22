// Live captions that are imported: `>>` before whoever begins to speak, named or not.
import { deepEqual } from 'node:assert/strict';
import { strToU8 } from 'fflate';
import type { Imported } from '../../../server/src/exchange/imported';
import { readPlainText } from '../../../server/src/exchange/plainText';
import { readSubtitles } from '../../../server/src/exchange/subtitles';
import { passagesIn } from './wordDocument';

function said({ sources }: Imported): string[] {
  return (sources[0]?.passages ?? []).map(({ speaker, text }) => `${speaker ?? ''}: ${text}`);
}

describe('Captions whose `>>` names nobody', () => {
  const read: [what: string, paragraphs: string[], passages: string[]][] = [
    [
      'give nobody else the words',
      [
        '>> OLA BREK: Welcome, all.',
        '>> Thank you.',
        '>> TESSA: It is down.',
        '>> Still?',
        '>> TESSA: Still.',
        '>> OLA BREK: Oh.',
      ],
      [
        'OLA BREK: Welcome, all.',
        '>>: Thank you.',
        'TESSA: It is down.',
        '>>: Still?',
        'TESSA: Still.',
        'OLA BREK: Oh.',
      ],
    ],
    [
      'may have one person named',
      ['>> OLA: Welcome.', '>> Evening.', '>> OLA: Where is it?', '>> In the shed.', '>> OLA: Why?'],
      ['OLA: Welcome.', '>>: Evening.', 'OLA: Where is it?', '>>: In the shed.', 'OLA: Why?'],
    ],
    [
      'may have times',
      [
        '[00:00:01] >> OLA: Welcome.',
        '[00:00:04] >> Evening.',
        '[00:00:06] >> OLA: Well?',
        '[00:00:09] >> So.',
      ],
      ['OLA: Welcome.', '>>: Evening.', 'OLA: Well?', '>>: So.'],
    ],
    [
      'keep the mark where nobody is named',
      ['>> Welcome, all.', '>> Thank you.', '>> Still?', '>> Still.'],
      [': >> Welcome, all.', ': >> Thank you.', ': >> Still?', ': >> Still.'],
    ],
  ];
  for (const [what, paragraphs, passages] of read) {
    it(`${what}, in a text`, () =>
      deepEqual(said(readPlainText(strToU8(paragraphs.join('\n')), 'a')), passages));
    it(`${what}, in paragraphs`, () =>
      deepEqual(said(readPlainText(strToU8(paragraphs.join('\n\n')), 'a')), passages));
    it(`${what}, in Word`, () =>
      deepEqual(
        passagesIn(...paragraphs).map((one) => one.replace(/@\d+/, '')),
        passages,
      ));
  }

  it('have names in the middle of a cue as well', () => {
    const cues = ['>> OLA: So? >> TESSA: Cold.', '>> OLA: Oh. >> Hm.', '>> TESSA: Yes. >> OLA: No.'];
    const text = cues.map((cue, at) => `00:0${at}.000 --> 00:0${at + 1}.000\n${cue}\n`).join('\n');
    deepEqual(said(readSubtitles(strToU8(`WEBVTT\n\n${text}`), 'a')), [
      'OLA: So?',
      'TESSA: Cold.',
      'OLA: Oh.',
      '>>: Hm.',
      'TESSA: Yes.',
      'OLA: No.',
    ]);
  });
});
