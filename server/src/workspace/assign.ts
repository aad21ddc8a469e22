import type { Studies } from './studies';
import type { WorkspaceStudy } from './workspaceStudy';
import type { WorkspaceUpdater } from './workspaceUpdater';

/**
 * Gives every file to its study, to be read where it is new, and takes away what is not there any more.
 *
 * @param files listed or open
 */
export function assign(studies: Studies, updater: WorkspaceUpdater, files: Iterable<string>): void {
  const members = new Map<WorkspaceStudy, Set<string>>();
  for (const uri of files) {
    const folder = studies.begin(uri);
    if (!folder?.includes(uri)) continue;
    const known = members.get(folder) ?? new Set();
    members.set(folder, known.add(uri));
  }
  for (const folder of studies.all) {
    const own = members.get(folder) ?? new Set();
    for (const uri of [...folder.study.transcripts.keys(), ...folder.study.unread.keys()]) {
      if (own.has(uri)) continue;
      // One created while the list was made is missing from it: the disk says which are gone. What no list has is only
      // known as it is open.
      const isListed = folder.codebookFile !== null || studies.holds(uri);
      if (own.size > 0 && isListed && studies.ofTranscript(uri) === folder) folder.reading.want([uri]);
      else updater.transcript(folder, uri, null);
    }
    folder.reading.want([...own].filter((uri) => !folder.study.transcripts.has(uri)));
    if (own.size === 0 && !folder.codebookFile) studies.remove(folder.root);
  }
}
