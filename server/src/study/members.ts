import picomatch from 'picomatch';
import { leavesFolder } from '../codebook/globs';

/** Files that are transcripts by their name alone, with no codebook near. */
export const certainGlobs: readonly string[] = ['**/*.transcript', '**/*.transcript.txt'];

export const codebookName = 'codebook.yaml';

/**
 * Tells which files of a study's folder are its transcripts.
 *
 * Globs that leave the folder (`../other/*.txt`, `/etc/*`) match nothing: a study reads only what is its own.
 *
 * @returns takes a path relative to the folder, with `/` between its parts
 */
export function memberOf(globs: readonly string[]): (path: string) => boolean {
  const inside = globs.filter((glob) => !leavesFolder(glob));
  if (inside.length === 0) return () => false;
  const matches = picomatch([...inside], { nocase: true });
  return (path) => !isSkipped(path) && matches(path);
}

/** Folders whose files nobody means: hidden ones and those of installed packages. */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** True for what lies in such a folder. Takes a path or a URI, with `/` between its parts. */
export function isSkipped(path: string): boolean {
  return path.split('/').some((part, index, parts) => index < parts.length - 1 && isSkippedFolder(part));
}
