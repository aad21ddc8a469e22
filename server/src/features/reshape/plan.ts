import * as l10n from '@vscode/l10n';
import { CodebookDraft } from '../../codebook/draft';
import { addHistory } from '../../codebook/editHistory';
import { Refusal } from '../../codebook/refusal';
import type { Study } from '../../study/study';
import type { TextEdit } from '../../transcript/textEdit';
import { checkCodebook } from './checkCodebook';
import { create, define, recolor } from './entries';
import { type FilePlan, filesToChange, plainLabelsOf } from './filesToChange';
import { deprecate, move, remove } from './hierarchy';
import { type LabelChanges, noLabelChanges } from './labelChanges';
import { merge } from './merge';
import { recode } from './recode';
import { rename } from './rename';
import { renamePrefix } from './renamePrefix';
import { renameSpeaker } from './renameSpeaker';
import type { Reshaping, Respelling } from './reshaping';
import { type VocabularyChange, vocabularyChangeOf } from './vocabularyChange';

/** Everything that a reshaping changes, as far as the index of a study tells. */
export interface Plan {
  /** For people, in the infinitive. */
  readonly title: string;
  /** What has been done, for people, with the counts. */
  readonly did: string;
  readonly counts: ReshapingCounts;
  /** What changes in codebook.yaml. */
  readonly codebook: readonly TextEdit[];
  /** What changes in each transcript. */
  readonly files: ReadonlyMap<string, FilePlan>;
  readonly labelChanges: LabelChanges;
  readonly vocabularyChange: VocabularyChange;
  /** Old labels whose lines are codes wherever they stand, and all change: no file has to be read for them. */
  readonly plainLabels: ReadonlySet<string>;
}

export interface ReshapingCounts {
  readonly codings: number;
  readonly files: number;
}

/** A line in the codebook's own history, for a day as YYYY-MM-DD; null for none. */
export type History = { readonly date: string } | null;

/**
 * Works out a reshaping from what the study knows. Nothing is read and nothing written.
 *
 * @param codebook the text of codebook.yaml as it is now; null for a study that has none
 * @throws Refusal when it cannot be done: a sentence that says why and what to do
 */
export function planReshaping(
  study: Study,
  codebook: string | null,
  reshaping: Reshaping,
  history: History,
): Plan {
  const draft = codebook === null ? null : new CodebookDraft(codebook);
  const before = draft?.codebook;
  const labelChanges = labelChangesOf(study, draft, reshaping);
  const vocabularyChange = vocabularyChangeOf(study, labelChanges);
  const files = filesToChange(study, labelChanges, vocabularyChange);
  const counts = countsOf(files);
  const done = counts.codings === 0 ? labelChanges.done : `${labelChanges.done} (${inWords(counts)})`;
  if (draft && history && (draft.edits.length > 0 || counts.files > 0)) addHistory(draft, history.date, done);
  if (draft && before) checkCodebook(draft, before, labelChanges.became);
  const edits = draft?.edits ?? [];
  if (edits.length === 0 && counts.files === 0)
    throw new Refusal(l10n.t('There is nothing to change: all of it is so already.'));
  const did = `${done.charAt(0).toLocaleUpperCase()}${done.slice(1)}`;
  return {
    title: labelChanges.title,
    did,
    counts,
    codebook: edits,
    files,
    labelChanges,
    vocabularyChange,
    plainLabels: plainLabelsOf(labelChanges, vocabularyChange),
  };
}

function labelChangesOf(study: Study, draft: CodebookDraft | null, reshaping: Reshaping): LabelChanges {
  switch (reshaping.kind) {
    case 'rename':
      return rename(study, draft, reshaping);
    case 'renamePrefix':
      return renamePrefix(study, draft, reshaping);
    case 'renameSpeaker':
      return renameSpeaker(study, draft, reshaping);
    case 'respell':
      return respell(reshaping);
    case 'merge':
      return merge(study, draft, reshaping);
    case 'recode':
      return recode(study, draft, reshaping);
    case 'create':
      return create(study, draft, reshaping);
    case 'define':
      return define(study, draft, reshaping);
    case 'recolor':
      return recolor(study, draft, reshaping);
    case 'move':
      return move(study, draft, reshaping);
    case 'delete':
      return remove(study, draft, reshaping);
    case 'deprecate':
      return deprecate(study, draft, reshaping);
  }
}

function respell({ written, by }: Respelling): LabelChanges {
  return {
    ...noLabelChanges,
    title: l10n.t('Change “{0}” to “{1}”', written, by),
    done: l10n.t('changed {0} to {1}', written, by),
    labels: new Map([[written, [by]]]),
    draft: null,
  };
}

function countsOf(files: ReadonlyMap<string, FilePlan>): ReshapingCounts {
  const changed = [...files.values()].filter(({ changes, speaks }) => changes.length > 0 || speaks);
  return {
    codings: changed.reduce((sum, { changes }) => sum + changes.length, 0),
    files: changed.length,
  };
}

function inWords({ codings, files }: ReshapingCounts): string {
  if (codings === 1) return l10n.t('1 coding in 1 file');
  return files === 1
    ? l10n.t('{0} codings in 1 file', codings)
    : l10n.t('{0} codings in {1} files', codings, files);
}
