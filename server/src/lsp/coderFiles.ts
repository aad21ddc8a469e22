import { coderKey } from '../analysis/counted';
import {
  type FileScope,
  filesOfInterview,
  type InterviewFile,
  type InterviewFiles,
  interviewFiles,
} from '../analysis/interviewFiles';
import { fileName, relativePath } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';

/** What people call a file of a study. */
export function nameIn({ root }: WorkspaceStudy, file: string): string {
  return relativePath(root, file) ?? fileName(file);
}

/** The interviews of a study with all of their files, in order. */
export function interviewsOf(folder: WorkspaceStudy): InterviewFiles[] {
  return interviewFiles(folder.study, scopeOf(folder));
}

/** All files of a study, as people call them. */
export function scopeOf(folder: WorkspaceStudy): FileScope {
  return {
    has: () => true,
    pathOf: (file) => relativePath(folder.root, file),
    nameOf: (file) => nameIn(folder, file),
  };
}

/** The files of coders whose work a file settles: those it names, else all of its interview. */
export function codersOf(folder: WorkspaceStudy, file: string): InterviewFile[] {
  const files = filesOfInterview(folder.study, file, scopeOf(folder));
  const moderates = files.find((one) => one.file === file)?.moderates ?? [];
  const named = new Set(moderates.map(coderKey));
  return files.filter(
    ({ file: other, coder, isModerated }) =>
      other !== file && !isModerated && coder !== null && (named.size === 0 || named.has(coderKey(coder))),
  );
}
