// Bytes in messages, which are texts: of files that only the client can read, and of what only the server can make.

/** So many bytes are made characters at a time: more arguments than this a function may not take. */
const piece = 0x8000;

/** Bytes as text that every message can carry. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += piece)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + piece)));
  return btoa(parts.join(''));
}

/**
 * The bytes that `toBase64` has made a text of.
 *
 * @throws when the text is none that it makes
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
