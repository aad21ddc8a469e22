// Small questions about the words of a line, which readers of several formats ask.

/** True for a line of nothing but digits, as files that count their parts have. */
export function isWholeNumber(line: string): boolean {
  return /^\s*\d+\s*$/.test(line);
}

/** How often each text is among some. */
export function countEach(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The words of a text, each white space between them, line ends as well, as one space. */
export function oneSpaced(text: string): string {
  const trimmed = text.trim();
  return /[^\S ]| {2}/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}
