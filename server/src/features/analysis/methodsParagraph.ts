// How coders were compared, as a paragraph for the methods section of a paper: facts only.
import * as l10n from '@vscode/l10n';
import { compareInterview } from '../../analysis/comparedInterview';
import type { Counted } from '../../analysis/counted';
import { namesListed } from '../../analysis/notes';
import { rounded } from '../../analysis/rounded';
import { type ComparedRows, type ComparedStudy, pairMeant } from './agreementView';
import type { AnalysisQuestion } from './analysisView';

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
  const interviews = counted.interviews.length;
  const sentences = [
    coders.length === 0
      ? l10n.t('{0} interviews were coded.', interviews)
      : l10n.t('{0} interviews were coded by {1}.', interviews, namesListed(coders)),
  ];
  const shown = pairMeant(groups, question);
  if (!shown) return [...sentences, l10n.t('No interview was coded by two coders.')].join(' ');
  sentences.push(
    l10n.t('{0} of them were coded by several coders independently: {1}.', twice.length, namesListed(twice)),
    ...agreementSentences(shown, question),
    ...(settled ? settledSentences(settled) : []),
  );
  return sentences.join(' ');
}

function agreementSentences(
  { group, codes, together }: ComparedRows,
  { unit, codes: which, speaker }: AnalysisQuestion,
): string[] {
  const units = group.interviews.reduce((sum, one) => sum + one.units.length, 0);
  const { percent, kappa, alpha, alphaLow, alphaHigh, ac1, positive } = together;
  const unitNames = {
    passage: l10n.t('passages'),
    turn: l10n.t('turns'),
    word: l10n.t('words'),
    interview: l10n.t('interviews'),
  };
  const codeNames = {
    either: l10n.t('{0} codes that at least one of them had used', codes.length),
    both: l10n.t('{0} codes that both had used', codes.length),
    codebook: l10n.t('all {0} codes of the codebook', codes.length),
  };
  const of =
    group.interview === null
      ? l10n.t('{0} interviews', group.interviews.length)
      : l10n.t('interview {0}', group.interview);
  const sentences = [
    l10n.t(
      '{0} were compared on {1}, in {2} units ({3}) and {4}.',
      namesListed(group.coders),
      of,
      units,
      unitNames[unit],
      codeNames[which],
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
      namesListed(own),
      fresh,
    ),
  ];
}

/**
 * How many codings of moderated files were whose before.
 *
 * @param compared with moderated files among those that are compared
 * @param isModerated tells of a file whether it settles what others coded
 * @returns null where no interview has a moderated file and coders to compare it with
 */
export function settledIn(
  { interviews, options }: ComparedStudy,
  isModerated: (file: string) => boolean,
): Settled | null {
  const settled: string[] = [];
  const from = new Map<string, number>();
  let [fromBoth, fresh] = [0, 0];
  for (const { name, files } of interviews) {
    const read = files.flatMap(({ file, coder }) => options.read(file, coder) ?? []);
    const compared = read.length < 3 ? null : compareInterview(name, read, options);
    const last = compared?.files.findIndex(({ file }) => isModerated(file)) ?? -1;
    if (!compared || last < 0) continue;
    settled.push(name);
    for (const { sets } of compared.units)
      for (const code of sets[last] ?? []) {
        const who = sets.flatMap((set, file) => (file !== last && set?.includes(code) ? [file] : []));
        const [only, ...others] = who;
        if (only === undefined) fresh++;
        else if (others.length > 0) fromBoth++;
        else {
          const coder = compared.files[only]?.coder ?? '';
          from.set(coder, (from.get(coder) ?? 0) + 1);
        }
      }
  }
  return settled.length === 0 ? null : { interviews: settled, fromBoth, from, fresh };
}
