// Which files of an interview are counted.
import { composed } from '../transcript/composed';
import type { InterviewFile, InterviewFiles } from './interviewFiles';

/** What can be asked to count: `--take` of the command line. */
export const takes = ['final', 'coders', 'moderated', 'all'] as const;

/**
 * Which files of an interview count. `final`: the moderated file where there is one and it is coded, else the files of all
 * coders. The others: only those of coders, only moderated ones, or all of them.
 */
export type Take = (typeof takes)[number];

/** The files of an interview that count. */
export interface CountedInterview extends Omit<InterviewFiles, 'files'> {
  /** Those that count: coded, and at least one. */
  readonly files: readonly InterviewFile[];
  /** All that the interview has, those that count among them. */
  readonly all: readonly InterviewFile[];
}

/** What is counted of a study, and what is left out of it. */
export interface Counted {
  /** In the order of the interviews; of each there is a file that counts. */
  readonly interviews: readonly CountedInterview[];
  /** Files without a single coding, of those that would count otherwise: they are in no number. */
  readonly notCoded: readonly InterviewFile[];
  /** Moderated files without a coding, in the place of which the coders' files count. */
  readonly notSettled: readonly InterviewFile[];
  /** Coded files that are left out by what was asked to count. */
  readonly leftOut: readonly InterviewFile[];
}

/**
 * Picks the files that count.
 *
 * @param take which files of each interview
 * @param coders whose files only, whatever the case of their names; null for everybody's
 */
export function countedFiles(
  interviews: readonly InterviewFiles[],
  take: Take,
  coders: readonly string[] | null = null,
): Counted {
  const wanted = coders === null ? null : new Set(coders.map(coderKey));
  const counted: CountedInterview[] = [];
  const notCoded: InterviewFile[] = [];
  const notSettled: InterviewFile[] = [];
  const leftOut: InterviewFile[] = [];
  for (const { key, name, files: all } of interviews) {
    const files = wanted === null ? all : all.filter((file) => wanted.has(coderKey(file.coder ?? '')));
    const isSettled = files.some(({ isModerated, codings }) => isModerated && codings > 0);
    const taken: InterviewFile[] = [];
    for (const file of files) {
      const { isModerated, codings } = file;
      if (codings === 0) {
        if (take === 'final' && isModerated && !isSettled) notSettled.push(file);
        else notCoded.push(file);
      } else if (isTaken(take, isModerated, isSettled)) taken.push(file);
      else leftOut.push(file);
    }
    if (taken.length > 0) counted.push({ key, name, files: taken, all });
  }
  return { interviews: counted, notCoded, notSettled, leftOut };
}

function isTaken(take: Take, isModerated: boolean, isSettled: boolean): boolean {
  if (take === 'all') return true;
  if (take === 'final') return isModerated === isSettled;
  return isModerated === (take === 'moderated');
}

/** What names of one coder have in common: how accents are encoded, and upper and lower case, do not count. */
export function coderKey(name: string): string {
  return composed(name).trim().toLowerCase();
}

/** How results name the files of some interviews. */
export function fileNames(
  interviews: readonly { readonly files: readonly { readonly file: string }[] }[],
  nameOf: (file: string) => string,
): string[] {
  return interviews.flatMap(({ files }) => files.map(({ file }) => nameOf(file)));
}
