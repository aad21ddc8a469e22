import * as l10n from '@vscode/l10n';
import type { CodebookDraft } from '../../codebook/draft';
import { moveAfter, moveUnder, removeEntry } from '../../codebook/editEntries';
import { removeField, setField } from '../../codebook/editFields';
import { Refusal } from '../../codebook/refusal';
import type { Study } from '../../study/study';
import { useInstead } from '../shared/useInstead';
import { type LabelChanges, noLabelChanges } from './labelChanges';
import { checkReadsAsCode, codeReference, spellingsOfCode } from './labels';
import { isBelow } from './merge';
import { writeInferredRelations } from './writeInferredRelations';

/** Puts a code, with all that stands under it, under another one or at the top. */
export function move(
  study: Study,
  draft: CodebookDraft | null,
  { label: given, under: givenParent }: { label: string; under: string | null },
): LabelChanges {
  if (!draft) throw withoutCodebook();
  const { label } = codeReference(study, given);
  const under = givenParent === null ? null : codeReference(study, givenParent).label;
  const { parent } = draft.entry(label).code;
  if (under === label || (under !== null && isBelow(draft, under, label)))
    throw new Refusal(l10n.t('“{0}” cannot stand under itself. Choose another code.', label));
  if (parent === under) throw new Refusal(l10n.t('“{0}” stands there already.', label));
  if (under !== null) moveUnder(draft, label, under);
  else moveAfter(draft, label, topOf(draft, label));
  return {
    ...noLabelChanges,
    title:
      under === null
        ? l10n.t('Move “{0}” to the top', label)
        : l10n.t('Move “{0}” under “{1}”', label, under),
    done:
      under === null ? l10n.t('moved {0} to the top', label) : l10n.t('moved {0} under {1}', label, under),
    labels: new Map(),
    draft,
  };
}

function topOf(draft: CodebookDraft, label: string): string {
  let top = label;
  for (let above: string | null = label; above !== null; above = draft.code(above)?.parent ?? null)
    top = above;
  return top;
}

/** Takes a code away. The codes under it move up; its code lines stay, as those of an unknown code, or go with it. */
export function remove(
  study: Study,
  draft: CodebookDraft | null,
  { label: given, codings }: { label: string; codings: 'keep' | 'remove' },
): LabelChanges {
  const reference = codeReference(study, given);
  const { label, entry } = reference;
  if (entry === null && codings === 'keep') {
    throw new Refusal(
      l10n.t('“{0}” has no entry in codebook.yaml: there is nothing but its codings to delete.', label),
    );
  }
  if (entry) for (const spelling of [label, ...entry.aliases]) checkReadsAsCode(spelling);
  if (draft && entry) removeFromCodebook(draft, label);
  const gone = codings === 'remove' ? [...spellingsOfCode(study, reference)] : [];
  return {
    ...noLabelChanges,
    title:
      codings === 'remove'
        ? l10n.t('Delete “{0}” with its codings', label)
        : l10n.t('Delete “{0}”, and keep its codings', label),
    done: codings === 'remove' ? l10n.t('deleted {0} with its codings', label) : l10n.t('deleted {0}', label),
    labels: new Map(gone.map((spelling) => [spelling, []])),
    became: new Map([[label, null]]),
    draft,
  };
}

function removeFromCodebook(draft: CodebookDraft, label: string): void {
  const before = draft.codebook.codes.filter((code) => code.label !== label);
  const spellings = [label, ...(draft.code(label)?.aliases ?? [])];
  for (const fix of before) {
    const own = draft.codebook.mentions.find(
      ({ as, text, range }) =>
        as === 'fixes' && spellings.includes(text) && isIn(range, draft.code(fix.label)?.range),
    );
    const fixes = draft.code(fix.label)?.fixes ?? label;
    // An issue that names what it fixes is a fix of nothing, but the name is there.
    if (own && fixes === label && !hasChildWith(draft, fix.label, own.range))
      removeField(draft, fix.label, 'fixes');
  }
  let last = label;
  for (const child of draft.codebook.codes.filter(({ parent }) => parent === label)) {
    moveAfter(draft, child.label, last);
    last = child.label;
  }
  removeEntry(draft, label);
  writeInferredRelations(draft, before, new Map());
}

function isIn(
  inner: { start: number; end: number },
  outer: { start: number; end: number } | undefined,
): boolean {
  return outer !== undefined && outer.start <= inner.start && inner.end <= outer.end;
}

/** True when a place belongs to a code further down. */
function hasChildWith(draft: CodebookDraft, label: string, range: { start: number; end: number }): boolean {
  return draft.codebook.codes.some((code) => code.parent === label && isIn(range, code.range));
}

/** Says that there is no codebook that could be changed. */
export function withoutCodebook(): Refusal {
  return new Refusal(l10n.t('This study has no codebook. Create one first; then its codes can be arranged.'));
}

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
  setField(draft, label, 'deprecated', successor ? useInstead(successor.label) : 'true');
  const moved = successor && asked.migrate ? [...spellingsOfCode(study, reference)] : [];
  const by = successor ? successor.label : '';
  return {
    ...noLabelChanges,
    title: successor
      ? l10n.t('Mark “{0}” as obsolete, in favour of “{1}”', label, by)
      : l10n.t('Mark “{0}” as obsolete', label),
    done: successor
      ? l10n.t('marked {0} as obsolete, in favour of {1}', label, by)
      : l10n.t('marked {0} as obsolete', label),
    labels: new Map(moved.map((spelling) => [spelling, [by]])),
    once: new Set(successor ? [by] : []),
    draft,
  };
}
