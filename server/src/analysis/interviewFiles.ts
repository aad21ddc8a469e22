// Which files each interview has, whose they are, and which of them settle what others have coded.
import { naturalOrder, unitOrder } from '../codebook/naturalOrder';
import { codesChange, derived, interviewsChange } from '../study/derived';
import { memberOf } from '../study/members';
import type { Study } from '../study/study';
import type { Summary } from '../study/summary';
import { itemAt } from '../transcript/itemAt';
import { numberedCodings, numberedWidth } from './numberedCodings';
import { finished, isTurn, sortedSteps } from './steps';

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
  /** These codings, as `NumberedCodings` has them. */
  readonly numbered: Int32Array;
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
  for (const { key, name, files } of yield* knownInterviewsSteps(study)) {
    const own = filesMeant(files);
    const [first] = own;
    if (first) found.push({ key, name: name ?? scope.nameOf(first.file), files: own });
    if (isTurn(found.length)) yield;
  }
  return found;
}

/** Works out beforehand what the first who counts would have to wait for; between two steps somebody else may have a turn. */
export function* warmUpInterviewFiles(study: Study): Generator<void> {
  yield* knownInterviewsSteps(study);
}

/** The files of the interview that a file is part of, in their order, without a look at any other interview. */
export function filesOfInterview(study: Study, file: string, scope: FileScope): readonly InterviewFile[] {
  const { interviews } = study;
  const standing = interviews.filesOf(interviews.keyOf(file)).map((one) => standingOf(study, one));
  const files = standing.sort(byStanding).map((one) => one.file);
  return filesIn(study, scope)(knownFiles(study, files));
}

/** What a study alone says of an interview. */
interface KnownInterview {
  readonly key: string;
  /** Its number or name, with the folder where another interview has the same one; null where it has none. */
  readonly name: string | null;
  /** Whether a file is named as moderated in the codebook is not told yet: that hangs on where the study is. */
  readonly files: readonly InterviewFile[];
}

/** Looking at ten thousand summaries takes a while, so what was found is kept for the interviews whose files have not changed. */
const kept = derived(
  codesChange,
  (
    _study: Study,
  ): { version: unknown; order: readonly Ordered[]; interviews: readonly KnownInterview[] } => ({
    version: null,
    order: [],
    interviews: [],
  }),
);

function* knownInterviewsSteps(study: Study): Generator<void, readonly KnownInterview[]> {
  const order = yield* interviewOrderSteps(study);
  const keeping = kept(study);
  const { version } = study;
  if (keeping.version === version) return keeping.interviews;
  const before = keeping.order === order ? keeping.interviews : [];
  const isFresh = ({ file, summary }: InterviewFile) => study.transcripts.get(file) === summary;
  const interviews: KnownInterview[] = [];
  for (const [at, { key, name, files }] of order.entries()) {
    const known = before[at];
    interviews.push(known?.files.every(isFresh) ? known : { key, name, files: knownFiles(study, files) });
    if (isTurn(at)) yield;
  }
  // While this went on, something may have changed that was looked at before.
  if (study.version === version) Object.assign(keeping, { version, order, interviews });
  return interviews;
}

function knownFiles(study: Study, files: readonly string[]): InterviewFile[] {
  const numbered = numberedCodings(study);
  return files.flatMap((file) => {
    const summary = study.transcripts.get(file);
    if (!summary) return [];
    const { coder, moderates } = summary;
    const codings = numbered.of(summary);
    return {
      file,
      summary,
      coder,
      isModerated: moderates !== null,
      moderates: moderates?.coders ?? [],
      codings: codings.length / numberedWidth,
      numbered: codings,
    };
  });
}

/** Takes those files of an interview that are meant, and tells which of them the codebook names as moderated. */
function filesIn(
  { codebook: { moderated } }: Study,
  scope: FileScope,
): (files: readonly InterviewFile[]) => readonly InterviewFile[] {
  const meant = (files: readonly InterviewFile[]) =>
    files.every(({ file }) => scope.has(file)) ? files : files.filter(({ file }) => scope.has(file));
  if (moderated.length === 0) return meant;
  const isNamed = memberOf(moderated.map(({ glob }) => glob));
  return (files) =>
    meant(files).map((one) => {
      const path = scope.pathOf(one.file);
      return path !== null && isNamed(path) ? { ...one, isModerated: true } : one;
    });
}

interface Standing {
  readonly file: string;
  readonly name: string;
  /** The name as a number, where it is one; NaN for any other name. */
  readonly number: number;
  readonly coder: string;
}

interface Ordered extends Pick<KnownInterview, 'key' | 'name'> {
  readonly files: readonly string[];
}

/** Sorting ten thousand takes longer than an answer may, so it is done once for each set of names. */
const keptOrder = derived(interviewsChange, (_study: Study): { order: readonly Ordered[] | null } => ({
  order: null,
}));

function* interviewOrderSteps(study: Study): Generator<void, readonly Ordered[]> {
  const keeping = keptOrder(study);
  if (keeping.order) return keeping.order;
  const standings: { readonly key: string; readonly first: Standing; readonly own: readonly Standing[] }[] =
    [];
  for (const [key, files] of [...study.interviews.all]) {
    const own = files.map((file) => standingOf(study, file));
    if (own.length > 1) own.sort(byStanding);
    standings.push({ key, first: itemAt(own, 0), own });
    yield;
  }
  const sorted = yield* sortedSteps(standings, (a, b) => byStanding(a.first, b.first));
  const order: Ordered[] = [];
  for (const { key, first, own } of sorted) {
    order.push({ key, name: nameOf(study, first.file), files: own.map(({ file }) => file) });
    yield;
  }
  keeping.order = order;
  return order;
}

function nameOf(study: Study, file: string): string | null {
  const interview = study.transcripts.get(file)?.interview ?? null;
  const folder = study.interviews.folderOf(file);
  return interview === null || folder === null ? interview : `${interview} (${folder})`;
}

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
