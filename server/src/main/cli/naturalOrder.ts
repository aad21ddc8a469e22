import { unitOrder } from '../../study/unitOrder';

// Not the locale of the machine: results are the same everywhere.
const collator = new Intl.Collator('en', { numeric: true });

/** Orders paths as people do: folder by folder, `Interview 9` before `Interview 10`. */
export function naturalOrder(a: string, b: string): number {
  const parts = a.split('/');
  const others = b.split('/');
  for (let i = 0; i < Math.min(parts.length, others.length); i++) {
    const order = collator.compare(parts[i] ?? '', others[i] ?? '');
    if (order !== 0) return order;
  }
  return parts.length - others.length || unitOrder(a, b);
}
