import { createHash } from 'node:crypto';
import type { SummaryData } from '../../study/summary';

/** So many bytes has the number of numbers, which stands first. */
const head = 4;

/** A summary as bytes: its numbers, and all else as JSON. */
export function packed({ table, ...rest }: SummaryData): Buffer {
  const { numbers, ...words } = table;
  const json = Buffer.from(JSON.stringify({ ...rest, table: words }));
  const count = Buffer.alloc(head);
  count.writeUInt32LE(numbers.length);
  return Buffer.concat([count, Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength), json]);
}

/**
 * The summary that was made into bytes. To be asked only of bytes that have the checksum they had then, as nothing else is
 * checked: all that a summary may hold is what it held.
 */
export function unpacked(bytes: Buffer): SummaryData {
  const size = bytes.readUInt32LE() * Int32Array.BYTES_PER_ELEMENT;
  const numbers = new Int32Array(size / Int32Array.BYTES_PER_ELEMENT);
  bytes.copy(new Uint8Array(numbers.buffer), 0, head, head + size);
  const { table, ...rest } = JSON.parse(bytes.toString('utf8', head + size));
  return { ...rest, table: { ...table, numbers } };
}

/** The checksum of some bytes or of a text: 32 letters, digits and signs. */
export function checksum(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 32);
}
