// Archives and XML of other programs: what comes out, and that nobody's file can make more of itself than it may.
import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { ImportError } from '../../../server/src/exchange/imported';
import { readXml } from '../../../server/src/exchange/xml';
import { isZip, readZip, zipLimits } from '../../../server/src/exchange/zip';

const words = strToU8('A talk of two people. '.repeat(5000));

describe('An archive', () => {
  it('gives its members by their names as they stand, deflated or stored, without folders', () => {
    const zip = zipSync({ 'a/b.txt': words, 'Ü.txt': [strToU8('x'), { level: 0 }], 'a/': new Uint8Array() });
    ok(isZip(zip));
    deepEqual(
      [...readZip(zip)].map(([name, bytes]) => [name, bytes.length]),
      [
        ['a/b.txt', words.length],
        ['Ü.txt', 1],
      ],
    );
  });

  it('is found between other bytes, and when a comment stands behind it', () => {
    const zip = zipSync({ 'a.txt': words });
    equal(readZip(concat(zip, strToU8('a comment'))).size, 1);
    equal(readZip(new Uint8Array([0, ...zip]).subarray(1)).size, 1);
  });

  it('keeps a name that climbs out of its folder as a name', () => {
    deepEqual([...readZip(zipSync({ '../../etc/passwd': words })).keys()], ['../../etc/passwd']);
  });

  it('is refused when a member, all of them or their number grow beyond the limits', () => {
    const zip = zipSync({ a: words, b: words });
    for (const limits of [
      { ...zipLimits, member: words.length - 1 },
      { ...zipLimits, file: words.length * 2 - 1 },
      { ...zipLimits, members: 1 },
    ]) {
      throws(() => readZip(zip, limits), /too large/);
    }
    equal(readZip(zip, { member: words.length, file: words.length * 2, members: 2 }).size, 2);
  });

  it('is refused when a member says that it is smaller than it is', () => {
    for (const said of [0, 10, words.length - 1, words.length + 1]) {
      throws(() => readZip(withSize(zipSync({ a: words }), said)), /damaged/);
    }
  });

  it('unpacks what is packed into more than is unpacked at once, and refuses it when it lies about its size', () => {
    // Numbers by chance hardly become smaller.
    let number = 1;
    const large = Uint8Array.from({ length: 5 * 2 ** 20 }, () => {
      number = (number * 48271) % 0x7fffffff;
      return number >> 8;
    });
    const zip = zipSync({ a: [large, { level: 1 }] });
    ok(Buffer.from(large).equals(readZip(zip).get('a') ?? new Uint8Array()));
    for (const said of [10, large.length - 1, large.length + 1])
      throws(() => readZip(withSize(zip, said)), /damaged/);
  });

  it('does not unpack what nobody wants, however large', () => {
    const zip = zipSync({ film: words, text: strToU8('x') });
    const limits = { ...zipLimits, member: 10 };
    deepEqual([...readZip(zip, limits, (name) => name === 'text').keys()], ['text']);
  });

  it('is refused in a sentence when it has a password', () => {
    const zip = zipSync({ a: words });
    new DataView(zip.buffer).setUint16(directoryOf(zip) + 8, 1, true);
    throws(() => readZip(zip), /password/);
    throws(() => readZip(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...words])), /password/);
  });

  it('gives no other words than it had, whichever bit of its members is lost', () => {
    const talk = strToU8('Ana: It was late, and it was 30 km to the harbour.');
    for (const level of [0, 6] as const) {
      const zip = zipSync({ a: [talk, { level }] });
      // Their bytes begin behind a record of 30 and a name of one.
      for (let bit = 8 * 31; bit < 8 * directoryOf(zip); bit++) {
        const damaged = zip.slice();
        damaged[bit >> 3] = (zip[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        try {
          deepEqual([...readZip(damaged)], [['a', talk]]);
        } catch (error) {
          ok(error instanceof ImportError, String(error));
        }
      }
    }
  });

  it('gives members or a sentence, whatever bytes it has', () => {
    const zip = zipSync({ a: words, b: [words, { level: 0 }] });
    const damage = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { maxLength: 20 });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), damage), (made) => {
        if (made instanceof Uint8Array) return resultOrSentence(() => readZip(made));
        const damaged = zip.slice();
        for (const [at, value] of made) damaged[at] = value;
        return resultOrSentence(() => readZip(damaged));
      }),
    );
  });
});

describe('XML', () => {
  it('is read by what stands behind the prefixes', () => {
    const xml =
      '<?xml version="1.0"?><w:p xmlns:w="a" xmlns:r="b" r:id="1" w:id="2"><w:t xml:space="preserve">a &amp; <![CDATA[<b>]]></w:t></w:p>';
    const seen: string[] = [];
    readXml(strToU8(xml), {
      open: (name, attributes) => seen.push(`<${name} ${Object.entries(attributes).join(' ')}`),
      text: (text) => seen.push(text),
      close: (name) => seen.push(`/${name}`),
    });
    equal(seen.join('|'), '<p id,1|<t space,preserve|a & |<b>|/t|/p');
  });

  it('knows no entity that it declares itself', () => {
    for (const entity of ['"ha"', 'SYSTEM "file:///etc/passwd"']) {
      const xml = `<!DOCTYPE a [<!ENTITY b ${entity}>]><a>&b;</a>`;
      throws(() => readXml(strToU8(xml), {}), ImportError);
    }
  });

  it('may not lie in itself without end', () => {
    throws(() => readXml(strToU8('<a>'.repeat(100_000)), {}), ImportError);
  });

  it('gives a sentence with the line when it is not well-formed', () => {
    throws(() => readXml(strToU8('<a>\n<b></a>'), {}), /line 2 of its XML/);
    throws(() => readXml(new Uint8Array(), {}), ImportError);
  });

  it('gives a result or a sentence, whatever it is', () => {
    const parts = fc.constantFrom(
      '<a>',
      '</a>',
      '<b c="d"',
      '>',
      '&amp;',
      '&x;',
      ']]>',
      '<!--',
      '-->',
      '<?x',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 12 }), (made) =>
        resultOrSentence(() => readXml(strToU8(made.join('')), {})),
      ),
    );
  });
});

function resultOrSentence(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    ok(error instanceof ImportError, String(error));
    ok(/^[A-Z].*\.$/s.test(error.message), error.message);
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Where the directory of an archive without comment begins. */
function directoryOf(zip: Uint8Array): number {
  return new DataView(zip.buffer).getUint32(zip.length - 6, true);
}

function withSize(zip: Uint8Array, said: number): Uint8Array {
  new DataView(zip.buffer).setUint32(directoryOf(zip) + 24, said, true);
  return zip;
}
