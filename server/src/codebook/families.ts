import type { Code } from './codebook';
import { bracketAlias, withoutBracket } from './labels';

type Placed = Pick<Code, 'label' | 'parent'>;

/** The part of a label before its first hyphen, or null: `QM` of `QM-robustness`. */
export function prefixOf(label: string): string | null {
  const prefix = label.slice(0, Math.max(0, label.indexOf('-')));
  return prefix === '' || /\s/.test(prefix) ? null : prefix;
}

/** The codes whose labels begin with one prefix. */
interface PrefixGroup {
  /** The prefix as the first of them spells it. */
  readonly name: string;
  codes: number;
  /** How many of them stand under each topmost parent. */
  readonly under: Map<string, number>;
}

/**
 * Tells the family of every code of a codebook, and of labels that are not in it yet (with no parent).
 *
 * What stands under a parent is of the topmost parent's family, and so is that parent. Else the prefix
 * tells: the code that names it in brackets, or the parent that most codes of this prefix stand under, or
 * the bare prefix when two codes share it.
 *
 * @param codes parents before their sub-codes
 */
export function familyFinder(codes: readonly Placed[]): (code: Placed) => string | null {
  const top = new Map<string, string>();
  for (const { label, parent } of codes) {
    if (parent === null) continue;
    const above = top.get(parent) ?? parent;
    top.set(parent, above);
    top.set(label, above);
  }
  const groups = prefixGroups(codes, top);
  const bracketed = new Map<string, string>();
  for (const { label } of codes) {
    const alias = bracketAlias(label)?.toLowerCase();
    if (alias !== undefined && !bracketed.has(alias)) bracketed.set(alias, top.get(label) ?? label);
  }

  return ({ label, parent }) => {
    const above = top.get(label) ?? (parent === null ? undefined : (top.get(parent) ?? parent));
    if (above !== undefined) return above;
    const named = bracketAlias(label)?.toLowerCase();
    if (named !== undefined && groups.has(named)) return bracketed.get(named) ?? label;
    const prefix = prefixKey(label);
    const bracket = bracketed.get(prefix);
    if (bracket !== undefined && bracket !== label) return bracket;
    const group = groups.get(prefix);
    if (group === undefined) return null;
    for (const [parentLabel, count] of group.under) if (2 * count > group.codes) return parentLabel;
    return group.codes > 1 ? group.name : null;
  };
}

function prefixGroups(codes: readonly Placed[], top: ReadonlyMap<string, string>): Map<string, PrefixGroup> {
  const groups = new Map<string, PrefixGroup>();
  for (const { label } of codes) {
    const prefix = prefixKey(label);
    const group = groups.get(prefix) ?? { name: prefixName(label), codes: 0, under: new Map() };
    groups.set(prefix, group);
    group.codes++;
    const above = top.get(label);
    if (above !== undefined) group.under.set(above, (group.under.get(above) ?? 0) + 1);
  }
  return groups;
}

/** A label without a hyphen may be the prefix itself: `Data` heads the family of `Data-duplicates`. */
function prefixName(label: string): string {
  return prefixOf(label) ?? withoutBracket(label);
}

function prefixKey(label: string): string {
  return prefixName(label).toLowerCase();
}

/** The family that a label not yet in the codebook belongs to, or null. */
export function familyForNewLabel(codes: readonly Code[], label: string): string | null {
  const code = { label, parent: null };
  return familyFinder([...codes, code])(code);
}

/** The codes of each family, both in the order of the codebook. */
export function familiesOf(all: readonly Code[]): Map<string, Code[]> {
  const families = new Map<string, Code[]>();
  for (const code of all) {
    if (code.family === null) continue;
    const members = families.get(code.family);
    if (members) members.push(code);
    else families.set(code.family, [code]);
  }
  return families;
}
