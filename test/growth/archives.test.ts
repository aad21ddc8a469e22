// How the work of refusing an archive that lies about its size grows with what is packed into it.
import { ok, throws } from 'node:assert/strict';
import { Readable } from 'node:stream';
import { createDeflateRaw } from 'node:zlib';
import { zipSync } from 'fflate';
import { readZip } from '../../server/src/exchange/zip';
import { timesTheWork } from '../unit/work';

/** An archive of one member with so many megabytes of zeros, which says that it becomes what it is packed into. */
async function lying(megabytes: number): Promise<Uint8Array> {
  const zeros = Readable.from(Array<Uint8Array>(megabytes).fill(new Uint8Array(2 ** 20)));
  const packed: Buffer[] = [];
  for await (const part of zeros.pipe(createDeflateRaw())) packed.push(part);
  const bytes = zipSync({ a: [new Uint8Array(Buffer.concat(packed)), { level: 0 }] });
  // It is kept as it was packed already.
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const directory = view.getUint32(bytes.length - 6, true);
  view.setUint16(8, 8, true);
  view.setUint16(directory + 10, 8, true);
  return bytes;
}

describe('An archive that becomes larger than it says', () => {
  it('is refused with the same work when four times as much is in it', async () => {
    const [small, large] = [await lying(80), await lying(320)];
    const refuse = (bytes: Uint8Array) => throws(() => readZip(bytes), /damaged/);
    const times = await timesTheWork(
      4,
      () => refuse(small),
      () => refuse(large),
    );
    ok(times <= 0.6, `it is ${times.toFixed(2)} times the work of four small ones`);
  });
});
