import { codebookName } from '../study/members';
import type { Files } from './files';
import { fileName, joinUri, parentFolder } from './uris';

/** What a link among the files leads to. */
export interface Link {
  readonly target: string;
  readonly isThere: boolean;
}

/** What the folders of a workspace hold. */
export interface Listing {
  readonly files: ReadonlySet<string>;
  /** The files that are codebooks by their name. */
  readonly codebooks: ReadonlySet<string>;
  /** Folders that are named like a codebook. */
  readonly misnamed: ReadonlySet<string>;
  readonly links: ReadonlyMap<string, Link>;
  /** Folders that cannot be read, and why not. */
  readonly unlisted: ReadonlyMap<string, string>;
}

/**
 * Lists the files of a workspace.
 *
 * @param homes the folders to look through
 * @param roots where a folder named like a codebook matters, though it may be empty
 */
export async function listing(
  disk: Files,
  homes: readonly string[],
  roots: readonly string[],
): Promise<Listing> {
  const files = new Set<string>();
  const links = new Map<string, Link>();
  const unlisted = new Map<string, string>();
  for (const home of homes) {
    try {
      const found = await disk.list(
        home,
        (folder, why) => unlisted.set(folder, why),
        (link, target, isThere) => links.set(link, { target, isThere }),
      );
      for (const uri of found) files.add(uri);
    } catch (error) {
      // A folder of a kind that cannot be listed at all, such as one of another machine, costs only itself.
      unlisted.set(home, error instanceof Error ? error.message : String(error));
    }
  }
  const codebooks = new Set([...files].filter(isCodebook));
  const folders = new Set([...files].map(parentFolder));
  const misnamed = new Set([...folders].filter((folder) => fileName(folder) === codebookName));
  for (const root of roots) {
    const uri = joinUri(root, codebookName);
    if (!codebooks.has(uri) && (await disk.isFolder(uri))) misnamed.add(uri);
  }
  return { files, codebooks, misnamed, links, unlisted };
}

/** Nearly all files are known at once to be none, before their names are taken apart. */
function isCodebook(uri: string): boolean {
  return uri.includes(codebookName) && fileName(uri) === codebookName;
}
