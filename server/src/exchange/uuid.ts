// Names for things that are the same on every machine: UUID version 5 (RFC 9562), the SHA-1 of what they name. Browsers make
// SHA-1 only in pieces of work that one has to wait for.

/** What all names of Marginalia are under. */
const namespace = 'b7c1e8d2-5a0f-4c39-9d6e-2f8a41c07b35';

const namespaceBytes = Uint8Array.from(namespace.replaceAll('-', '').match(/../g) ?? [], (pair) =>
  Number.parseInt(pair, 16),
);

/** The UUID of a thing, in small letters. @param parts what tells it from all others, such as its kind and its name */
export function uuidOf(...parts: readonly (string | number)[]): string {
  const name = new TextEncoder().encode(JSON.stringify(parts));
  const bytes = new Uint8Array(namespaceBytes.length + name.length);
  bytes.set(namespaceBytes);
  bytes.set(name, namespaceBytes.length);
  const digits = sha1(bytes).slice(0, 32).split('');
  digits[12] = '5';
  digits[16] = ((Number.parseInt(digits[16] ?? '0', 16) & 3) | 8).toString(16);
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The SHA-1 of some bytes (FIPS 180-4), as 40 digits. It names things here, and keeps no secrets. */
export function sha1(bytes: Uint8Array): string {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const padded = new DataView(new ArrayBuffer(blocks * 64));
  for (const [at, byte] of bytes.entries()) padded.setUint8(at, byte);
  padded.setUint8(bytes.length, 0x80);
  padded.setUint32(padded.byteLength - 8, Math.floor(bytes.length / 0x20000000));
  padded.setUint32(padded.byteLength - 4, (bytes.length << 3) >>> 0);
  let state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const words = new DataView(new ArrayBuffer(80 * 4));
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) words.setInt32(i * 4, padded.getInt32(block * 64 + i * 4));
    for (let i = 16; i < 80; i++) {
      const of = (back: number) => words.getInt32((i - back) * 4);
      words.setInt32(i * 4, rotated(of(3) ^ of(8) ^ of(14) ^ of(16), 1));
    }
    state = added(state, words);
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

type State = readonly [number, number, number, number, number];

function added(state: State, words: DataView): State {
  let [a, b, c, d, e] = state;
  for (let i = 0; i < 80; i++) {
    const [mixed, constant] = round(i, b, c, d);
    const next = (rotated(a, 5) + mixed + e + constant + words.getInt32(i * 4)) | 0;
    e = d;
    d = c;
    c = rotated(b, 30);
    b = a;
    a = next;
  }
  return [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0, (state[4] + e) | 0];
}

function round(i: number, b: number, c: number, d: number): readonly [number, number] {
  if (i < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (i < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (i < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
