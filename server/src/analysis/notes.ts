// What is said with every count: what is left out of it, and what counts more than once.
import * as l10n from '@vscode/l10n';
import { naturalOrder } from '../codebook/naturalOrder';
import { type Counted, type CountedInterview, coderKey } from './counted';
import type { InterviewFile } from './interviewFiles';
import type { DifferingInterview } from './matrixColumns';

/**
 * Names on one line: `2, 7 and 9`, and of very many the first ones.
 *
 * @param most so many are listed; of more it is said how many they are
 */
export function namesListed(names: readonly string[], most = 10): string {
  const shown = names.length > most + 1 ? names.slice(0, most) : names;
  const rest = names.length - shown.length;
  if (rest > 0) return l10n.t('{0} and {1} more', shown.join(', '), rest);
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : l10n.t('{0} and {1}', shown.slice(0, -1).join(', '), last);
}

/**
 * Sentences about which files count, for people.
 *
 * @param nameOf how results name a file
 */
export function countedNotes(counted: Counted, nameOf: (file: string) => string): string[] {
  const { interviews, notCoded, notSettled, leftOut } = counted;
  const names = (files: readonly InterviewFile[]) => namesListed(files.map(({ file }) => nameOf(file)));
  const notes: string[] = [];
  if (notCoded.length === 1) notes.push(l10n.t('1 file is not coded and is left out: {0}.', names(notCoded)));
  if (notCoded.length > 1)
    notes.push(l10n.t('{0} files are not coded and are left out: {1}.', notCoded.length, names(notCoded)));
  if (notSettled.length > 0)
    notes.push(
      l10n.t(
        'Moderated, but without a coding, so that what the coders coded counts instead: {0}.',
        names(notSettled),
      ),
    );
  if (leftOut.length === 1) notes.push(l10n.t('1 coded file does not count here: {0}.', names(leftOut)));
  if (leftOut.length > 1)
    notes.push(l10n.t('{0} coded files do not count here: {1}.', leftOut.length, names(leftOut)));
  notes.push(...severalTimes(interviews), ...sameCoder(interviews, nameOf));
  const nameless = interviews.flatMap(({ files }) => files.filter(({ coder }) => coder === null));
  if (nameless.length > 0 && interviews.some(({ files }) => files.some(({ coder }) => coder !== null)))
    notes.push(l10n.t('Nothing says who coded these files: {0}.', names(nameless)));
  notes.push(...apartNotes(interviews));
  return notes;
}

/** What is said of interviews with one number that are told apart by their folders; nothing where there are none. */
export function apartNotes(interviews: readonly Pick<CountedInterview, 'name' | 'files'>[]): string[] {
  const apart = interviews.filter(({ name, files }) => name !== (files[0]?.summary.interview ?? name));
  if (apart.length === 0) return [];
  return [
    l10n.t(
      'Interviews with one number in several folders count as different ones: {0}. Where they are one, “interview” in the front matter says so.',
      namesListed(apart.map(({ name }) => name)),
    ),
  ];
}

/** Interviews of which several files count, those with the same coders together. */
function severalTimes(interviews: readonly CountedInterview[]): string[] {
  const groups = new Map<string, { readonly coders: readonly string[]; times: number; names: string[] }>();
  for (const { name, files } of interviews) {
    if (files.length < 2) continue;
    const coders = [...new Set(files.map(({ coder }) => coder ?? '?'))].sort(naturalOrder);
    const key = `${files.length}:${coders.join('\n')}`;
    const group = groups.get(key) ?? { coders, times: files.length, names: [] };
    groups.set(key, group);
    group.names.push(name);
  }
  return Array.from(groups.values(), ({ coders, times, names }) => {
    const [who, which] = [namesListed(coders), namesListed(names)];
    if (times === 2)
      return names.length === 1
        ? l10n.t('Interview {0} counts twice: {1}.', which, who)
        : l10n.t('Interviews {0} count twice: {1}.', which, who);
    return names.length === 1
      ? l10n.t('Interview {0} counts {1} times: {2}.', which, times, who)
      : l10n.t('Interviews {0} count {1} times: {2}.', which, times, who);
  });
}

/** Interviews of which one coder has two files that count. */
function sameCoder(interviews: readonly CountedInterview[], nameOf: (file: string) => string): string[] {
  const notes: string[] = [];
  for (const { name, files } of interviews) {
    const byCoder = new Map<string, InterviewFile[]>();
    for (const file of files) {
      if (file.coder === null) continue;
      const key = coderKey(file.coder);
      byCoder.set(key, [...(byCoder.get(key) ?? []), file]);
    }
    for (const own of byCoder.values()) {
      if (own.length < 2) continue;
      const listed = namesListed(own.map(({ file }) => nameOf(file)));
      notes.push(
        l10n.t(
          '{0} has {1} files of interview {2}, and all of them count: {3}.',
          own[0]?.coder ?? '',
          own.length,
          name,
          listed,
        ),
      );
    }
  }
  return notes;
}

/** What is said of interviews whose files differ in an attribute; nothing where none do. */
export function differingNotes(differing: readonly DifferingInterview[], key: string): string[] {
  if (differing.length === 0) return [];
  const listed = namesListed(differing.map(({ name, values }) => `${name} (${values.join(', ')})`));
  return [
    l10n.t(
      'The files of some interviews differ in “{0}”, and these count once in each of its columns: {1}.',
      key,
      listed,
    ),
  ];
}
