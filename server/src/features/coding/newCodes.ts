import * as l10n from '@vscode/l10n';
import type { Code } from '../../codebook/codebook';
import { CodebookDraft } from '../../codebook/draft';
import { addCode, type NewCodeEntry } from '../../codebook/edit';
import { moveUnder } from '../../codebook/editEntries';
import { familyForNewLabel, prefixOf } from '../../codebook/families';
import { readCodebook } from '../../codebook/read';
import { Refusal } from '../../codebook/refusal';
import { YamlDraft } from '../../codebook/yamlDraft';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import type { TextEdit } from '../../transcript/textEdit';
import { labelProblem } from './writableLabel';

/** A code that somebody makes while coding. */
export interface CreatedCode {
  readonly label: string;
  /** A code, a prefix, the name of a family that begins with it, or null for what its name tells. */
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
  const draft = new YamlDraft(text);
  for (const code of codes) addNewCode(draft, entryOf(study.codebook.codes, code));
  return draft.edits.length === 0 ? null : draft.edit;
}

/**
 * Writes a new code into a codebook, into its family: that of its name and its neighbours, or else below the code that heads it,
 * which is written as well where there is none.
 *
 * @throws Refusal when the codebook cannot take it in
 */
export function addNewCode(draft: YamlDraft, entry: NewCodeEntry): void {
  const { label, family } = entry;
  const prefix = family?.toLowerCase();
  const isOf = (one: Code) =>
    one.label === family || one.family === family || prefixOf(one.label)?.toLowerCase() === prefix;
  // A family that nothing is of begins with its head.
  const begins = family !== null && family !== label && !readCodebook(draft.text).codes.some(isOf);
  if (begins) addHead(draft, family);
  add(draft, entry);
  if (family === null || family === label) return;
  const { codes } = readCodebook(draft.text);
  if (codes.some((one) => one.label === label && one.family === family)) return;
  if (!codes.some((one) => one.label === family)) addHead(draft, family);
  const nested = new CodebookDraft(draft.text);
  moveUnder(nested, label, family);
  draft.change(nested.edit);
}

function addHead(draft: YamlDraft, family: string): void {
  const problem = labelProblem(family);
  if (problem !== null) throw new Refusal(problem);
  add(draft, { label: family, family: null });
}

function add(draft: YamlDraft, entry: NewCodeEntry): void {
  const edit = addCode(draft.text, entry);
  if (!edit) throw new Refusal(notWritable(entry.label));
  draft.change(edit);
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
