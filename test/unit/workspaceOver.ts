import type { Publisher } from '../../server/src/lsp/publisher';
import { Workspace } from '../../server/src/workspace/workspace';

/** A workspace over a disk in memory, of which a publisher is told. Nothing is read before its folders are looked through. */
export function workspaceOver(disk: ReadonlyMap<string, string>, publisher: Publisher): Workspace {
  return new Workspace(
    {
      list: async () => [...disk.keys()].sort(),
      read: async (uri) => disk.get(uri) ?? null,
      bytes: async () => new Uint8Array(),
      isFolder: async () => false,
    },
    {
      transcript: (uri, folder) => publisher.transcript(uri, folder),
      codebook: (folder) => publisher.codebook(folder),
      unreadable() {},
      misnamedCodebook() {},
      progress() {},
      problem() {},
    },
  );
}
