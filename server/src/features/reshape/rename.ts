import * as l10n from '@vscode/l10n';
import type { CodebookDraft } from '../../codebook/draft';
import { addAlias, removeAlias } from '../../codebook/editFields';
import { renameLabels } from '../../codebook/editNames';
import { Refusal } from '../../codebook/refusal';
import type { Study } from '../../study/study';
import { keepRelations } from './keepRelations';
import { codeMeant, type Meant, newLabel, spellingsOfLabel } from './labels';
import { nothingElse, type Outline } from './outline';

/** Gives a code another label everywhere. */
export function rename(
  study: Study,
  draft: CodebookDraft | null,
  { label, to: given, keepAlias }: { label: string; to: string; keepAlias: boolean },
): Outline {
  const meant = codeMeant(study, label);
  const to = newLabel(given);
  const labels = spellingsOfLabel(study, meant, to);
  checkFree(study, meant, to, new Set(labels.keys()));
  if (draft && meant.entry) renameEntry(draft, meant.label, to, keepAlias);
  return {
    ...nothingElse,
    title: l10n.t('Rename “{0}” to “{1}”', meant.label, to),
    done: l10n.t('renamed {0} to {1}', meant.label, to),
    labels: new Map([...labels].map(([from, by]) => [from, [by]])),
    became: new Map([[meant.label, to]]),
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
  keepRelations(draft, codes, names);
}

/** @throws Refusal when the label belongs to somebody else */
function checkFree(study: Study, meant: Meant, to: string, own: ReadonlySet<string>): void {
  if (to === meant.label) throw new Refusal(l10n.t('The code is called “{0}” already.', to));
  const other = study.resolve(to);
  if (other && (study.hasCodebook || !own.has(to)) && other !== meant.entry) {
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
