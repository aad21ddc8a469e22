import * as l10n from '@vscode/l10n';
import { itemAt } from '../transcript/itemAt';
import type { RowContext } from './agreementGroup';
import type { AlphaInterval } from './alphaInterval';
import { type CodeTally, coefficientsOf } from './codeTallies';
import type { Coefficients } from './coefficients';
import { nominalAgreement, type Votes } from './nominalAgreement';
import { namesListed } from './notes';
import { rounded } from './rounded';

/** What readers of a number must know of it, in the order in which it is said. */
export const agreementWarnings = [
  'no-units',
  'few-units',
  'rare',
  'mostly-uncoded',
  'one-sided',
  'only-one-coder-uses',
  'unpaired',
  'words-differ',
  'not-coded',
  'several-coders',
  'no-variation',
  'wide',
] as const;

export interface AgreementWarning {
  readonly id: (typeof agreementWarnings)[number];
  /** One sentence with the numbers. */
  readonly message: string;
}

/** The sentences of warnings, but for files without a coding: `comparableInterviews` names those of all interviews at once. */
export function saidOfWarnings(warnings: readonly AgreementWarning[]): string[] {
  return warnings.filter(({ id }) => id !== 'not-coded').map(({ message }) => message);
}

/** With fewer units an interval is wide whatever coders do. It is our own choice. */
const fewUnits = 30;
/** With fewer decisions for a code each of them weighs much. It is our own choice. */
const fewUses = 10;
/** From this share on agreement is mostly in what nobody coded, where alpha is lower than what Krippendorff (2004) takes for tentative. */
const mostlyAgreeing = 0.9;
const tentative = 0.667;
/** An interval wider than this says little. It is our own choice. */
const wideInterval = 0.4;

/** A row as far as it is worked out. */
interface RowFound {
  /** Null for all codes together. */
  readonly code: number | null;
  readonly tally: CodeTally;
  readonly coefficients: Coefficients;
  readonly interval: AlphaInterval | null;
}

/** What must be said of a row. What is about the files is said of all codes together only. */
export function warningsOf(context: RowContext, found: RowFound): AgreementWarning[] {
  const messages: Record<AgreementWarning['id'], string | null> = {
    'no-units': noUnits(context),
    'few-units': fewUnitsSaid(context),
    rare: rare(found),
    'mostly-uncoded': mostlyUncoded(context, found),
    'one-sided': oneSided(context, found),
    'no-variation': noVariation(context, found),
    'several-coders': severalCoders(context),
    wide: wide(found),
    'only-one-coder-uses': found.code === null ? onlyOneCoderUses(context) : null,
    unpaired: found.code === null ? unpaired(context) : null,
    'words-differ': found.code === null ? wordsDiffer(context) : null,
    'not-coded': found.code === null ? notCoded(context) : null,
  };
  return agreementWarnings.flatMap((id) => {
    const message = messages[id];
    return message === null ? [] : [{ id, message }];
  });
}

function noUnits({ units, group }: RowContext): string | null {
  return units === 0 ? l10n.t('{0} have no unit in common.', namesListed(group.coders)) : null;
}

function fewUnitsSaid({ units }: RowContext): string | null {
  if (units === 0 || units >= fewUnits) return null;
  return units === 1
    ? l10n.t('There is only 1 unit, so that one decision is everything.')
    : l10n.t('There are only {0} units, so that one decision changes much.', units);
}

function rare({ tally, coefficients }: RowFound): string | null {
  const uses = sum(tally.byCoder);
  if (uses === 0 || uses >= fewUses) return null;
  const [low, high] = otherAlphas(tally.votes);
  // That is so of one coding on one unit alone: without it, nobody used the code; with another, everybody did.
  if (low === null || high === null)
    return l10n.t('Used only once: were one decision otherwise, there would be no alpha.');
  const otherwise = low === high ? rounded(low) : l10n.t('{0} to {1}', rounded(low), rounded(high));
  // Few who all used it everywhere: nothing differs until a decision does.
  if (coefficients.alpha === null)
    return l10n.t(
      'Used only {0} times: there is no alpha, and were one decision otherwise, it would be {1}.',
      uses,
      otherwise,
    );
  const alpha = rounded(coefficients.alpha);
  return uses === 1
    ? l10n.t(
        'Used only once: were one decision otherwise, alpha would be {0} instead of {1}.',
        otherwise,
        alpha,
      )
    : l10n.t(
        'Used only {0} times: were one decision otherwise, alpha would be {1} instead of {2}.',
        uses,
        otherwise,
        alpha,
      );
}

/** The least and the greatest alpha if one coder had decided otherwise on one unit; null where there would be none. */
function otherAlphas(votes: readonly Votes[]): [number | null, number | null] {
  const alphas: number[] = [];
  for (const one of votes) {
    const [no = 0, yes = 0] = one.chosen;
    for (const step of [1, -1]) {
      if (one.units === 0 || no - step < 0 || yes + step < 0) continue;
      const others = votes.map((other) => (other === one ? { ...one, units: one.units - 1 } : other));
      const { alpha } = nominalAgreement([...others, { chosen: [no - step, yes + step], units: 1 }]);
      if (alpha !== null) alphas.push(alpha);
    }
  }
  return alphas.length === 0 ? [null, null] : [Math.min(...alphas), Math.max(...alphas)];
}

function mostlyUncoded({ units }: RowContext, { tally, coefficients }: RowFound): string | null {
  const { percent, alpha, positive } = coefficients;
  if (percent === null || alpha === null || percent < mostlyAgreeing || alpha >= tentative) return null;
  const cells = units * tally.width;
  const neither = tally.votes.reduce(
    (count, { chosen, units: times }) => (chosen[1] === 0 ? count + times : count),
    0,
  );
  return l10n.t(
    'Coders agree in {0}, mostly as nobody coded it in {1} of {2}; of what one coded, another did in {3} (positive agreement).',
    percentage(percent),
    neither,
    cells,
    percentage(positive ?? 0),
  );
}

function oneSided({ group, codes, tallies }: RowContext, { code, tally }: RowFound): string | null {
  const using = group.coders.filter((_, place) => itemAt(tally.byCoder, place) > 0);
  if (code === null && codes.length === 0 && tallies.used.length > 0)
    return l10n.t('There is no code that two coders used.');
  if (using.length === 0 || using.length === group.coders.length) return null;
  const never = group.coders.filter((coder) => !using.includes(coder));
  return l10n.t(
    '{0} never used it, {1} did ({2}).',
    namesListed(never),
    namesListed(using),
    sum(tally.byCoder),
  );
}

function onlyOneCoderUses({ codes, tallies }: RowContext): string | null {
  const isOfOne = (code: number) => tallies.tally([code]).byCoder.filter((times) => times > 0).length === 1;
  const alone = codes.filter(isOfOne);
  if (alone.length === 0) return null;
  const ofOne = new Set(alone);
  const others = codes.filter((code) => !ofOne.has(code));
  const codings = sum(tallies.tally(alone).byCoder);
  const alpha = others.length === 0 ? null : coefficientsOf(tallies.tally(others)).alpha;
  return alpha === null
    ? l10n.t(
        'Codes that only one coder used: {0} (codings: {1}); there is no alpha over others.',
        alone.length,
        codings,
      )
    : l10n.t(
        'Codes that only one coder used: {0} (codings: {1}); alpha over the others is {2}.',
        alone.length,
        codings,
        rounded(alpha),
      );
}

function unpaired({ group }: RowContext): string | null {
  const alone = group.interviews.flatMap((one) => one.unpaired).filter(({ passages }) => passages > 0);
  const passages = sum(alone.map((one) => one.passages));
  const codings = sum(alone.map((one) => one.codings));
  const coders = new Set(alone.map(({ coder }) => coder));
  return passages === 0
    ? null
    : l10n.t(
        'Passages that only one file has are no units: {0} (codings: {1}), of {2}.',
        passages,
        codings,
        namesListed(group.coders.filter((coder) => coders.has(coder))),
      );
}

function wordsDiffer({ group, values }: RowContext): string | null {
  const all = sum(group.interviews.map(({ words }) => words.all));
  const differing = sum(group.interviews.map(({ words }) => words.differing));
  const both = sum(group.interviews.map(({ quotes }) => quotes?.both ?? 0));
  // Codes of a family, or any codes at all, may be on other words and mean the same.
  const other = values.by === 'code' ? sum(group.interviews.map(({ quotes }) => quotes?.other ?? 0)) : 0;
  if (differing === 0 && other === 0) return null;
  const speech = l10n.t('words in one file only: {0} of {1}', differing, all);
  const quotes = l10n.t('codings that two coders share, but on other words: {0} of {1}', other, both);
  if (other === 0) return l10n.t('What counts as the same is not in every word ({0}).', speech);
  if (differing === 0) return l10n.t('What counts as the same is not in every word ({0}).', quotes);
  return l10n.t('What counts as the same is not in every word ({0}; {1}).', speech, quotes);
}

function notCoded({ group: { notCoded: files } }: RowContext): string | null {
  if (files.length === 0) return null;
  return l10n.t('Without a single coding, and left out: {0}.', namesListed(files));
}

function severalCoders({ group: { coders, interview } }: RowContext): string | null {
  if (coders.length <= 2) return null;
  return interview === null
    ? l10n.t(
        'These are {0} coders: {1}. Kappa and the counts of both are of two coders who coded everything.',
        coders.length,
        namesListed(coders),
      )
    : l10n.t(
        'These are {0} coders: {1}. Kappa and the counts of both are of two coders.',
        coders.length,
        namesListed(coders),
      );
}

function noVariation(
  { units, codes, tallies }: RowContext,
  { code, coefficients: { alpha }, tally }: RowFound,
): string | null {
  if (units === 0 || alpha !== null) return null;
  if (code === null && codes.length === 0 && tallies.used.length > 0) return null;
  return sum(tally.byCoder) === 0
    ? l10n.t('Nobody used it, so there is nothing to agree or to differ in: kappa and alpha do not exist.')
    : l10n.t(
        'Everybody used it everywhere, so there is nothing to agree or to differ in: kappa and alpha do not exist.',
      );
}

function wide({ interval }: RowFound): string | null {
  if (interval === null || interval.high - interval.low <= wideInterval) return null;
  return l10n.t(
    'Alpha is between {0} and {1} in 95 % of resamples, which says little.',
    rounded(interval.low),
    rounded(interval.high),
  );
}

function percentage(share: number): string {
  return `${Math.floor(100 * share + 1e-9)} %`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
