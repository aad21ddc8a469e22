import * as l10n from '@vscode/l10n';
import type { CodebookDraft } from '../../codebook/draft';
import { removeField, setField } from '../../codebook/editFields';
import { Refusal } from '../../codebook/refusal';
import type { Study } from '../../study/study';
import { addNewCode, type CreatedCode, entryOf } from '../coding/newCodes';
import { withoutCodebook } from './hierarchy';
import { type LabelChanges, noLabelChanges } from './labelChanges';
import { codeReference, newLabel } from './labels';
import { definingKeys, type NewDefinition } from './reshaping';

/** Brings a new code into the codebook, which no word has yet. */
export function create(
  study: Study,
  draft: CodebookDraft | null,
  { code }: { code: CreatedCode },
): LabelChanges {
  if (!draft) throw withoutCodebook();
  const label = newLabel(code.label);
  const known = study.resolve(label);
  if (known && study.hasCodebook)
    throw new Refusal(
      known.label === label
        ? l10n.t('There is a code “{0}” already. Choose another name.', label)
        : l10n.t('“{0}” means the code “{1}” already. Choose another name.', label, known.label),
    );
  addNewCode(draft, entryOf(draft.codebook.codes, { ...code, label }));
  return {
    ...noLabelChanges,
    title: l10n.t('Create “{0}”', label),
    done: l10n.t('created {0}', label),
    labels: new Map(),
    draft,
  };
}

/** Says what a code is from now on. What is '' is said no more, and what is left out stays as it is. */
export function define(
  study: Study,
  draft: CodebookDraft | null,
  { label: given, definition }: { label: string; definition: NewDefinition },
): LabelChanges {
  const { draft: entries, label } = entryFor(study, draft, given);
  for (const key of definingKeys) {
    const before = entries.code(label)?.[key] ?? '';
    const after = definition[key]?.trim() ?? before;
    if (after === before) continue;
    if (after === '') removeField(entries, label, key);
    else setField(entries, label, key, after);
  }
  return {
    ...noLabelChanges,
    title: l10n.t('Define “{0}”', label),
    done: l10n.t('defined {0}', label),
    labels: new Map(),
    // What it said is meant to go.
    became: new Map([[label, null]]),
    draft: entries,
  };
}

/** Gives a code a colour of its own, or with null none. */
export function recolor(
  study: Study,
  draft: CodebookDraft | null,
  { label: given, color }: { label: string; color: string | null },
): LabelChanges {
  const { draft: entries, label } = entryFor(study, draft, given);
  if (color === null) removeField(entries, label, 'color');
  else setField(entries, label, 'color', color);
  return {
    ...noLabelChanges,
    title: l10n.t('Change the color of “{0}”', label),
    done: l10n.t('changed the color of {0}', label),
    labels: new Map(),
    draft: entries,
  };
}

/** The codebook with an entry for a code that is in use and has none yet, or for a family that none heads. */
function entryFor(
  study: Study,
  draft: CodebookDraft | null,
  given: string,
): { draft: CodebookDraft; label: string } {
  if (!draft) throw withoutCodebook();
  if (!study.resolve(given) && study.codebook.codes.some(({ family }) => family === given)) {
    addNewCode(draft, { label: given, family: given });
    return { draft, label: given };
  }
  const { label, entry } = codeReference(study, given);
  if (!entry) addNewCode(draft, entryOf(draft.codebook.codes, { label, family: null, description: '' }));
  return { draft, label };
}
