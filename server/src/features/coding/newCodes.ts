import * as l10n from '@vscode/l10n';
import type { Code } from '../../codebook/codebook';
import { addCode, type NewCodeEntry } from '../../codebook/edit';
import { familyForNewLabel } from '../../codebook/families';
import { Refusal } from '../../codebook/refusal';
import { applyEdit, type TextEdit } from '../../codebook/yamlPlaces';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';

/** A code that somebody makes while coding. */
export interface CreatedCode {
  readonly label: string;
  /** A code, a prefix, or null for what its name tells. */
  readonly family: string | null;
  /** '' for none yet. */
  readonly description: string;
}

/**
 * The edit that brings new codes into a codebook; null where they are in it.
 *
 * @throws Refusal when the codebook cannot take one in
 */
export function codebookWith(study: Study, text: string, codes: readonly CreatedCode[]): TextEdit | null {
  let after = text;
  for (const code of codes) {
    const edit = addCode(after, entryOf(study.codebook.codes, code));
    if (!edit) throw new Refusal(notWritable(code.label));
    after = applyEdit(after, edit);
  }
  return after === text ? null : changedPart(text, after);
}

/** What is written into a codebook with these codes. A code that was given no family goes where its name belongs. */
export function entryOf(
  codes: readonly Code[],
  { label: given, family, description }: CreatedCode,
): NewCodeEntry {
  const label = composed(given);
  const said = description.trim();
  return {
    label,
    family: family ?? familyForNewLabel(codes, label),
    description: said === '' ? undefined : said,
  };
}

/** Says that the codebook cannot take a code in. */
export function notWritable(label: string): string {
  return l10n.t(
    '“{0}” cannot be written into codebook.yaml as it stands now. Put right what is reported in it first.',
    label,
  );
}

/** One edit that makes one text of another, in whole lines. */
function changedPart(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  while (start > 0 && before[start - 1] !== '\n') start--;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  while (end > 0 && before.at(-end - 1) !== '\n') end--;
  return {
    range: { start, end: before.length - end },
    newText: after.slice(start, after.length - end),
  };
}

/**
 * Where a new code will stand among those of the codebook, as a number between theirs: below the last one of its
 * family, else at the end.
 */
export function rankOfNew({ codebook }: Study, { label, family }: CreatedCode): number {
  const named = family ?? familyForNewLabel(codebook.codes, label);
  if (named === null) return Number.POSITIVE_INFINITY;
  const last = codebook.codes.findLastIndex((code) => code.family === named || code.label === named);
  return last < 0 ? Number.POSITIVE_INFINITY : last + 0.5;
}
