import * as l10n from '@vscode/l10n';
import type { CodebookDraft } from '../../codebook/draft';
import { addAlias, removeAlias } from '../../codebook/editFields';
import { renameLabels } from '../../codebook/editNames';
import { Refusal } from '../../codebook/refusal';
import type { Study } from '../../study/study';
import { type LabelChanges, noLabelChanges } from './labelChanges';
import { type CodeReference, codeReference, newLabel, spellingsOfLabel } from './labels';
import { writeInferredRelations } from './writeInferredRelations';

/** Gives a code another label everywhere. */
export function rename(
  study: Study,
  draft: CodebookDraft | null,
  { label, to: given, keepAlias }: { label: string; to: string; keepAlias: boolean },
): LabelChanges {
  const reference = codeReference(study, label);
  const to = newLabel(given);
  const labels = spellingsOfLabel(study, reference, to);
  checkFree(study, reference, to, new Set(labels.keys()));
  if (draft && reference.entry) renameEntry(draft, reference.label, to, keepAlias);
  return {
    ...noLabelChanges,
    title: l10n.t('Rename “{0}” to “{1}”', reference.label, to),
    done: l10n.t('renamed {0} to {1}', reference.label, to),
    labels: new Map([...labels].map(([from, by]) => [from, [by]])),
    became: new Map([[reference.label, to]]),
    draft,
  };
}

/** The part of it that codebook.yaml shows. What follows from names alone is written out where the new name would lose it. */
export function renameEntry(draft: CodebookDraft, label: string, to: string, keepAlias: boolean): void {
  const { codes } = draft.codebook;
  const names = new Map([[label, to]]);
  removeAlias(draft, label, to);
  renameLabels(draft, names);
  if (keepAlias) addAlias(draft, to, label);
  writeInferredRelations(draft, codes, names);
}

/** @throws Refusal when the label belongs to somebody else */
function checkFree(study: Study, reference: CodeReference, to: string, own: ReadonlySet<string>): void {
  if (to === reference.label) throw new Refusal(l10n.t('The code is called “{0}” already.', to));
  const other = study.resolve(to);
  if (other && (study.hasCodebook || !own.has(to)) && other !== reference.entry) {
    throw new Refusal(
      other.label === to
        ? l10n.t('There is a code “{0}” already. To make one code of the two, merge them.', to)
        : l10n.t(
            '“{0}” is another spelling of “{1}”. To make one code of the two, merge them.',
            to,
            other.label,
          ),
    );
  }
  const files = own.has(to) || other ? 0 : study.usesOfLabel(to).files.size;
  if (files > 0) {
    throw new Refusal(
      l10n.t(
        '“{0}” is used already, in {1} transcripts. To make one code of the two, merge them.',
        to,
        files,
      ),
    );
  }
}
