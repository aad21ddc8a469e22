const utf8 = new TextDecoder('utf-8');

/**
 * Bytes of a UTF-8 file as text, without its byte order mark: editors hide the mark, so positions are counted
 * without it. Bytes that are not UTF-8 become U+FFFD, as they do in VS Code.
 */
export function decode(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}
