import * as l10n from '@vscode/l10n';

/**
 * Counts in words. Codings, segments and interviews are different numbers, so each is always named.
 */
export function codings(count: number): string {
  return count === 1 ? l10n.t('1 coding') : l10n.t('{0} codings', count);
}

/** Said of a transcript in place of counts of nothing. */
export function notCoded(): string {
  return l10n.t('not coded');
}

/** A count of segments for people: `3 segments`. */
export function segments(count: number): string {
  return count === 1 ? l10n.t('1 segment') : l10n.t('{0} segments', count);
}

/** A count of interviews for people: `3 interviews`. */
export function interviews(count: number): string {
  return count === 1 ? l10n.t('1 interview') : l10n.t('{0} interviews', count);
}

/** A count of transcripts for people: `3 transcripts`. */
export function transcripts(count: number): string {
  return count === 1 ? l10n.t('1 transcript') : l10n.t('{0} transcripts', count);
}

/** A count of codes for people: `3 codes`. */
export function codes(count: number): string {
  return count === 1 ? l10n.t('1 code') : l10n.t('{0} codes', count);
}

/** A count of passages for people: `3 passages`. */
export function passages(count: number): string {
  return count === 1 ? l10n.t('1 passage') : l10n.t('{0} passages', count);
}

/** A count of units that coders are compared on, for people: `3 units`. */
export function units(count: number): string {
  return count === 1 ? l10n.t('1 unit') : l10n.t('{0} units', count);
}

/** A count of memos for people: `3 memos`. */
export function memos(count: number): string {
  return count === 1 ? l10n.t('1 memo') : l10n.t('{0} memos', count);
}

/** A count of turns for people: `3 turns`. */
export function turns(count: number): string {
  return count === 1 ? l10n.t('1 turn') : l10n.t('{0} turns', count);
}

/** A count of words for people: `3 words`. */
export function words(count: number): string {
  return count === 1 ? l10n.t('1 word') : l10n.t('{0} words', count);
}

/** Several counts on one line. */
export function listed(...counts: readonly string[]): string {
  return counts.join(' · ');
}
