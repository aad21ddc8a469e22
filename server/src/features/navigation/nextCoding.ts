import type { Study } from '../../study/study';
import type { CodingSummary } from '../../study/summary';
import { inInterviewOrder, neighbour } from '../shared/interviewOrder';

/** Where somebody stands who wants to go on: a line of a transcript, from 0. */
export interface Standpoint {
  readonly file: string;
  readonly line: number;
}

export interface CodingFound {
  readonly file: string;
  readonly coding: CodingSummary;
  /** True when the end of the study was passed on the way. */
  readonly wrapped: boolean;
  /** Which of all such codings of the study it is in reading order, from 1. */
  readonly number: number;
  readonly total: number;
}

/**
 * The next or previous coding of a study in reading order, round and round. The index tells which files have one,
 * so that no file is read and no other file's codings are looked at.
 *
 * @param label whose codings count: a code under any of its spellings; null for all codings, misplaced ones included
 * @param from null to begin at an end of the study, as from codebook.yaml
 * @returns null when there is no such coding
 */
export function nextCoding(
  study: Study,
  label: string | null,
  from: Standpoint | null,
  direction: 'next' | 'previous',
): CodingFound | null {
  const codings = (file: string) => codingsIn(study, label, file);
  const here = from && stepInFile(codings(from.file), from.line, label !== null, direction);
  if (from && here)
    return { file: from.file, coding: here, wrapped: false, ...placeOf(study, label, from.file, here) };
  const to = neighbour(study, filesWith(study, label), from?.file ?? null, direction);
  const coding = to && codings(to.file).at(direction === 'next' ? 0 : -1);
  return coding ? { ...to, coding, ...placeOf(study, label, to.file, coding) } : null;
}

function placeOf(
  study: Study,
  label: string | null,
  file: string,
  coding: CodingSummary,
): Pick<CodingFound, 'number' | 'total'> {
  const own = label === null ? null : study.usesOfLabel(label).files;
  const countIn = (one: string) =>
    (own ? own.get(one)?.codings.length : study.transcripts.get(one)?.codings.length) ?? 0;
  let [before, total, isPast] = [0, 0, false];
  for (const one of inInterviewOrder(study, filesWith(study, label))) {
    isPast ||= one === file;
    if (!isPast) before += countIn(one);
    total += countIn(one);
  }
  const inFile = codingsIn(study, label, file).findIndex(({ at }) => at.line === coding.at.line);
  return { number: before + inFile + 1, total };
}

function codingsIn(study: Study, label: string | null, file: string): readonly CodingSummary[] {
  const all = study.transcripts.get(file)?.codings ?? [];
  if (label === null) return [...all];
  const used = study.usesOfLabel(label).files.get(file)?.codings ?? [];
  return used.flatMap((index) => all.at(index) ?? []);
}

function* filesWith(study: Study, label: string | null): Iterable<string> {
  if (label !== null) yield* study.usesOfLabel(label).files.keys();
  else for (const [file, { codings }] of study.transcripts) if (codings.length > 0) yield file;
}

/**
 * @param fromWords true when somebody in a passage stands at its coding, and so goes on to another one; false when
 *   the codes below the passage are still to come
 */
function stepInFile(
  codings: readonly CodingSummary[],
  line: number,
  fromWords: boolean,
  direction: 'next' | 'previous',
): CodingSummary | undefined {
  if (direction === 'previous') return codings.findLast(({ at }) => at.line < line);
  const here = codings.find(
    ({ words, at }) => fromWords && words.line <= line && line <= words.endLine && line < at.line,
  );
  const last = here?.at.line ?? line;
  return codings.find(({ at }) => at.line > last);
}
