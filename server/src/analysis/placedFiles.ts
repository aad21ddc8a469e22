// The files that count, one after the other.
import { derived, unchanging } from '../study/derived';
import type { Counted, CountedInterview } from './counted';
import type { InterviewFile } from './interviewFiles';

/** The files that count, each at a place: those of one interview side by side, in the order of the interviews. */
export interface PlacedFiles {
  readonly files: readonly InterviewFile[];
  /** By place: the index of the interview. */
  readonly interviewAt: Int32Array;
  readonly interviews: readonly CountedInterview[];
}

/** Gives each file that counts its place: once for all that is asked of the same files. */
export const placedFiles = derived(unchanging, ({ interviews }: Counted): PlacedFiles => {
  const files: InterviewFile[] = [];
  const at: number[] = [];
  for (const [index, interview] of interviews.entries()) {
    for (const file of interview.files) {
      files.push(file);
      at.push(index);
    }
  }
  return { files, interviewAt: Int32Array.from(at), interviews };
});
