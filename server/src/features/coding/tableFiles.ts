// Which transcripts of a study the rows of a table of codings are about.
import type { TableCoding } from '../../exchange/codingsTable';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { grouped } from '../../transcript/grouped';

/**
 * Sorts the rows of a table by the transcripts that they are about: the file of that name, else the only one whose path ends like it
 * or that is called so but for the ending, else the only one of that interview and coder, which may be called after the interview.
 *
 * @param nameOf what the table would call a file of the study
 * @returns by file of the study; null for rows of no file
 */
export function rowsByFile(
  study: Study,
  rows: readonly TableCoding[],
  nameOf: (file: string) => string,
): Map<string | null, TableCoding[]> {
  const files = Array.from(study.transcripts, ([file, { interview, coder }]) => ({
    file,
    name: composed(nameOf(file)),
    interview,
    coder,
  }));
  const only = (some: readonly { readonly file: string }[]) =>
    some.length === 1 ? (some[0]?.file ?? null) : null;
  const lookUp = ({ file, interview, coder }: TableCoding): string | null => {
    const named = composed(file);
    const exact = files.find(({ name }) => name === named);
    if (exact) return exact.file;
    const alike = files.filter(({ name }) => endsLike(name, named) || endsLike(named, name));
    const called =
      named === '' ? null : (only(alike) ?? only(files.filter(({ name }) => isCalled(name, named))));
    if (called !== null || interview === null) return called;
    const near = alike.length > 0 ? alike : files;
    const same = near.filter((one) => one.interview === interview);
    const bySame = same.filter((one) => coder === null || one.coder === coder);
    return same.length > 0
      ? only(bySame)
      : only(near.filter(({ name }) => isCalled(name, composed(interview))));
  };
  const keyOf = ({ file, interview, coder }: TableCoding) => JSON.stringify([file, interview, coder]);
  const fileOf = new Map(
    Array.from(grouped(rows, keyOf), ([key, [first]]) => [key, first ? lookUp(first) : null]),
  );
  return grouped(rows, (row) => fileOf.get(keyOf(row)) ?? null);
}

/** True when two paths are one but for their endings, or but for more folders above. */
function isCalled(one: string, other: string): boolean {
  const [path, name] = [withoutEnding(one), withoutEnding(other)];
  return path === name || endsLike(path, name) || endsLike(name, path);
}

function withoutEnding(path: string): string {
  return path.replace(/\.(?:txt|md|docx?|vtt|srt|pdf|rtf|odt)$/i, '');
}

/** True when one path is the other, below more folders. */
function endsLike(path: string, end: string): boolean {
  return path.endsWith(`/${end}`);
}
