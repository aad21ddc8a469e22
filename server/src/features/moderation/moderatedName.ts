/**
 * What a file is called in which somebody settles an interview: `Interview 35 - Amin.txt` beside `Interview 35 - Ilan.txt`.
 *
 * @param name of the first coder's file, without its folder
 * @param interview its number; null where nothing tells it
 * @returns null where neither the name of the coder stands there nor the interview has a number
 */
export function moderatedName(
  name: string,
  coder: string,
  interview: string | null,
  moderator: string,
): string | null {
  const at = coder === '' ? -1 : name.lastIndexOf(coder);
  if (at >= 0) return name.slice(0, at) + moderator + name.slice(at + coder.length);
  const ending = /\.[^.]*$/.exec(name)?.[0] ?? '';
  return interview === null ? null : `Interview ${interview} - ${moderator}${ending}`;
}
