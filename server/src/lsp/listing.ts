import { codebookName } from '../study/members';
import type { Files } from './files';
import { fileName, joinUri, parentFolder } from './uris';

/** What the folders of a workspace hold. */
export interface Listing {
  readonly files: ReadonlySet<string>;
  /** Those of the files that are codebooks by their name. */
  readonly codebooks: ReadonlySet<string>;
  /** Folders that are named like a codebook. */
  readonly misnamed: ReadonlySet<string>;
}

/**
 * Lists the files of a workspace.
 *
 * @param homes the folders to look through
 * @param roots where a folder named like a codebook matters, though it may be empty
 * @param problem told of folders that cannot be read
 */
export async function listing(
  disk: Files,
  homes: readonly string[],
  roots: readonly string[],
  problem: (message: string) => void,
): Promise<Listing> {
  const files = new Set<string>();
  for (const home of homes) for (const uri of await disk.list(home, problem)) files.add(uri);
  const codebooks = new Set([...files].filter(isCodebook));
  const folders = new Set([...files].map(parentFolder));
  const misnamed = new Set([...folders].filter((folder) => fileName(folder) === codebookName));
  for (const root of roots) {
    const uri = joinUri(root, codebookName);
    if (!codebooks.has(uri) && (await disk.isFolder(uri))) misnamed.add(uri);
  }
  return { files, codebooks, misnamed };
}

/** Nearly all files are known at once to be none, before their names are taken apart. */
function isCodebook(uri: string): boolean {
  return uri.includes(codebookName) && fileName(uri) === codebookName;
}
