// Who is compared with whom, interview by interview and over all of them.

import * as l10n from '@vscode/l10n';
import { naturalOrder } from '../codebook/naturalOrder';
import type { AgreementGroup } from './agreementGroup';
import type { CodedFile } from './codedFile';
import type { ComparableInterview } from './comparable';
import { type ComparedInterview, type ComparisonOptions, compareInterview } from './comparedInterview';
import { type ComparedSets, comparedSets } from './comparedSets';
import { finished } from './steps';

/** Of an interview with more coders than this each pair is not looked at: there would be hundreds of pairs. */
const mostCompared = 20;

/** How files are compared, and read. */
export interface AgreementOptions extends ComparisonOptions {
  /** Reads a file of an interview for its coder; null for one that cannot be read. */
  readonly read: (file: string, coder: string) => CodedFile | null;
  /** Hears of what cannot be compared. */
  readonly onProblem: (problem: ComparisonProblem) => void;
}

/** Why files of an interview are not compared. */
export interface ComparisonProblem {
  readonly kind: 'not-same-interview' | 'many-coders';
  readonly message: string;
}

/** Two coders' files of one interview that were compared, or all files of it. */
interface ComparedFiles {
  readonly interview: ComparableInterview;
  readonly compared: ComparedInterview;
}

/** Each pair of coders of each interview, compared; files that are no one interview are told of. */
export function* comparedPairs(
  interviews: readonly ComparableInterview[],
  options: AgreementOptions,
  nameOf: (file: string) => string,
): Generator<ComparedFiles> {
  for (const interview of interviews) {
    const files = readFiles(interview, options);
    yield* pairsOf(interview, files, options, nameOf);
  }
}

function readFiles({ files }: ComparableInterview, { read }: AgreementOptions): CodedFile[] {
  return files.flatMap(({ file, coder }) => read(file, coder) ?? []);
}

function* pairsOf(
  interview: ComparableInterview,
  files: readonly CodedFile[],
  options: AgreementOptions,
  nameOf: (file: string) => string,
): Generator<ComparedFiles> {
  if (files.length > mostCompared) {
    const pairs = (files.length * (files.length - 1)) / 2;
    options.onProblem({
      kind: 'many-coders',
      message: l10n.t(
        'Interview {0} has {1} coders: all of them are compared together, and not each of {2} pairs. Name some with “--coders”.',
        interview.name,
        files.length,
        pairs,
      ),
    });
    return;
  }
  for (const [at, a] of files.entries()) {
    for (const b of files.slice(at + 1)) {
      const compared = compareInterview(interview.name, [a, b], options);
      if (compared) yield { interview, compared };
      else options.onProblem(notSame(interview, [a, b], nameOf));
    }
  }
}

function notSame(
  { name }: ComparableInterview,
  files: readonly CodedFile[],
  nameOf: (file: string) => string,
): ComparisonProblem {
  const listed = files.map(({ file }) => nameOf(file));
  return {
    kind: 'not-same-interview',
    message: l10n.t(
      '{0} and {1} are both called interview {2}, but too few of their words are the same: they are not compared (not-same-interview).',
      listed[0] ?? '',
      listed[1] ?? '',
      name,
    ),
  };
}

/**
 * The groups that rows are made of: of each interview every pair of coders, and of three or more all of them together; then all
 * interviews, with every pair that has several of them in common, and all coders together.
 */
export function agreementGroups(
  interviews: readonly ComparableInterview[],
  options: AgreementOptions,
  nameOf: (file: string) => string,
): AgreementGroup[] {
  return finished(agreementSteps(interviews, options, nameOf));
}

/** Makes these groups pair by pair, so that somebody else may have a turn between two. */
export function* agreementSteps(
  interviews: readonly ComparableInterview[],
  options: AgreementOptions,
  nameOf: (file: string) => string,
): Generator<void, AgreementGroup[]> {
  const groups: AgreementGroup[] = [];
  const pairs = new Map<string, Compared[]>();
  const wholes: Compared[] = [];
  for (const interview of interviews) {
    const files = readFiles(interview, options);
    let whole: Compared | null = null;
    const partners = new Map<CodedFile, CodedFile[]>(files.map((file) => [file, [file]]));
    for (const { compared } of pairsOf(interview, files, options, nameOf)) {
      const own: Compared = { interview, sets: comparedSets(compared, options.unit) };
      const [a, b] = compared.files;
      if (a && b) {
        partners.get(a)?.push(b);
        partners.get(b)?.push(a);
      }
      groups.push(groupOf(interview.name, [own]));
      const key = JSON.stringify(own.sets.coders);
      pairs.set(key, [...(pairs.get(key) ?? []), own]);
      whole = own;
      yield;
    }
    if (files.length > 2) {
      whole = wholeOf(interview, files, partners, options, nameOf) ?? whole;
      if (whole && whole.sets.coders.length > 2) groups.push(groupOf(interview.name, [whole]));
    }
    if (whole) wholes.push(whole);
  }
  if (wholes.length < 2) return groups;
  const all = groupOf(null, wholes);
  if (all.coders.length > 2)
    for (const common of pairs.values()) if (common.length > 1) groups.push(groupOf(null, common));
  return [...groups, all];
}

interface Compared {
  readonly interview: ComparableInterview;
  readonly sets: ComparedSets;
}

/** All files of an interview together that are one interview with most of the others. */
function wholeOf(
  interview: ComparableInterview,
  files: readonly CodedFile[],
  partners: ReadonlyMap<CodedFile, readonly CodedFile[]>,
  options: AgreementOptions,
  nameOf: (file: string) => string,
): Compared | null {
  const [first] = files;
  if (!first) return null;
  const most = files.reduce((best, file) => {
    const count = (one: CodedFile) => partners.get(one)?.length ?? 0;
    return count(file) > count(best) ? file : best;
  }, first);
  const isSame = (file: CodedFile) => {
    if (file === most || partners.get(most)?.includes(file)) return true;
    if (files.length <= mostCompared) return false;
    if (compareInterview(interview.name, [most, file], options)) return true;
    options.onProblem(notSame(interview, [most, file], nameOf));
    return false;
  };
  const compared = compareInterview(interview.name, files.filter(isSame), options);
  return compared && { interview, sets: comparedSets(compared, options.unit) };
}

function groupOf(interview: string | null, compared: readonly Compared[]): AgreementGroup {
  const coders = [...new Set(compared.flatMap(({ sets }) => sets.coders))];
  const isOrdered = compared.every(({ sets }) => sets.coders.length === coders.length);
  return {
    interview,
    interviews: compared.map(({ sets }) => sets),
    coders: isOrdered ? coders : coders.sort(naturalOrder),
    notCoded: [...new Set(compared.flatMap((one) => one.interview.notCoded))],
  };
}
