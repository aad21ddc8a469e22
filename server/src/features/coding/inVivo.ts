import type { Study } from '../../study/study';

/** So many words make a label that can still be read at a glance. */
const mostWords = 6;

/**
 * Words that somebody said as a label, in the shape that the study's labels have: joined as they are, with a capital
 * where most begin with one, and no other code's.
 *
 * @returns null when there is no word in them
 */
export function inVivoLabel(study: Study, words: string): string | null {
  const said = words.replace(/['’‘]/g, '').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const kept = said.slice(0, mostWords).map((word) => word.toLowerCase());
  const [first] = kept;
  if (first === undefined) return null;
  const labels = study.codebook.codes.map(({ label }) => label);
  const joined = kept.join(jointOf(labels));
  const label = beginLarge(labels) ? joined.charAt(0).toUpperCase() + joined.slice(1) : joined;
  const isTaken = (one: string) => study.resolve(one) !== undefined;
  if (!isTaken(label)) return label;
  let number = 2;
  while (isTaken(`${label}-${number}`)) number++;
  return `${label}-${number}`;
}

function jointOf(labels: readonly string[]): string {
  const underscored = labels.filter((label) => label.includes('_') && !label.includes('-')).length;
  const hyphened = labels.filter((label) => label.includes('-')).length;
  return underscored > hyphened ? '_' : '-';
}

function beginLarge(labels: readonly string[]): boolean {
  const large = labels.filter((label) => /^\p{Lu}/u.test(label)).length;
  return 2 * large > labels.length;
}
