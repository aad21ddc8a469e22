import * as l10n from '@vscode/l10n';
import { codes, codings, passages, turns } from './counts';
import type { TranscriptCounts } from './transcriptCounts';

/**
 * Which transcripts are counted otherwise than before, and how: `5 turns (before: 3), 2 passages of Dr Lee (before: 0)`.
 *
 * @param before by file
 * @param after of the same files
 * @returns by file, in the order of `after`; nothing where every number is as it was
 */
export function countedOtherwise(
  before: ReadonlyMap<string, TranscriptCounts>,
  after: ReadonlyMap<string, TranscriptCounts>,
): Map<string, string> {
  const found = new Map<string, string>();
  for (const [file, counts] of after) {
    const changes = changesIn(before.get(file) ?? nothing, counts);
    if (changes.length > 0) found.set(file, changes.join(', '));
  }
  return found;
}

const nothing: TranscriptCounts = {
  turns: 0,
  passages: 0,
  passagesBySpeaker: {},
  codedPassages: 0,
  codings: 0,
  distinctCodes: 0,
  codes: {},
};

function changesIn(before: TranscriptCounts, after: TranscriptCounts): string[] {
  const changes: string[] = [];
  const compare = (was: number, is: number, inWords: (count: number) => string) => {
    if (was !== is) changes.push(l10n.t('{0} (before: {1})', inWords(is), was));
  };
  compare(before.turns, after.turns, turns);
  compare(before.passages, after.passages, passages);
  for (const [name, was, is] of pairs(before.passagesBySpeaker, after.passagesBySpeaker)) {
    compare(was ?? 0, is ?? 0, (count) =>
      name === '' ? l10n.t('{0} of nobody', passages(count)) : l10n.t('{0} of {1}', passages(count), name),
    );
  }
  compare(before.codedPassages, after.codedPassages, (count) =>
    count === 1 ? l10n.t('1 coded passage') : l10n.t('{0} coded passages', count),
  );
  compare(before.codings, after.codings, codings);
  compare(before.distinctCodes, after.distinctCodes, codes);
  for (const [label, was, is] of pairs(before.codes, after.codes)) {
    compare(was?.codings ?? 0, is?.codings ?? 0, (count) => l10n.t('{0} of {1}', codings(count), label));
  }
  return changes;
}

/** What two records have under each name that either has. */
function* pairs<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
): Generator<[string, T | undefined, T | undefined]> {
  const own = (record: Readonly<Record<string, T>>, name: string) =>
    Object.hasOwn(record, name) ? record[name] : undefined;
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
    yield [name, own(a, name), own(b, name)];
}
