import { naturalOrder } from '../../codebook/naturalOrder';

/** Orders paths as people do: folder by folder, `Interview 9` before `Interview 10`. */
export function pathOrder(a: string, b: string): number {
  const parts = a.split('/');
  const others = b.split('/');
  for (const [i, part] of parts.entries()) {
    const other = others[i];
    if (other === undefined) break;
    const order = naturalOrder(part, other);
    if (order !== 0) return order;
  }
  return parts.length - others.length;
}
