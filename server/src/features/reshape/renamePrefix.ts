import * as l10n from '@vscode/l10n';
import type { CodebookDraft } from '../../codebook/draft';
import { addAlias, removeAlias } from '../../codebook/editFields';
import { renameLabels } from '../../codebook/editNames';
import { prefixOf } from '../../codebook/families';
import { bracketAlias, withoutBracket } from '../../codebook/labels';
import { Refusal } from '../../codebook/refusal';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { hasCodeShape } from '../../transcript/shape';
import { type LabelChanges, noLabelChanges } from './labelChanges';
import { newLabel, spellingsOfLabel } from './labels';
import { writeInferredRelations } from './writeInferredRelations';

/** Gives the codes of a family another prefix: `MLP-drift` becomes `ML-drift`, and `Pipelines [MLP]` `Pipelines [ML]`. */
export function renamePrefix(
  study: Study,
  draft: CodebookDraft | null,
  { family, to: given, keepAlias }: { family: string; to: string; keepAlias: boolean },
): LabelChanges {
  const from = bracketAlias(composed(family)) ?? composed(family.trim());
  const to = composed(given.trim());
  if (to === '' || /[-\s[\]()]/.test(to)) {
    throw new Refusal(
      l10n.t(
        '“{0}” cannot be what codes of a family begin with: that is one word, without hyphens and brackets.',
        to,
      ),
    );
  }
  const names = new Map<string, string>();
  for (const label of labelsOf(study)) {
    const by = withPrefix(label, from, to);
    if (by !== label) names.set(label, newLabel(by));
  }
  if (names.size === 0) throw new Refusal(l10n.t('No code begins with “{0}-”.', from));
  for (const [label, by] of names) {
    const other = study.resolve(by)?.label ?? (study.writtenAt(by).length > 0 ? by : label);
    if (other !== label && !names.has(other))
      throw new Refusal(l10n.t('There is a code “{0}” already. Merge “{1}” into it first.', other, label));
  }
  const labels = new Map<string, readonly string[]>();
  for (const [label, by] of names) {
    const code = study.hasCodebook ? study.resolve(label) : undefined;
    const entry = code?.label === label ? code : null;
    for (const [spelling, new_] of spellingsOfLabel(study, { label, entry }, by))
      labels.set(spelling, [new_]);
  }
  if (draft) renameEntries(draft, names, keepAlias);
  return {
    ...noLabelChanges,
    title: l10n.t('Change “{0}-” to “{1}-” in all codes that begin with it', from, to),
    done: l10n.t('changed {0}- to {1}- in all codes that begin with it', from, to),
    labels,
    became: names,
    draft,
  };
}

/** All labels of the codebook, and those in use that it lacks. */
function labelsOf(study: Study): Set<string> {
  const unknown = [...study.writtenLabels.keys()].filter(
    (label) => study.resolve(label) === undefined && hasCodeShape(label),
  );
  return new Set([...study.codebook.codes.map(({ label }) => label), ...unknown]);
}

function withPrefix(label: string, from: string, to: string): string {
  if (prefixOf(label) === from || label === from) return to + label.slice(from.length);
  if (bracketAlias(label) !== from) return label;
  const name = withoutBracket(label);
  return name + label.slice(name.length).replace(from, to);
}

function renameEntries(draft: CodebookDraft, names: ReadonlyMap<string, string>, keepAlias: boolean): void {
  const before = draft.codebook.codes;
  const own = new Map([...names].filter(([label]) => draft.code(label)));
  for (const [label, by] of own) removeAlias(draft, label, by);
  renameLabels(draft, own);
  if (keepAlias) for (const [label, by] of own) addAlias(draft, by, label);
  writeInferredRelations(draft, before, own);
}
