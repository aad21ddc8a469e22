import * as l10n from '@vscode/l10n';
import type { CodebookSource, PlacedText } from './fields';
import { changeTo, lineOfOffset, report, shorten } from './fields';
import { labelIndex } from './labels';
import type { NearIndex } from './near';
import { nearIndex, nearLabels } from './near';
import type { StatedCode } from './relate';
import { removalFromList } from './yamlPlaces';

/** A code as it is read, before what it says of other codes is checked. */
export interface Draft extends Omit<StatedCode, 'aliases' | 'fixes'> {
  readonly aliases: readonly PlacedText[];
  readonly fixes: PlacedText | null;
}

/** A code whose aliases are its own. */
interface Owner {
  readonly draft: Draft;
  readonly label: string;
  readonly aliases: readonly string[];
}

/**
 * Checks what the codes of a codebook say of each other. A spelling that two codes claim stands for the one
 * whose label it is, else for the first; a `fixes` that names no other code says nothing.
 *
 * @param drafts by label, in the order of the file
 */
export function checkReferences(source: CodebookSource, drafts: ReadonlyMap<string, Draft>): StatedCode[] {
  const owners = ownersOf(source, drafts);
  const labels = labelIndex({ codes: owners });
  let near: NearIndex<Owner> | undefined;
  return owners.map(({ draft, label, aliases }) => {
    if (draft.fixes === null) return { ...draft, aliases, fixes: null };
    const issue = labels.resolve(draft.fixes.text)?.label;
    if (issue !== undefined && issue !== label) return { ...draft, aliases, fixes: issue };
    near ??= nearIndex(labels);
    const [nearest] = issue === label ? [] : nearLabels(near, draft.fixes.text);
    const message =
      issue === label
        ? l10n.t('A code cannot fix itself. Name the issue that it is a fix of.')
        : unknownFixes(draft.fixes.text, nearest);
    const repair = nearest === undefined ? null : changeTo(source, draft.fixes.range, nearest, false);
    report(source, 'error', 'unknown-fixes', draft.fixes.range, message, repair);
    return { ...draft, aliases, fixes: null };
  });
}

function unknownFixes(written: string, nearest: string | undefined): string {
  return nearest === undefined
    ? l10n.t('`{0}` is no code of this codebook. Write one of its codes.', shorten(written))
    : l10n.t('`{0}` is no code of this codebook. Did you mean `{1}`?', shorten(written), nearest);
}

function ownersOf(source: CodebookSource, drafts: ReadonlyMap<string, Draft>): Owner[] {
  const owners = new Map<string, Draft>();
  return [...drafts.values()].map((draft) => {
    const aliases: string[] = [];
    for (const alias of draft.aliases) {
      const rival = drafts.get(alias.text) ?? owners.get(alias.text);
      if (rival === undefined) {
        owners.set(alias.text, draft);
        aliases.push(alias.text);
      } else if (rival !== draft || drafts.has(alias.text)) reportAlias(source, alias, draft, rival);
    }
    return { draft, label: draft.label, aliases };
  });
}

/** Says of an alias that it stands for another code (`rival`), or is the label of its own one. */
function reportAlias(source: CodebookSource, alias: PlacedText, draft: Draft, rival: Draft): void {
  const name = shorten(alias.text);
  if (rival === draft) {
    const message = l10n.t('`{0}` is the name of this very code. Remove the alias.', name);
    const repair = { edit: removalFromList(source.text, alias.range), text: '', certain: true };
    report(source, 'warning', 'alias-is-label', alias.range, message, repair);
  } else if (rival.label === alias.text) {
    const message = l10n.t(
      '`{0}` is a code of its own, in line {1}. Remove the alias or that code; until then it stands for that code.',
      name,
      lineOfOffset(source, rival.labelRange.start),
    );
    report(source, 'error', 'alias-is-label', alias.range, message);
  } else {
    const message = l10n.t(
      '`{0}` is an alias of `{1}`, too. Remove it from one of them; until then it stands for that code.',
      name,
      shorten(rival.label),
    );
    report(source, 'error', 'duplicate-label', alias.range, message);
  }
}
