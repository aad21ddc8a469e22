/**
 * How the server sees the disk. All files are named by URI strings in the form of `vscode-uri`.
 */
export interface Files {
  /**
   * Every file below a folder, hidden folders and installed packages left out; links to folders are not followed.
   * A folder that cannot be read is reported through `problem` and the rest is still listed.
   */
  list(folder: string, problem: (message: string) => void): Promise<string[]>;
  /**
   * A file's text without its byte order mark, as an editor would show it.
   *
   * @returns null when there is no such file
   * @throws when there is one and it cannot be read
   */
  read(uri: string): Promise<string | null>;
  /** True for a folder, false for everything else and for nothing. Does not throw. */
  isFolder(uri: string): Promise<boolean>;
}
