import { leavesFolder } from '../codebook/globs';
import { globMatcher } from './glob';

/** Files that are transcripts by their name alone, with no codebook near. */
export const certainGlobs: readonly string[] = ['**/*.transcript', '**/*.transcript.txt'];

export const codebookName = 'codebook.yaml';

/** True for what somebody may have called a codebook, and it is not looked for: `codebook.yml`, `Codebook.YAML`. */
export function isMisnamedCodebook(name: string): boolean {
  return name !== codebookName && /^codebook\.ya?ml$/i.test(name);
}

/**
 * Tells which files of a study's folder are its transcripts: those that a glob names, without those that a glob
 * after `!` names.
 *
 * Globs that leave the folder (`../other/*.txt`, `/etc/*`) match nothing: a study reads only what is its own.
 *
 * @returns takes a path relative to the folder, with `/` between its parts
 */
export function memberOf(globs: readonly string[]): (path: string) => boolean {
  const inside = globs.filter((glob) => !leavesFolder(glob));
  const wanted = inside.filter((glob) => !glob.startsWith('!')).map(globMatcher);
  const unwanted = inside.filter((glob) => glob.startsWith('!')).map((glob) => globMatcher(glob.slice(1)));
  return (path) =>
    !isSkipped(path) && wanted.some((matches) => matches(path)) && !unwanted.some((matches) => matches(path));
}

/** Folders whose files nobody means: hidden ones and those of installed packages. */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** True for what lies in such a folder. Takes a path or a URI, with `/` between its parts. */
export function isSkipped(path: string): boolean {
  return path.split('/').some((part, index, parts) => index < parts.length - 1 && isSkippedFolder(part));
}
