import { shadesOf } from '../features/shared/shades';
import type { TreeRow } from '../features/trees/tree';
import type { TreeNode } from '../protocol/trees';
import { toRange } from './convert';

/**
 * A row in the protocol's words.
 *
 * @param above parts of the path to stand before the row's own
 */
export function toNode({ file, place, path, color, ...row }: TreeRow, above: readonly string[]): TreeNode {
  return {
    ...row,
    path: [...above, ...path],
    color: color === null ? null : shadesOf(color),
    uri: file,
    place: place && { uri: place.file, range: toRange(place.at) },
  };
}
