const utf8 = new TextDecoder('utf-8');
const utf16LittleEnd = new TextDecoder('utf-16le');
const utf16BigEnd = new TextDecoder('utf-16be');

/** How much of a file is looked at to tell what it is, in bytes. Git looks at as much. */
const head = 8000;

/**
 * The bytes of a file as text, without its byte order mark: editors hide the mark, so positions are counted
 * without it. Without a mark of UTF-16 a file is UTF-8; bytes that are not become U+FFFD. VS Code does the same.
 *
 * @returns null when they are no text: there are zeros in it, as in images, programs and UTF-16 without a mark
 */
export function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16LittleEnd.decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16BigEnd.decode(bytes);
  if (bytes.subarray(0, head).includes(0)) return null;
  return utf8.decode(bytes);
}
