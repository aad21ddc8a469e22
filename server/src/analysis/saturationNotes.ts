// What must be said with a curve of new codes.
import * as l10n from '@vscode/l10n';
import { namesListed } from './notes';
import type { Saturation, SaturationQuestion, SaturationRow } from './saturation';

/** Sentences about what a curve of new codes shows and what it does not, for people. */
export function saturationNotes(found: Saturation, question: SaturationQuestion): string[] {
  const { rows, single, unordered } = found;
  const codes = rows.at(-1)?.cumulative ?? 0;
  if (codes === 0) return [];
  const notes = [...thresholdNotes(found, question)];
  // Of one interview it is plain that its codes are in no other, and that there is no other order.
  if (rows.length < 2) return notes;
  notes.push(
    single === 1
      ? l10n.t('1 of {0} codes occurs in one interview only.', codes)
      : l10n.t('{0} of {1} codes occur in one interview only.', single, codes),
  );
  if (unordered.length > 0)
    notes.push(
      l10n.t(
        'These interviews do not say “{0}” and come last: {1}.',
        question.order ?? '',
        namesListed(unordered),
      ),
    );
  notes.push(
    l10n.t(
      'Another order of the interviews gives another answer; what is expected is the mean over all orders.',
    ),
  );
  return notes;
}

function thresholdNotes(
  { rows, baseCodes }: Saturation,
  { base, run, threshold }: SaturationQuestion,
): string[] {
  if (!rows.some(({ ratio }) => ratio !== null))
    return [
      l10n.t(
        'There are too few coded interviews for a base of {0} and a run of {1}: {2}.',
        base,
        run,
        rows.length,
      ),
    ];
  const nameOf = ({ position }: SaturationRow) => `${position - 1}+${run}`;
  const percent = ({ ratio }: SaturationRow) => Math.round(100 * (ratio ?? 0));
  const first = rows.findIndex(({ reached }) => reached === true);
  const reached = rows[first];
  if (!reached)
    return [
      l10n.t(
        'No run (of {0}) brings as few as {1} % new codes, seen from the {2} codes of the base (of {3}).',
        run,
        threshold,
        baseCodes,
        base,
      ),
    ];
  const again = rows.slice(first).filter((row) => row.reached === false);
  return [
    l10n.t(
      '{0} is the first run (of {1}) with at most {2} % new codes ({3} %), seen from the {4} codes of the base (of {5}).',
      nameOf(reached),
      run,
      threshold,
      percent(reached),
      baseCodes,
      base,
    ),
    again.length === 0
      ? l10n.t('No later run is above {0} % again.', threshold)
      : l10n.t(
          'Later runs are above {0} % again: {1}.',
          threshold,
          namesListed(again.map((row) => `${nameOf(row)} (${percent(row)} %)`)),
        ),
  ];
}
