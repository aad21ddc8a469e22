/**
 * A copy of a text, as a string of its own. The engine keeps a whole file alive for a slice of it, so what stays in the
 * index must not be one.
 */
export function ownText(text: string): string {
  // Slices shorter than this are copied by the engine itself.
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
