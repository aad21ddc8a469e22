// Which transcripts of a study the rows of a table of codings are about.
import type { TableCoding } from '../../exchange/codingsTable';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { grouped } from '../../transcript/grouped';

/**
 * Sorts the rows of a table by the transcripts that they are about: the file of that name, else the only one whose path ends like it,
 * else the only one of that interview and coder.
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
  const found = new Map<string, string | null>();
  const lookUp = ({ file, interview, coder }: TableCoding): string | null => {
    const named = composed(file);
    const exact = files.find(({ name }) => name === named);
    if (exact) return exact.file;
    const alike = files.filter(({ name }) => endsLike(name, named) || endsLike(named, name));
    if (named !== '' && alike.length === 1) return alike[0]?.file ?? null;
    if (interview === null) return null;
    const same = (alike.length > 0 ? alike : files).filter((one) => one.interview === interview);
    const bySame = same.filter((one) => coder === null || one.coder === coder);
    return bySame.length === 1 ? (bySame[0]?.file ?? null) : null;
  };
  return grouped(rows, (row) => {
    const key = JSON.stringify([row.file, row.interview, row.coder]);
    const known = found.get(key);
    const file = known === undefined ? lookUp(row) : known;
    found.set(key, file);
    return file;
  });
}

/** True when one path is the other, below more folders. */
function endsLike(path: string, end: string): boolean {
  return path.endsWith(`/${end}`);
}
