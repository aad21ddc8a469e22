// Which files each interview has, whose they are, and which of them settle what others have coded.
import { naturalOrder, unitOrder } from '../codebook/naturalOrder';
import { derived, interviewsChange } from '../study/derived';
import { memberOf } from '../study/members';
import type { Study } from '../study/study';
import type { Summary } from '../study/summary';
import { itemAt } from '../transcript/itemAt';
import { numberedCodings, numberedWidth } from './numberedCodings';
import { finished } from './steps';

/** A file of an interview. */
export interface InterviewFile {
  /** What the study knows it by. */
  readonly file: string;
  readonly summary: Summary;
  /** Who coded it; null where nothing says. */
  readonly coder: string | null;
  /** True for a file that settles what coders have coded: its front matter has `moderates`, or `moderated` of the codebook names it. */
  readonly isModerated: boolean;
  /** The coders whose work it settles, as its front matter names them; empty where it names nobody. */
  readonly moderates: readonly string[];
  /** How many codings it has, as `summary` counts them; a file with none is not coded. */
  readonly codings: number;
}

/** An interview of a study with those of its files that were asked for. */
export interface InterviewFiles {
  /** What the study knows the interview by. */
  readonly key: string;
  /** Its number or name, with the folder where another interview has the same one; of a file without any, the name of the file. */
  readonly name: string;
  /** By coder, then by the name of the file; at least one. */
  readonly files: readonly InterviewFile[];
}

/** Which files of a study are meant, and how people know them. */
export interface FileScope {
  /** Whether a file is meant. */
  has(file: string): boolean;
  /** The path of a file below the folder of the study, with `/` between its parts; null for one that is not below. */
  pathOf(file: string): string | null;
  /** How results name a file. */
  nameOf(file: string): string;
}

/** The interviews of a study, in natural order of their numbers, with those of their files that are meant. */
export function interviewFiles(study: Study, scope: FileScope): InterviewFiles[] {
  return finished(interviewFilesSteps(study, scope));
}

/** What `interviewFiles` answers, interview by interview, so that somebody else may have a turn between two. */
export function* interviewFilesSteps(study: Study, scope: FileScope): Generator<void, InterviewFiles[]> {
  const filesMeant = filesIn(study, scope);
  const found: InterviewFiles[] = [];
  for (const { key, files } of interviewOrder(study)) {
    const own = filesMeant(files);
    const [first] = own;
    if (first) found.push({ key, name: nameOfInterview(study, first, scope), files: own });
    yield;
  }
  return found;
}

/** The files of the interview that a file is part of, in their order, without a look at any other interview. */
export function filesOfInterview(study: Study, file: string, scope: FileScope): InterviewFile[] {
  const { interviews } = study;
  const standing = interviews.filesOf(interviews.keyOf(file)).map((one) => standingOf(study, one));
  return filesIn(study, scope)(standing.sort(byStanding).map((one) => one.file));
}

/** Tells of the files of an interview what they are; those that are not meant are left out. */
function filesIn(study: Study, scope: FileScope): (files: readonly string[]) => InterviewFile[] {
  const { moderated } = study.codebook;
  const isNamed = moderated.length === 0 ? () => false : memberOf(moderated.map(({ glob }) => glob));
  const numbered = numberedCodings(study);
  return (files) =>
    files.flatMap((file) => {
      const summary = study.transcripts.get(file);
      if (!summary || !scope.has(file)) return [];
      const { moderates } = summary;
      const path = moderated.length === 0 ? null : scope.pathOf(file);
      return {
        file,
        summary,
        coder: summary.coder,
        isModerated: moderates !== null || (path !== null && isNamed(path)),
        moderates: moderates?.coders ?? [],
        codings: numbered.of(summary).length / numberedWidth,
      };
    });
}

function nameOfInterview({ interviews }: Study, { file, summary }: InterviewFile, scope: FileScope): string {
  if (summary.interview === null) return scope.nameOf(file);
  const folder = interviews.folderOf(file);
  return folder === null ? summary.interview : `${summary.interview} (${folder})`;
}

interface Standing {
  readonly file: string;
  readonly name: string;
  /** The name as a number, where it is one; NaN for any other name. */
  readonly number: number;
  readonly coder: string;
}

interface Ordered {
  readonly key: string;
  readonly files: readonly string[];
}

/** Sorting ten thousand takes longer than an answer may, so it is done once for each set of names. */
const interviewOrder = derived(interviewsChange, (study: Study): readonly Ordered[] => {
  const sorted = Array.from(study.interviews.all, ([key, files]) => {
    const own = files.map((file) => standingOf(study, file));
    if (own.length > 1) own.sort(byStanding);
    return { key, first: itemAt(own, 0), own };
  });
  sorted.sort((a, b) => byStanding(a.first, b.first));
  return sorted.map(({ key, own }) => ({ key, files: own.map(({ file }) => file) }));
});

function standingOf(study: Study, file: string): Standing {
  const summary = study.transcripts.get(file);
  const name = summary?.interview ?? file;
  const number = /^\d{1,15}$/.test(name) ? Number(name) : Number.NaN;
  return { file, name, number, coder: summary?.coder ?? '' };
}

/** Numbers are compared as numbers, which says what natural order says in a hundredth of the time. */
function byStanding(a: Standing, b: Standing): number {
  const numbers = a.number - b.number;
  const names = Number.isNaN(numbers) ? naturalOrder(a.name, b.name) : numbers || unitOrder(a.name, b.name);
  return names || naturalOrder(a.coder, b.coder) || unitOrder(a.file, b.file);
}
