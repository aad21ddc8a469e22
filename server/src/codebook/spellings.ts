import damerauLevenshtein from 'damerau-levenshtein';
import { bracketAlias, labelIndex, labelKey, numbersOf, withoutBracket } from './labels';
import { nearIndex, nearLabels } from './near';

/** A label as written in the transcripts of a study, and how often. */
export interface LabelUse {
  readonly label: string;
  readonly codings: number;
  readonly interviews: number;
}

/** Spellings that are most likely of one code. */
export interface Spellings {
  /** The one that serves as the label. */
  readonly main: LabelUse;
  /** All other spellings of the label, the most used first. */
  readonly others: readonly LabelUse[];
}

/**
 * Puts near-identical spellings together: those that differ in case, hyphens, spaces or plurals, and those
 * with one wrong letter of at least eight when the other is used at least twice as often.
 *
 * The most used spelling is the label, but one with an alias in brackets goes first: it names the family.
 */
export function groupSpellings(uses: readonly LabelUse[]): Spellings[] {
  const byKey = new Map<string, LabelUse[]>();
  for (const use of uses) {
    const key = `${labelKey(withoutBracket(use.label)) || use.label} ${numbersOf(use.label)}`;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [use]);
    else same.push(use);
  }
  const groups = [...byKey.values()].map((group) => group.sort(betterLabel));
  const ranked = groups.sort((a, b) => codingsOf(b) - codingsOf(a));

  const mains = ranked.flatMap(([main]) => (main === undefined ? [] : [{ label: main.label, aliases: [] }]));
  const near = nearIndex(labelIndex({ codes: mains }));
  const kept = new Map<string, LabelUse[]>();
  for (const group of ranked) {
    const [main] = group;
    if (main === undefined) continue;
    const right = nearLabels(near, main.label).find((label) =>
      isTypo(main, codingsOf(group), kept.get(label)),
    );
    if (right === undefined) kept.set(main.label, group);
    else kept.get(right)?.push(...group);
  }
  return [...kept.values()].flatMap(([main, ...others]) =>
    main === undefined ? [] : [{ main, others: others.sort(betterLabel) }],
  );
}

/** True when a spelling is one letter off from that of another group, and is used much less. */
function isTypo(use: LabelUse, codings: number, group: readonly LabelUse[] | undefined): boolean {
  const [main] = group ?? [];
  if (group === undefined || main === undefined || codingsOf(group) < 2 * codings) return false;
  const [key, other] = [labelKey(withoutBracket(use.label)), labelKey(withoutBracket(main.label))];
  return Math.min(key.length, other.length) >= 8 && damerauLevenshtein(key, other).steps <= 1;
}

function codingsOf(group: readonly LabelUse[]): number {
  return group.reduce((sum, use) => sum + use.codings, 0);
}

function betterLabel(a: LabelUse, b: LabelUse): number {
  const bracket = Number(bracketAlias(b.label) !== null) - Number(bracketAlias(a.label) !== null);
  return bracket || b.codings - a.codings;
}
