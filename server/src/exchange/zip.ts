// Archives (.docx, .xlsx, .qdpx). They come from anybody, so that nothing in them is believed: what a member says of its size is
// checked while it is unpacked, and a name is only ever a key.
import * as l10n from '@vscode/l10n';
import { Inflate, inflateSync } from 'fflate';
import { numberAt } from '../transcript/itemAt';
import { strictUtf8, windows1252 } from './decode';
import { ImportError } from './imported';

/** What an archive may grow to, in bytes and members. */
export interface ZipLimits {
  /** Unpacked bytes of one member. */
  readonly member: number;
  /** Unpacked bytes of all members that are taken. */
  readonly file: number;
  /** How many members there may be, taken or not. */
  readonly members: number;
}

/** What every import keeps to. */
export const zipLimits: ZipLimits = { member: 64 * 2 ** 20, file: 512 * 2 ** 20, members: 100_000 };

/** An entry of the directory at the end of an archive. */
interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  /** The CRC-32 of what it becomes. */
  readonly checksum: number;
  /** Where its own header begins. */
  readonly at: number;
}

/** Where the fields of each record are, and how long it is without what has no fixed length. */
const directoryEnd = { signature: 0x06054b50, length: 22, count: 10, size: 12, offset: 16 };
const directoryEnd64 = { signature: 0x06064b50, length: 56, count: 32, size: 40, offset: 48 };
const locator64 = { signature: 0x07064b50, length: 20, offset: 8 };
const inDirectory = { signature: 0x02014b50, length: 46 };
const atMember = { signature: 0x04034b50, length: 30 };

/** The value of a field of 32 bits that is told in 64 bits elsewhere. */
const elsewhere = 0xffffffff;

/**
 * Deflate grows by at most 1,032 times. What is packed into so many bytes is unpacked at once, so that one that becomes larger than
 * it says is known for it behind 66 MB, which takes about a second. What is larger is unpacked in pieces of so many bytes, and ends
 * at the first that is too much.
 */
const piece = 64 * 2 ** 10;

/**
 * The members of an archive, unpacked, by their names as they stand in the archive. Folders have none. Of two members with one
 * name the later counts.
 *
 * @param limits what the archive may grow to; held while it is unpacked, whatever it says of itself
 * @param isWanted which members are unpacked; the others may have any size
 * @throws ImportError for what is no archive, is damaged or encrypted, or grows beyond the limits
 */
export function readZip(
  bytes: Uint8Array,
  limits: ZipLimits = zipLimits,
  isWanted: (name: string) => boolean = () => true,
): Map<string, Uint8Array> {
  const members = new Map<string, Uint8Array>();
  for (const [name, unpacked] of zipMembers(bytes, limits, isWanted)) members.set(name, unpacked());
  return members;
}

/**
 * The members of an archive as `readZip` gives them, each of which is unpacked when it is asked for, so that not all of them are in
 * memory at once. What damages one is thrown then.
 *
 * @throws ImportError for what is no archive, or says that it grows beyond the limits
 */
export function zipMembers(
  bytes: Uint8Array,
  limits: ZipLimits = zipLimits,
  isWanted: (name: string) => boolean = () => true,
): Map<string, () => Uint8Array> {
  const members = new Map<string, () => Uint8Array>();
  let total = 0;
  for (const entry of directoryOf(bytes, limits)) {
    if (entry.name.endsWith('/') || !isWanted(entry.name)) continue;
    const limit = Math.min(limits.member, limits.file - total);
    if (sizeOf(entry) > limit) throw tooLarge();
    total += sizeOf(entry);
    members.set(entry.name, () => unpack(bytes, entry));
  }
  return members;
}

/** How many bytes a member becomes: exactly so many are made of it, whatever is in it. */
function sizeOf({ method, packed, unpacked }: Entry): number {
  return method === 0 ? Math.max(packed, unpacked) : unpacked;
}

/** True for bytes that begin as an archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length > atMember.length && viewOf(bytes).getUint32(0, true) === atMember.signature;
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  if (entry.encrypted) {
    const message = l10n.t('This file is protected by a password. Save it without one, and import it again.');
    throw new ImportError(message);
  }
  const packed = packedBytes(bytes, entry);
  if (entry.method !== 0 && entry.method !== 8) throw damaged();
  const unpacked = entry.method === 0 ? packed : inflate(packed, entry.unpacked);
  // A bit that was lost on a disk makes other words of a text, which nothing else tells.
  if (checksumOf(unpacked) !== entry.checksum) throw damaged();
  return unpacked;
}

const checksums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** The CRC-32 of some bytes, as archives have it. fflate has one for what it writes only. */
function checksumOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (let at = 0; at < bytes.length; at++)
    sum = (sum >>> 8) ^ numberAt(checksums, (sum & 0xff) ^ numberAt(bytes, at));
  return ~sum >>> 0;
}

/** @param size how many bytes it must become */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  return packed.length <= piece ? inflateAtOnce(packed, size) : inflateInPieces(packed, size);
}

/** Into a room for just so many bytes, with one more, which tells when it becomes larger. What comes behind is not kept. */
function inflateAtOnce(packed: Uint8Array, size: number): Uint8Array {
  let unpacked: Uint8Array;
  try {
    unpacked = inflateSync(packed, { out: new Uint8Array(size + 1) });
  } catch {
    throw damaged();
  }
  if (unpacked.length !== size) throw damaged();
  return unpacked;
}

function inflateInPieces(packed: Uint8Array, size: number): Uint8Array {
  const unpacked = new Uint8Array(size);
  let filled = 0;
  let isWhole = false;
  const stream = new Inflate((part, final) => {
    if (filled + part.length > size) throw damaged();
    unpacked.set(part, filled);
    filled += part.length;
    isWhole ||= final;
  });
  try {
    for (let at = 0; at < packed.length; at += piece) {
      stream.push(packed.subarray(at, at + piece), at + piece >= packed.length);
    }
  } catch {
    throw damaged();
  }
  if (!isWhole || filled !== size) throw damaged();
  return unpacked;
}

function packedBytes(bytes: Uint8Array, { at, packed }: Entry): Uint8Array {
  if (at + atMember.length > bytes.length) throw damaged();
  const view = viewOf(bytes);
  if (view.getUint32(at, true) !== atMember.signature) throw damaged();
  const start = at + atMember.length + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) throw damaged();
  return bytes.subarray(start, start + packed);
}

function directoryOf(bytes: Uint8Array, limits: ZipLimits): Entry[] {
  const view = viewOf(bytes);
  const end = endOf(view);
  if (end === null) throw noArchive(bytes);
  const { count, offset } = placeOfDirectory(view, end);
  if (count > limits.members) throw tooLarge();
  const entries: Entry[] = [];
  let at = offset;
  for (let index = 0; index < count; index++) {
    if (at + inDirectory.length > bytes.length || view.getUint32(at, true) !== inDirectory.signature) {
      throw damaged();
    }
    const nameEnd = at + inDirectory.length + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > bytes.length) throw damaged();
    entries.push(entryAt(bytes, view, at, nameEnd, extraEnd));
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, nameEnd: number, extraEnd: number): Entry {
  const name = bytes.subarray(at + inDirectory.length, nameEnd);
  const long = longFields(view, nameEnd, extraEnd);
  const field = (where: number) => {
    const value = view.getUint32(at + where, true);
    return value === elsewhere ? (long.shift() ?? value) : value;
  };
  // In the order in which a member tells its long fields.
  const unpacked = field(24);
  const packed = field(20);
  return {
    name: strictUtf8(name) ?? windows1252(name),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    packed,
    unpacked,
    checksum: view.getUint32(at + 16, true),
    at: field(42),
  };
}

/** The numbers of 64 bits that a member has beside its fields. */
function longFields(view: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true));
    const fields: number[] = [];
    for (let field = at + 4; field + 8 <= end; field += 8) fields.push(long(view, field));
    return fields;
  }
  return [];
}

/** Where the record at the end of an archive is, before which and behind which anything may stand; null for none. */
function endOf(view: DataView): number | null {
  const last = view.byteLength - directoryEnd.length;
  // What stands behind it is a comment of at most 65,535 bytes.
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === directoryEnd.signature) return at;
  }
  return null;
}

function placeOfDirectory(view: DataView, end: number): { count: number; offset: number } {
  const locator = end - locator64.length;
  if (locator >= 0 && view.getUint32(locator, true) === locator64.signature) {
    const at = long(view, locator + locator64.offset);
    if (at + directoryEnd64.length > view.byteLength) throw damaged();
    if (view.getUint32(at, true) !== directoryEnd64.signature) throw damaged();
    return { count: long(view, at + directoryEnd64.count), offset: long(view, at + directoryEnd64.offset) };
  }
  return {
    count: view.getUint16(end + directoryEnd.count, true),
    offset: view.getUint32(end + directoryEnd.offset, true),
  };
}

function long(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function noArchive(bytes: Uint8Array): ImportError {
  // Word and Excel encrypt a whole file in an older container.
  const isCompound = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
  if (!isCompound) return damaged();
  const message = l10n.t(
    'This file is protected by a password, or of Word or Excel before 2007. Save it in today’s format without a password, and import it again.',
  );
  return new ImportError(message);
}

function damaged(): ImportError {
  const message = l10n.t('This file is damaged, or not what its name says. Save or export it again.');
  return new ImportError(message);
}

function tooLarge(): ImportError {
  const message = l10n.t('This file is too large when it is unpacked. Divide it, and import the parts.');
  return new ImportError(message);
}
