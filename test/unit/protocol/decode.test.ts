import { equal } from 'node:assert/strict';
import { decode } from '../../../server/src/protocol/decode';

describe('The bytes of a transcript', () => {
  const text = 'Zoé: “we lost it” 😀';
  const utf16 = (order: 'le' | 'be') => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return order === 'le' ? bytes : bytes.swap16();
  };
  const cases: [string, Uint8Array, string][] = [
    ['UTF-8', Buffer.from(text), text],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`), text],
    ['UTF-16 with a mark, as Windows writes it', utf16('le'), text],
    ['UTF-16 with a mark, the other way round', utf16('be'), text],
    ['bytes that are no UTF-8, which are marked', Buffer.from('Zo\xe9', 'latin1'), 'Zo\uFFFD'],
  ];
  for (const [what, bytes, expected] of cases)
    it(`are read as ${what}`, () => equal(decode(bytes), expected));

  it('are not read where zeros stand among them, as in images and in UTF-16 without a mark', () => {
    equal(decode(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])), null);
    equal(decode(Buffer.from(text, 'utf16le')), null);
  });
});
