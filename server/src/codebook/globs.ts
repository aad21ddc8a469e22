/** True for globs that name files outside the folder they are for (`../other/*.txt`, `/etc/*`). Such match nothing. */
export function leavesFolder(glob: string): boolean {
  return /^[/\\]/.test(glob) || /^[A-Za-z]:/.test(glob) || glob.split(/[/\\{},()|!]/).includes('..');
}
