import type { Summary } from '../../study/summary';

/**
 * What a coding is recognized by when somebody comes back to it: its place among those of its file, and its words with
 * theirs. Line and label alone would as well fit the next quote of the same code, once lines above have gone or come.
 *
 * @param index in `Summary.codings`
 * @returns something to be compared, and nothing else; '' where there is no such coding
 */
export function codingStamp({ codings }: Summary, index: number): string {
  const coding = codings.at(index);
  if (!coding) return '';
  const { line, column, endLine, endColumn } = coding.words;
  return `${index}/${codings.length} ${line}:${column}-${endLine}:${endColumn} ${coding.excerpt}`;
}
