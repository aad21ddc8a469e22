import * as l10n from '@vscode/l10n';
import type { Code } from '../../codebook/codebook';
import type { Study } from '../../study/study';
import { itemAt } from '../../transcript/itemAt';
import type { Range, Transcript } from '../../transcript/transcript';
import { codings, interviews, listed } from '../shared/counts';
import type { OpenTranscript } from '../shared/openTranscript';
import { rankCodes } from '../suggestions/rank';
import type { Kind } from '../trees/arrangement';
import { quoteOf } from './codePassages';
import { codingsOn } from './codingsOn';
import { inVivoLabel } from './inVivo';
import { type SelectedPassage, selectedPassages } from './targets';

/** A code that may be put on what is selected. */
export interface CodingChoice {
  readonly label: string;
  readonly aliases: readonly string[];
  readonly kind: Kind;
  readonly family: string | null;
  readonly color: string | null;
  readonly description: string;
  readonly definition: string;
  readonly counts: string;
  readonly present: 'all' | 'some' | 'none';
  readonly deprecated: boolean;
  /** False for what only heads other codes, and is not to be offered. */
  readonly codable: boolean;
  readonly suggested: boolean;
  readonly why: string;
}

/** What may be done to a selection. */
export interface CodingChoices {
  readonly passages: number;
  readonly families: readonly string[];
  readonly inVivo: string | null;
  readonly quoted: string | null;
  /** How the first of the passages begins; '' for none. */
  readonly begins: string;
  /** Where that is, in UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly choices: readonly CodingChoice[];
}

/** So much of a passage tells which one it is, in UTF-16 units. */
const enough = 40;

/** More codes than these at the top are no help. */
const mostLikely = 10;

/**
 * The codes that may be put on the selected passages: the suggested ones, best first, then those that are there already,
 * then the others as the codebook has them, then deprecated ones, and last those that this file has and the codebook lacks.
 *
 * @param file its name, by which the study knows it
 */
export function codingChoices(open: OpenTranscript, selections: readonly Range[]): CodingChoices {
  const { study, transcript } = open;
  const targets = selectedPassages(transcript, selections);
  const [target, second] = targets;
  const only = target && !second ? target : null;
  const present = presence(study, transcript, targets);
  const { codes } = study.codebook;
  const choices = codes.map((code) => choiceOf(study, code, present(code.label)));
  const byLabel = new Map(choices.map((choice) => [choice.label, choice]));
  const isNew = ({ deprecated, codable, present: there }: CodingChoice) =>
    !deprecated && codable && there === 'none';
  const suggested = rankCodes(open, target?.passage.index ?? -1)
    .flatMap(({ code, why }) => {
      const choice = byLabel.get(code.label);
      return choice && why !== '' && isNew(choice) ? { ...choice, suggested: true, why } : [];
    })
    .slice(0, mostLikely);
  const top = new Set(suggested.map(({ label }) => label));
  const rest = choices.filter(({ label }) => !top.has(label));
  const unknown = ownLabels(study, transcript).map((label) => unknownChoice(study, label, present(label)));
  const groupOf = ({ deprecated, present: there }: CodingChoice) =>
    there !== 'none' ? 0 : deprecated ? 2 : 1;
  return {
    passages: targets.length,
    families: [...new Set(codes.flatMap(({ family }) => family ?? []))],
    inVivo: only && selections.some(({ start, end }) => start < end) ? said(study, transcript, only) : null,
    quoted: only && (quoteOf(transcript, only)?.text ?? null),
    offset: target?.passage.range.start ?? 0,
    begins: target ? beginningOf(transcript.text, target.passage.range) : '',
    choices: [...suggested, ...rest.toSorted((a, b) => groupOf(a) - groupOf(b)), ...unknown],
  };
}

/** The first words of a passage, whole ones if there is a space between them. */
function beginningOf(text: string, { start, end }: Range): string {
  // A passage may have megabytes, and white space between its words.
  const words = text
    .slice(start, Math.min(end, start + 4 * enough))
    .trim()
    .replace(/\s+/g, ' ');
  if (words.length <= enough) return words;
  const cut = words.slice(0, enough).replace(/ \S*$/, '');
  return `${cut.replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function said(study: Study, { text }: Transcript, { passage, words }: SelectedPassage): string | null {
  const { start, end } = words ?? passage.range;
  return inVivoLabel(study, text.slice(start, end));
}

function choiceOf(study: Study, code: Code, present: CodingChoice['present']): CodingChoice {
  const { label, aliases, kind, family, color, deprecated } = code;
  const description = code.description?.split('\n')[0] ?? '';
  const definition = definitionOf(code);
  const counts = countsOf(study, label);
  const isDeprecated = deprecated !== null;
  return {
    label,
    aliases,
    kind,
    family,
    color,
    description,
    definition,
    counts,
    present,
    deprecated: isDeprecated,
    codable: code.codable,
    suggested: false,
    why: '',
  };
}

/** The labels of a transcript that the codebook lacks, but for misspelt ones, which nobody should choose again. */
function ownLabels(study: Study, { codings: all }: Transcript): string[] {
  const labels = new Set(all.map(({ label }) => label));
  return [...labels].filter(
    (label) => label !== '' && !study.resolve(label) && study.near(label).length === 0,
  );
}

/** A code that is in use and not in the codebook. */
function unknownChoice(study: Study, label: string, present: CodingChoice['present']): CodingChoice {
  return {
    label,
    aliases: [],
    kind: 'unknown',
    family: null,
    color: null,
    description: '',
    definition: '',
    counts: countsOf(study, label),
    present,
    deprecated: false,
    codable: true,
    suggested: false,
    why: '',
  };
}

function countsOf(study: Study, label: string): string {
  const uses = study.usesOfLabel(label);
  return listed(codings(uses.codings), interviews(uses.interviews));
}

/** All that the codebook says of a code, as plain text. */
function definitionOf({ description, include, exclude, example, deprecated }: Code): string {
  const parts: string[] = [];
  if (deprecated !== null) parts.push(`${l10n.t('Obsolete.')} ${deprecated}`.trim());
  if (description !== null) parts.push(description);
  if (include !== null) parts.push(l10n.t('Include: {0}', include));
  if (exclude !== null) parts.push(l10n.t('Exclude: {0}', exclude));
  if (example !== null) parts.push(l10n.t('Example: “{0}”', example));
  return parts.join('\n');
}

/** How many of the selected passages have a code already, by its label. */
function presence(
  study: Study,
  transcript: Transcript,
  targets: readonly SelectedPassage[],
): (label: string) => CodingChoice['present'] {
  const on = new Map<string, number>();
  for (const target of targets) {
    const written = codingsOn(transcript, target).map((index) => itemAt(transcript.codings, index).label);
    const labels = written.map((label) => study.resolve(label)?.label ?? label);
    for (const label of new Set(labels)) on.set(label, (on.get(label) ?? 0) + 1);
  }
  return (label) => {
    const count = on.get(label) ?? 0;
    return count === 0 ? 'none' : count === targets.length ? 'all' : 'some';
  };
}
