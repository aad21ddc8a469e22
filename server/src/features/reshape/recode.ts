import * as l10n from '@vscode/l10n';
import type { CodebookDraft } from '../../codebook/draft';
import { Refusal } from '../../codebook/refusal';
import type { Study } from '../../study/study';
import { addNewCode, type CreatedCode, entryOf } from '../coding/newCodes';
import { type LabelChanges, noLabelChanges } from './labelChanges';
import { newLabel } from './labels';
import type { Recoding } from './reshaping';

/** Gives single codings other codes, or takes them away. */
export function recode(
  study: Study,
  draft: CodebookDraft | null,
  { codings, newCodes = [] }: { codings: readonly Recoding[]; newCodes?: readonly CreatedCode[] | undefined },
): LabelChanges {
  if (codings.length === 0) throw new Refusal(l10n.t('There is no coding to change.'));
  for (const code of newCodes) addNew(draft, code);
  const recodings = codings.map((coding) => ({
    ...coding,
    to: coding.to.map((label) => known(study, draft, label)),
  }));
  const labels = [...new Set(recodings.flatMap(({ to }) => to))];
  const names = labels.join(', ');
  return {
    ...noLabelChanges,
    title: labels.length === 0 ? l10n.t('Remove codings') : l10n.t('Recode as {0}', names),
    done: labels.length === 0 ? l10n.t('removed codings') : l10n.t('recoded as {0}', names),
    labels: new Map(),
    recodings,
    once: new Set(labels),
    draft,
  };
}

function addNew(draft: CodebookDraft | null, code: CreatedCode): void {
  const label = newLabel(code.label);
  if (!draft) return;
  addNewCode(draft, entryOf(draft.codebook.codes, { ...code, label }));
}

/** A label as it is to be written: the codebook's own spelling, where it has the code. */
function known(study: Study, draft: CodebookDraft | null, given: string): string {
  const label = newLabel(given);
  if (!draft) return label;
  const code = draft.code(label) ?? study.resolve(label);
  if (!code && study.writtenAt(label).length === 0)
    throw new Refusal(l10n.t('There is no code “{0}”. Add it to the codebook first.', label));
  return code?.label ?? label;
}
