// Which files of an interview are compared with each other.
import * as l10n from '@vscode/l10n';
import { itemAt } from '../transcript/itemAt';
import { coderKey } from './counted';
import type { InterviewFile, InterviewFiles } from './interviewFiles';
import { apartNotes, namesListed } from './notes';

/** An interview that at least two coders have coded. */
export interface ComparableInterview {
  /** How people know it. */
  readonly name: string;
  /** One for each coder, in their order; at least two. */
  readonly files: readonly ComparableFile[];
  /** Its files without a coding, as people know them. */
  readonly notCoded: readonly string[];
}

export interface ComparableFile {
  /** What the study knows it by. */
  readonly file: string;
  readonly coder: string;
}

/** Which interviews and coders are asked for. */
export interface ComparableOptions {
  /** By their names; null for all of them. */
  readonly interviews: readonly string[] | null;
  /** In the order in which they are compared; null for everybody. */
  readonly coders: readonly string[] | null;
  /** Whether a moderated file is compared like that of a coder. */
  readonly withModerated: boolean;
}

/** What can be compared, and sentences about what cannot. */
export interface Comparable {
  readonly interviews: readonly ComparableInterview[];
  readonly notes: readonly string[];
}

/**
 * Picks the files that are compared: of each interview those of coders who are named, one for each of them, with a coding.
 *
 * @param nameOf how results name a file
 */
export function comparableInterviews(
  interviews: readonly InterviewFiles[],
  options: ComparableOptions,
  nameOf: (file: string) => string,
): Comparable {
  const left = new LeftOut();
  const found: ComparableInterview[] = [];
  const wanted = options.interviews && new Set(options.interviews);
  const spellings = new Map<string, string>();
  for (const interview of interviews) {
    if (wanted && !isMeant(interview, wanted)) continue;
    const own = interview.files.filter((file) => isAsked(file, options));
    if (interview.files.length < 2) left.single.push(interview.name);
    if (interview.files.length < 2) continue;
    if (!options.withModerated)
      left.moderated.push(...interview.files.filter((file) => file.isModerated && file.codings > 0));
    const coded = own.filter(({ codings }) => codings > 0);
    const notCoded = own.filter(({ codings }) => codings === 0);
    left.notCoded.push(...notCoded);
    const files = oneForEach(coded, options.coders, left, spellings);
    if (files.length < 2) left.single.push(interview.name);
    else found.push({ name: interview.name, files, notCoded: notCoded.map(({ file }) => nameOf(file)) });
  }
  const meant = interviews.filter((interview) => !wanted || isMeant(interview, wanted));
  return { interviews: found, notes: [...left.notes(nameOf), ...apartNotes(meant)] };
}

function isMeant({ name, files }: InterviewFiles, wanted: ReadonlySet<string>): boolean {
  return wanted.has(name) || files.some(({ summary }) => wanted.has(summary.interview ?? ''));
}

function isAsked(
  { coder, isModerated }: InterviewFile,
  { coders, withModerated }: ComparableOptions,
): boolean {
  if (isModerated) return withModerated;
  return coders === null || coder === null || coders.some((one) => coderKey(one) === coderKey(coder));
}

/** The files by coder; a coder with several files in one interview is left out, as nobody knows which of them counts. */
function oneForEach(
  files: readonly InterviewFile[],
  order: readonly string[] | null,
  left: LeftOut,
  spellings: Map<string, string>,
): ComparableFile[] {
  const byCoder = new Map<string, InterviewFile[]>();
  for (const file of files) {
    if (file.coder === null) {
      left.nameless.push(file);
      continue;
    }
    const key = file.isModerated ? `moderated ${coderKey(file.coder)}` : coderKey(file.coder);
    byCoder.set(key, [...(byCoder.get(key) ?? []), file]);
  }
  const found: (ComparableFile & { readonly place: number })[] = [];
  for (const [key, own] of byCoder) {
    const first = itemAt(own, 0);
    if (own.length > 1) {
      left.twice.push(...own);
      continue;
    }
    const written = first.coder ?? '';
    // One coder has one name, however it is written in other interviews.
    const coder = spellings.get(coderKey(written)) ?? written;
    spellings.set(coderKey(written), coder);
    const isTwofold = first.isModerated && byCoder.has(coderKey(coder));
    const place = order?.findIndex((one) => coderKey(one) === key) ?? 0;
    found.push({
      file: first.file,
      coder: isTwofold ? l10n.t('{0} (moderated)', coder) : coder,
      place: place < 0 ? Number.POSITIVE_INFINITY : place,
    });
  }
  if (order) found.sort((a, b) => (a.place === b.place ? 0 : a.place - b.place));
  return found.map(({ file, coder }) => ({ file, coder }));
}

/** What is not compared, and why. */
class LeftOut {
  readonly single: string[] = [];
  readonly notCoded: InterviewFile[] = [];
  readonly moderated: InterviewFile[] = [];
  readonly nameless: InterviewFile[] = [];
  readonly twice: InterviewFile[] = [];

  notes(nameOf: (file: string) => string): string[] {
    const names = (files: readonly InterviewFile[]) => namesListed(files.map(({ file }) => nameOf(file)));
    const notes: string[] = [];
    const { single, notCoded, moderated, nameless, twice } = this;
    if (notCoded.length > 0)
      notes.push(l10n.t('Without a single coding, and not compared: {0}.', names(notCoded)));
    if (moderated.length > 0)
      notes.push(
        l10n.t('Moderated, and not compared unless “--with-moderated” says so: {0}.', names(moderated)),
      );
    if (nameless.length > 0)
      notes.push(
        l10n.t(
          'Nothing says who coded these files, so they are not compared: {0}. Write “coder” in their front matter.',
          names(nameless),
        ),
      );
    if (twice.length > 0)
      notes.push(
        l10n.t(
          'One coder has several files of one interview, and none of them is compared: {0}. Give them different coders, or call with one of them.',
          names(twice),
        ),
      );
    if (single.length === 1)
      notes.push(
        l10n.t(
          'Interview {0} is not coded by two coders, so there is nothing to compare.',
          namesListed(single),
        ),
      );
    if (single.length > 1)
      notes.push(
        l10n.t(
          'Interviews {0} are not coded by two coders each, so there is nothing to compare.',
          namesListed(single),
        ),
      );
    return notes;
  }
}
