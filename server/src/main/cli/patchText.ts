import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/**
 * What changes in a file, as a unified diff that `git apply` and GNU patch take.
 *
 * @param file its path from the folder of the study, with `/`
 */
export function patchText(file: string, before: string, after: string): string {
  const text = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
  if (!/\s/.test(file)) return text;
  return text.replace(
    /^--- ([^\n]*)\n\+\+\+ ([^\n]*)\n/,
    (_, old: string, now: string) => `--- ${withBlanks(old)}\n+++ ${withBlanks(now)}\n`,
  );
}

/**
 * A name with blanks as the head of a diff has it. GNU patch takes a name to end at its first blank, unless a tab ends it, as
 * Git writes it, too; blanks at the end it forgets even then, unless the name is quoted.
 */
function withBlanks(name: string): string {
  // One with other unusual characters is quoted already.
  return name.endsWith(' ') ? `"${name}"` : `${name}\t`;
}
