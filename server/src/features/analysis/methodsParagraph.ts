// How coders were compared, as a paragraph for the methods section of a paper: facts only.
import * as l10n from '@vscode/l10n';
import type { Counted } from '../../analysis/counted';
import { namesListed } from '../../analysis/notes';
import { rounded } from '../../analysis/rounded';
import type { ModerationTally } from '../moderation/tally';
import { interviews, units } from '../shared/counts';
import { type ComparedStudy, pairMeant } from './agreementView';
import type { AnalysisQuestion } from './analysisView';
import { type ComparedRows, unitsIn } from './comparedRows';

/** What was settled in moderated files: how many codings of them were whose before. */
export interface Settled {
  readonly interviews: readonly string[];
  readonly fromBoth: number;
  /** By coder, of what only they had. */
  readonly from: ReadonlyMap<string, number>;
  readonly fresh: number;
}

/**
 * The paragraph, in sentences that leave out what there is not.
 *
 * @param counted all files of the study, whoever coded them
 * @param settled null where no interview was settled
 */
export function methodsParagraph(
  compared: ComparedStudy,
  groups: readonly ComparedRows[],
  question: AnalysisQuestion,
  counted: Counted,
  settled: Settled | null,
): string {
  const coders = [
    ...new Set(
      counted.interviews.flatMap(({ files }) =>
        files.flatMap(({ coder, isModerated }) => (isModerated ? [] : (coder ?? []))),
      ),
    ),
  ];
  const twice = compared.interviews.map(({ name }) => name);
  const sentences = [interviewsCoded(counted.interviews.length, coders)];
  const shown = pairMeant(groups, question);
  if (!shown) return [...sentences, l10n.t('No interview was coded by two coders.')].join(' ');
  sentences.push(
    codedTwice(twice, counted.interviews.length),
    ...agreementSentences(shown, question),
    ...(settled ? settledSentences(settled) : []),
  );
  return sentences.join(' ');
}

function interviewsCoded(interviews: number, coders: readonly string[]): string {
  const who = namesListed(coders);
  if (interviews === 1)
    return who === '' ? l10n.t('1 interview was coded.') : l10n.t('1 interview was coded by {0}.', who);
  return who === ''
    ? l10n.t('{0} interviews were coded.', interviews)
    : l10n.t('{0} interviews were coded by {1}.', interviews, who);
}

/** @param interviews how many there are in all */
function codedTwice(twice: readonly string[], interviews: number): string {
  if (interviews === 1) return l10n.t('It was coded by several coders independently.');
  return twice.length === 1
    ? l10n.t('1 of them was coded by several coders independently: {0}.', namesListed(twice))
    : l10n.t(
        '{0} of them were coded by several coders independently: {1}.',
        twice.length,
        namesListed(twice),
      );
}

/** Which codes were compared. */
function codesCompared(which: AnalysisQuestion['codes'], count: number): string {
  switch (which) {
    case 'either':
      return count === 1
        ? l10n.t('1 code that at least one of them had used')
        : l10n.t('{0} codes that at least one of them had used', count);
    case 'both':
      return count === 1
        ? l10n.t('1 code that both had used')
        : l10n.t('{0} codes that both had used', count);
    case 'codebook':
      return count === 1
        ? l10n.t('the 1 code of the codebook')
        : l10n.t('all {0} codes of the codebook', count);
  }
}

function agreementSentences(
  { group, codes, together }: ComparedRows,
  { unit, codes: which, speaker }: AnalysisQuestion,
): string[] {
  const { percent, kappa, alpha, alphaLow, alphaHigh, ac1, positive } = together;
  const unitNames = {
    passage: l10n.t('passages'),
    turn: l10n.t('turns'),
    word: l10n.t('words'),
    interview: l10n.t('interviews'),
  };
  const of =
    group.interview === null ? interviews(group.interviews.length) : l10n.t('interview {0}', group.interview);
  const sentences = [
    l10n.t(
      '{0} were compared on {1}, in {2} ({3}) and {4}.',
      namesListed(group.coders),
      of,
      units(unitsIn(group)),
      unitNames[unit],
      codesCompared(which, codes.length),
    ),
    ...(speaker === null ? [] : [l10n.t('Only what {0} said was looked at.', speaker)]),
    l10n.t(
      'Units are stretches of talk between borders that the transcripts share; the transcripts were aligned by their words (shortest edit script).',
    ),
    l10n.t('Units that nobody coded count as agreement.'),
  ];
  const interval =
    alphaLow === null || alphaHigh === null
      ? ''
      : l10n.t(
          ' (95 % interval {0} to {1}, percentiles of 2,000 resamples of units)',
          rounded(alphaLow),
          rounded(alphaHigh),
        );
  if (alpha === null)
    sentences.push(l10n.t('Krippendorff’s alpha does not exist, as all values are the same.'));
  else
    sentences.push(
      l10n.t('Over all codes, Krippendorff’s alpha (2011, nominal) was {0}{1}.', rounded(alpha), interval),
    );
  const others = [
    kappa === null ? '' : l10n.t('Cohen’s kappa {0}', rounded(kappa)),
    ac1 === null ? '' : l10n.t('Gwet’s AC1 {0}', rounded(ac1)),
    positive === null ? '' : l10n.t('positive agreement {0}', rounded(positive)),
    percent === null ? '' : l10n.t('agreement {0} %', Math.round(100 * percent)),
    together.alphaJaccard === null
      ? ''
      : l10n.t('alpha over sets of codes {0} (Jaccard)', rounded(together.alphaJaccard)),
    together.alphaMasi === null ? '' : l10n.t('{0} (MASI)', rounded(together.alphaMasi)),
  ].filter((text) => text !== '');
  if (others.length > 0) sentences.push(l10n.t('Beside it: {0}.', others.join(', ')));
  return sentences;
}

function settledSentences({ interviews, fromBoth, from, fresh }: Settled): string[] {
  const own = Array.from(from, ([coder, count]) => l10n.t('{0} from {1} alone', count, coder));
  return [
    l10n.t(
      'Disagreements were settled in the transcripts of {0}: of their codings {1} had been given by several coders, {2}, and {3} by none.',
      namesListed(interviews),
      fromBoth,
      own.length === 0 ? l10n.t('none from one of them alone') : namesListed(own),
      fresh,
    ),
  ];
}

/** A moderated transcript, with what has become in it of the codes of coders. */
export interface SettledTranscript {
  readonly interview: string;
  readonly tally: ModerationTally;
}

/**
 * How many codings of moderated transcripts were whose before, as they are counted where settling is finished.
 *
 * @returns null where there is no such transcript
 */
export function settledIn(transcripts: readonly SettledTranscript[]): Settled | null {
  if (transcripts.length === 0) return null;
  const from = new Map<string, number>();
  let [fromBoth, fresh] = [0, 0];
  for (const { tally } of transcripts) {
    fromBoth += tally.agreed;
    fresh += tally.own;
    for (const { coders, codes } of tally.taken) {
      const [only = '', ...others] = coders;
      if (others.length > 0) fromBoth += codes;
      else from.set(only, (from.get(only) ?? 0) + codes);
    }
  }
  return { interviews: [...new Set(transcripts.map(({ interview }) => interview))], fromBoth, from, fresh };
}
