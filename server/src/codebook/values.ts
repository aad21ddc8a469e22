import damerauLevenshtein from 'damerau-levenshtein';
import type { CodeKind } from './codebook';

const kinds: ReadonlySet<string> = new Set<CodeKind>(['issue', 'fix', 'topic']);

/** True for the values of `kind`. */
export function isKind(text: string): text is CodeKind {
  return kinds.has(text);
}

/** The one kind that a text may be a misspelling of: `issues`, `tpoic`; null for none. */
export function nearestKind(text: string): CodeKind | null {
  if (text.length > 10) return null;
  const near = (['issue', 'fix', 'topic'] as const).filter(
    (kind) => damerauLevenshtein(text.toLowerCase(), kind).steps <= 2,
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** `deprecated: yes` says that the code should not be used, and no more. */
export function deprecation(text: string): string | null {
  if (/^(?:yes|true)$/i.test(text)) return '';
  return /^(?:no|false)$/i.test(text) ? null : text;
}

/** `#rrggbb` in small letters; also for the short form `#rgb`. */
export function colorOf(text: string): string | null {
  const color = text.toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(color)) return color;
  return /^#[0-9a-f]{3}$/.test(color) ? color.replace(/[0-9a-f]/g, '$&$&') : null;
}

/** The colour that a text means without being one: `4e79a7`, `0x4e79a7`, or one that says how much shines through. */
export function nearestColor(text: string): string | null {
  const [, digits] = /^(?:#|0x)?([0-9a-f]{6}|[0-9a-f]{3})(?:[0-9a-f]{2})?$/i.exec(text.trim()) ?? [];
  return digits === undefined ? null : colorOf(`#${digits}`);
}
