import type { CodingChoice } from '../../../server/src/protocol/coding';

/**
 * The family that a new code goes into by its name: that of the codes with the same part before the first hyphen,
 * or the one that names this prefix, as `Documentation [DOC]` does.
 *
 * @returns null when there is none
 */
export function familyFor(
  label: string,
  families: readonly string[],
  codes: readonly Pick<CodingChoice, 'label' | 'family'>[],
): string | null {
  const prefix = prefixOf(label);
  if (prefix === '') return null;
  const sibling = codes.find((code) => code.family !== null && prefixOf(code.label) === prefix);
  return sibling?.family ?? families.find((family) => bracketOf(family) === prefix) ?? null;
}

function prefixOf(label: string): string {
  return label.slice(0, Math.max(0, label.indexOf('-'))).toLowerCase();
}

function bracketOf(family: string): string {
  const open = Math.max(family.lastIndexOf('['), family.lastIndexOf('('));
  return family.slice(open + 1, -1).toLowerCase();
}
