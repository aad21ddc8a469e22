import * as l10n from '@vscode/l10n';
import type { CodebookDraft } from '../../codebook/draft';
import { setField } from '../../codebook/editFields';
import { Refusal } from '../../codebook/refusal';
import type { Study } from '../../study/study';
import { withoutCodebook } from './hierarchy';
import { type LabelChanges, noLabelChanges } from './labelChanges';
import { codeReference, spellingsOfCode } from './labels';

/** Says of a code that it should not be used any more, and which one should; that one gets its codings when wanted. */
export function deprecate(
  study: Study,
  draft: CodebookDraft | null,
  asked: { label: string; successor: string | null; migrate: boolean },
): LabelChanges {
  if (!draft) throw withoutCodebook();
  const reference = codeReference(study, asked.label);
  const { label } = reference;
  const successor = asked.successor === null ? null : codeReference(study, asked.successor);
  if (successor && (!successor.entry || successor.label === label || successor.entry.deprecated !== null)) {
    throw new Refusal(
      l10n.t('“{0}” cannot stand in for “{1}”. Choose another code of the codebook.', successor.label, label),
    );
  }
  if (asked.migrate && !successor)
    throw new Refusal(l10n.t('Say which code gets the codings of “{0}”.', label));
  setField(draft, label, 'deprecated', successor ? `Use ${successor.label}.` : 'true');
  const moved = successor && asked.migrate ? [...spellingsOfCode(study, reference)] : [];
  const by = successor ? successor.label : '';
  return {
    ...noLabelChanges,
    title: successor
      ? l10n.t('Deprecate “{0}” in favour of “{1}”', label, by)
      : l10n.t('Deprecate “{0}”', label),
    done: successor ? l10n.t('deprecated {0} in favour of {1}', label, by) : l10n.t('deprecated {0}', label),
    labels: new Map(moved.map((spelling) => [spelling, [by]])),
    once: new Set(successor ? [by] : []),
    draft,
  };
}
