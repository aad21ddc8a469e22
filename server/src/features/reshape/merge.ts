import * as l10n from '@vscode/l10n';
import type { Code } from '../../codebook/codebook';
import type { CodebookDraft } from '../../codebook/draft';
import { addComments, commentsOf, moveAfter, moveUnder, removeEntry } from '../../codebook/editEntries';
import { addAlias, removeField, setField } from '../../codebook/editFields';
import { renameReferences } from '../../codebook/editNames';
import { Refusal } from '../../codebook/refusal';
import type { Study } from '../../study/study';
import { type LabelChanges, noLabelChanges } from './labelChanges';
import { type CodeReference, codeReference, newLabel, spellingsOfCode } from './labels';
import { renameEntry } from './rename';
import { writeInferredRelations } from './writeInferredRelations';

/** Makes one code of several: their codings, definitions, aliases and sub-codes become those of the one. */
export function merge(
  study: Study,
  draft: CodebookDraft | null,
  { labels, into, keepAlias }: { labels: readonly string[]; into: string; keepAlias: boolean },
): LabelChanges {
  const target = newLabel(study.hasCodebook ? (study.resolve(into.trim())?.label ?? into) : into);
  const references = distinct(labels.map((label) => codeReference(study, label)));
  const merged = references.filter(({ label }) => label !== target);
  const [first] = merged;
  if (!first) throw new Refusal(l10n.t('To merge, name at least one code besides “{0}”.', target));
  const spellings = merged.flatMap((code) => [...spellingsOfCode(study, code)]);
  if (draft) mergeEntries(draft, merged, target, keepAlias);
  const names = merged.map(({ label }) => label).join(', ');
  return {
    ...noLabelChanges,
    title: l10n.t('Merge {0} into “{1}”', names, target),
    done: l10n.t('merged {0} into {1}', names, target),
    labels: new Map(spellings.filter((spelling) => spelling !== target).map((one) => [one, [target]])),
    once: new Set([target]),
    became: new Map(merged.map(({ label }) => [label, target])),
    draft,
  };
}

function distinct(codes: readonly CodeReference[]): CodeReference[] {
  return [...new Map(codes.map((code) => [code.label, code])).values()];
}

function mergeEntries(
  draft: CodebookDraft,
  merged: readonly CodeReference[],
  target: string,
  keepAlias: boolean,
): void {
  let entries = merged.flatMap(({ entry }) => entry ?? []);
  if (!draft.code(target)) {
    // What is not in the codebook yet goes on with the entry of the first.
    const [first, ...others] = entries;
    if (!first) return;
    renameEntry(draft, first.label, target, keepAlias);
    entries = others;
  }
  const gone = new Set(entries.map(({ label }) => label));
  const before = draft.codebook.codes.filter(({ label }) => !gone.has(label));
  const names = new Map(entries.map(({ label }) => [label, target]));
  const all = entries.flatMap(({ label, aliases }) => [label, ...aliases]);
  renameReferences(draft, new Map(all.map((spelling) => [spelling, target])));
  for (const entry of entries) takeIn(draft, entry, target, keepAlias);
  if (
    draft.codebook.mentions.some(({ as, text }) => as === 'fixes' && text === target) &&
    fixesItself(draft, target)
  )
    removeField(draft, target, 'fixes');
  writeInferredRelations(draft, before, names);
}

/** True when what the target was a fix of is the target itself now, which says nothing. */
function fixesItself(draft: CodebookDraft, target: string): boolean {
  const range = draft.code(target)?.range;
  return draft.codebook.mentions.some(
    ({ as, text, range: place }) =>
      as === 'fixes' &&
      text === target &&
      range &&
      range.start <= place.start &&
      place.end <= range.end &&
      draft.codebook.problems.some(
        ({ code, range: at }) => code === 'unknown-fixes' && at.start === place.start,
      ),
  );
}

/** Gives the target what an entry says, comments and all, and takes the entry away. */
function takeIn(draft: CodebookDraft, { label, aliases }: Code, target: string, keepAlias: boolean): void {
  if (isBelow(draft, target, label)) moveAfter(draft, target, label);
  for (const child of draft.codebook.codes.filter(({ parent }) => parent === label))
    moveUnder(draft, child.label, target);
  const source = draft.code(label);
  for (const key of ['description', 'include', 'exclude', 'example'] as const) {
    const [own, more] = [draft.code(target)?.[key] ?? null, source?.[key] ?? null];
    if (more !== null && !own?.includes(more))
      setField(draft, target, key, own === null ? more : `${own}\n${more}`);
  }
  const comments = commentsOf(draft, label);
  removeEntry(draft, label);
  addComments(draft, target, comments);
  if (keepAlias) for (const alias of [label, ...aliases]) addAlias(draft, target, alias);
}

/** True when a code stands under another, at whatever depth. */
export function isBelow(draft: CodebookDraft, label: string, above: string): boolean {
  for (
    let parent = draft.code(label)?.parent ?? null;
    parent !== null;
    parent = draft.code(parent)?.parent ?? null
  )
    if (parent === above) return true;
  return false;
}
