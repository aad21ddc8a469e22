import { defaultTranscripts } from '../../codebook/codebook';
import { memberOf } from '../../study/members';

/**
 * The folder of a study that new transcripts belong into: the one that most of them are in, if files in it are read as transcripts.
 *
 * @param paths of its transcripts below its folder, with `/`
 * @param isTranscript tells from such a path whether a file is one of them by its name
 * @returns a path below the study; '' for the study's own folder
 */
export function transcriptsFolder(
  paths: Iterable<string>,
  isTranscript: (path: string) => boolean = memberOf(defaultTranscripts),
): string {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const byNumber = [...counts].sort(([a, ofA], [b, ofB]) => ofB - ofA || a.length - b.length);
  const found = byNumber.find(([folder]) => isTranscript(pathIn(folder, 'Interview.txt')));
  return found?.[0] ?? '';
}

/** The path of a file in a folder of a study. */
function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
