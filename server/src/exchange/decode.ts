// How the bytes of a file become text. Programs that record and transcribe write UTF-8 or UTF-16; what is neither was typed on
// Windows long ago.
import type { Losses } from './imported';

/**
 * The text of a file, without byte order mark, in whichever encoding it is. A character NUL, which no text has, becomes U+FFFD.
 *
 * @param losses gets `encoding` when the file says no encoding and is not UTF-8: it is read as windows-1252, in which letters
 * of other languages come out wrong
 */
export function decodeText(bytes: Uint8Array, losses: Losses): string {
  const text = decoded(bytes, losses);
  return text.includes('\0') ? text.replaceAll('\0', '\u{FFFD}') : text;
}

function decoded(bytes: Uint8Array, losses: Losses): string {
  const [first, second] = bytes;
  // The decoders leave out a byte order mark of their own.
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) return utf8;
  losses.add('encoding', 'windows-1252');
  return new TextDecoder('windows-1252').decode(bytes);
}

/** The text of bytes that are UTF-8 throughout, without byte order mark; null for all others. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
