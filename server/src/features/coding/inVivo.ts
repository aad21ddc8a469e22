import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { cutUnspaced, isUnspaced } from '../shared/words';

/** So many words make a label that can still be read at a glance. */
const mostWords = 6;

/**
 * Words that somebody said as a label, in the shape that the study's labels have: joined as they are, with a capital
 * where most begin with one, and no other code's.
 *
 * @returns null when there is no word in them
 */
export function inVivoLabel(study: Study, words: string): string | null {
  const plain = composed(words).replace(/['’‘\u00ad\u200b-\u200d\u2060]/g, '');
  const said = (plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).flatMap(shortWords);
  const kept = said.slice(0, mostWords).map((word) => word.toLowerCase());
  if (kept.length === 0) return null;
  const labels = study.codebook.codes.map(({ label }) => label);
  const joined = joinedBy(kept, jointOf(labels));
  const label = beginLarge(labels) ? joined.charAt(0).toUpperCase() + joined.slice(1) : joined;
  const isTaken = (one: string) => study.resolve(one) !== undefined;
  if (!isTaken(label)) return label;
  let number = 2;
  while (isTaken(`${label}-${number}`)) number++;
  return `${label}-${number}`;
}

function shortWords(run: string): string[] {
  return Array.from(cutUnspaced(run), ({ start, end }) => run.slice(start, end));
}

/** What is written without spaces needs nothing between its words. */
function joinedBy(words: readonly string[], joint: string): string {
  return words.reduce((label, word) => {
    const isClose = isUnspaced(label, label.length - 1) && isUnspaced(word, 0);
    return `${label}${isClose ? '' : joint}${word}`;
  });
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
