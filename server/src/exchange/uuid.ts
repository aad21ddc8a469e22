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
  new Uint8Array(padded.buffer).set(bytes);
  padded.setUint8(bytes.length, 0x80);
  padded.setUint32(padded.byteLength - 8, Math.floor(bytes.length / 0x20000000));
  padded.setUint32(padded.byteLength - 4, (bytes.length << 3) >>> 0);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const words = new Int32Array(80);
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) words[i] = padded.getInt32(block * 64 + i * 4);
    for (let i = 16; i < 80; i++) {
      const mixed = at(words, i - 3) ^ at(words, i - 8) ^ at(words, i - 14) ^ at(words, i - 16);
      words[i] = (mixed << 1) | (mixed >>> 31);
    }
    addBlock(state, words);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Thousands of names are made for one project, so nothing is made anew in here. */
function addBlock(state: Int32Array, words: Int32Array): void {
  let a = at(state, 0);
  let b = at(state, 1);
  let c = at(state, 2);
  let d = at(state, 3);
  let e = at(state, 4);
  for (let i = 0; i < 80; i++) {
    let mixed = b ^ c ^ d;
    let constant = i < 40 ? 0x6ed9eba1 : 0xca62c1d6;
    if (i < 20) {
      mixed = (b & c) | (~b & d);
      constant = 0x5a827999;
    } else if (i >= 40 && i < 60) {
      mixed = (b & c) | (b & d) | (c & d);
      constant = 0x8f1bbcdc;
    }
    const next = (((a << 5) | (a >>> 27)) + mixed + e + constant + at(words, i)) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  state[0] = at(state, 0) + a;
  state[1] = at(state, 1) + b;
  state[2] = at(state, 2) + c;
  state[3] = at(state, 3) + d;
  state[4] = at(state, 4) + e;
}

function at(words: Int32Array, index: number): number {
  return words[index] ?? 0;
}
