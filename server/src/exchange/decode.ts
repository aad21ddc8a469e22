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
  return windows1252(bytes);
}

/** What windows-1252 has from 0x80 to 0x9f. The decoder of Node 20 takes these for control characters, as Latin-1 has them. */
const marks1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text of bytes as Windows wrote it in Western Europe. */
export function windows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (unit) => marks1252.charAt(unit.charCodeAt(0) - 0x80));
}

/** The text of bytes that are UTF-8 throughout, without byte order mark; null for all others. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
