import * as l10n from '@vscode/l10n';
import type { Code } from '../../codebook/codebook';
import type { Study } from '../../study/study';
import type { Range, Transcript } from '../../transcript/transcript';
import { codings, interviews, listed } from '../counts';
import { quoteOf } from './codePassages';
import { codingsOn } from './codingsOn';
import { inVivoLabel } from './inVivo';
import { type Target, targetsOf } from './targets';

/** A code that may be put on what is selected. */
export interface CodingChoice {
  readonly label: string;
  readonly kind: Code['kind'];
  readonly family: string | null;
  readonly color: string | null;
  readonly description: string;
  readonly definition: string;
  readonly counts: string;
  readonly present: 'all' | 'some' | 'none';
  readonly deprecated: boolean;
  readonly likely: boolean;
  readonly why: string;
}

/** What may be done to a selection. */
export interface CodingChoices {
  readonly passages: number;
  readonly families: readonly string[];
  readonly inVivo: string | null;
  readonly quoted: string | null;
  readonly choices: readonly CodingChoice[];
}

/** The codes that may be put on the selected passages: those that this interview uses, then the others as the codebook has them. */
export function codingChoices(
  study: Study,
  transcript: Transcript,
  selections: readonly Range[],
): CodingChoices {
  const targets = targetsOf(transcript, selections);
  const [target, second] = targets;
  const only = target && !second ? target : null;
  const present = presence(study, transcript, targets);
  const uses = usesHere(study, transcript);
  const usesOf = (code: Code) => uses.get(code) ?? 0;
  const often = study.codebook.codes.toSorted((a, b) => usesOf(b) - usesOf(a));
  const ranked = often.toSorted((a, b) => Number(a.deprecated !== null) - Number(b.deprecated !== null));
  const families = new Set(study.codebook.codes.flatMap(({ family }) => family ?? []));
  return {
    passages: targets.length,
    families: [...families],
    inVivo: only && selections.some(({ start, end }) => start < end) ? said(study, transcript, only) : null,
    quoted: only && (quoteOf(transcript, only)?.text ?? null),
    choices: ranked.map((code) => choiceOf(study, code, present(code), usesOf(code))),
  };
}

function said(study: Study, { text }: Transcript, { passage, words }: Target): string | null {
  const { start, end } = words ?? passage.range;
  return inVivoLabel(study, text.slice(start, end));
}

function choiceOf(
  study: Study,
  code: Code,
  present: CodingChoice['present'],
  usesHere: number,
): CodingChoice {
  const { label, kind, family, color, deprecated } = code;
  const uses = study.usesOf(code);
  return {
    label,
    kind,
    family,
    color,
    description: code.description?.split('\n')[0] ?? '',
    definition: definitionOf(code),
    counts: listed(codings(uses.codings), interviews(uses.interviews)),
    present,
    deprecated: deprecated !== null,
    likely: usesHere > 0 && deprecated === null,
    why: usesHere > 0 && deprecated === null ? l10n.t('used here') : '',
  };
}

/** All that the codebook says of a code, as plain text. */
function definitionOf({ description, include, exclude, example, deprecated }: Code): string {
  const parts: string[] = [];
  if (deprecated !== null) parts.push(`${l10n.t('Deprecated.')} ${deprecated}`.trim());
  if (description !== null) parts.push(description);
  if (include !== null) parts.push(l10n.t('Include: {0}', include));
  if (exclude !== null) parts.push(l10n.t('Exclude: {0}', exclude));
  if (example !== null) parts.push(l10n.t('Example: “{0}”', example));
  return parts.join('\n');
}

/** How many of the selected passages have a code already. */
function presence(
  study: Study,
  transcript: Transcript,
  targets: readonly Target[],
): (code: Code) => CodingChoice['present'] {
  const on = new Map<Code | undefined, number>();
  for (const target of targets) {
    const codes = codingsOn(transcript, target).map((index) =>
      study.resolve(transcript.codings[index]?.label ?? ''),
    );
    for (const code of new Set(codes)) on.set(code, (on.get(code) ?? 0) + 1);
  }
  return (code) => {
    const count = on.get(code) ?? 0;
    return count === 0 ? 'none' : count === targets.length ? 'all' : 'some';
  };
}

/** How often each code is used in a transcript. */
function usesHere(study: Study, { codings: all }: Transcript): Map<Code | undefined, number> {
  const uses = new Map<Code | undefined, number>();
  for (const { label } of all) {
    const code = study.resolve(label);
    uses.set(code, (uses.get(code) ?? 0) + 1);
  }
  return uses;
}
