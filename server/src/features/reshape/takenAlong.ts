import * as l10n from '@vscode/l10n';
import { naturalOrder } from '../../codebook/naturalOrder';
import { linesWith } from '../../study/fileCodes';
import type { Study } from '../../study/study';
import { quoted } from '../shared/quoted';
import type { LabelChanges } from './labelChanges';

/** A label that the codebook lacks, and nobody has named, and that is reshaped all the same. */
export interface TakenAlong {
  readonly label: string;
  /** How many code lines have it, by file. */
  readonly files: ReadonlyMap<string, number>;
}

/**
 * What a reshaping changes though the codebook does not have it: labels that differ from one of its own by case, hyphens and
 * spaces alone. They are most likely meant to be that code, but as long as nobody has said so they are counted apart, so
 * whoever reshapes the code has to know of them.
 *
 * @returns in the order of the labels
 */
export function takenAlong(study: Study, { labels, became }: LabelChanges): TakenAlong[] {
  const found: TakenAlong[] = [];
  for (const label of labels.keys()) {
    if (study.resolve(label) || became.has(label)) continue;
    const files = linesWith(study, label);
    if (files.size > 0) found.push({ label, files });
  }
  return found.sort((a, b) => naturalOrder(a.label, b.label));
}

/** So many labels are named. */
const named = 10;

/** What was taken along, for people, with how often: `“data loss” (2), “DATA-LOSS” (1)`. */
export function alongInWords(along: readonly TakenAlong[]): string {
  const names = along.slice(0, named).map(({ label, files }) => `${quoted(label)} (${total(files)})`);
  if (along.length > named) names.push(l10n.t('{0} more', along.length - named));
  return names.join(', ');
}

/** One sentence about it, for people; '' for nothing. */
export function alongSentence(along: readonly TakenAlong[]): string {
  if (along.length === 0) return '';
  return l10n.t(
    'Spellings that differ only by case, hyphens or spaces are changed as well: {0}.',
    alongInWords(along),
  );
}

function total(files: ReadonlyMap<string, number>): number {
  return [...files.values()].reduce((sum, count) => sum + count, 0);
}
